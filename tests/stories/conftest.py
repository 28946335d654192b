"""A school with the bot in it, on a database of its own for each test."""

from tests.school_fixtures import closed_school, migrated, school

__all__ = ["closed_school", "migrated", "school"]
