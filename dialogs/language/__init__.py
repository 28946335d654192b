"""How the product speaks: keys and values become text here, for every door."""
