"""The values of a case and the rules that hold for them."""
