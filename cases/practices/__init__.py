"""A region's way of working, as data."""
