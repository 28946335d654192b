"""The pages of the school's staff: reading a case through a one-time link."""
