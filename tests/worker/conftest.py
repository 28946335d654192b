"""A school with the bot in it, for what the worker does by itself."""

from tests.school_fixtures import closed_school, migrated, school

__all__ = ["closed_school", "migrated", "school"]
