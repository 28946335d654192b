"""The web pages for guests and staff."""
