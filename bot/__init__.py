"""The outside world, and the one place where the parts meet."""
