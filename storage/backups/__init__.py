"""Backups: data, and apart from it the keys that open it."""
