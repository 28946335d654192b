"""The kinds of answers, and how each is recognised in someone's words."""
