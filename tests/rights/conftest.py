"""A school with the bot in it, and databases for what goes past the bot."""

from tests.school_fixtures import closed_school, migrated, school

__all__ = ["closed_school", "migrated", "school"]
