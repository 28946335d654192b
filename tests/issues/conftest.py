"""Bugs that showed in a conversation are tried again in the same school."""

from tests.school_fixtures import closed_school, migrated, school

__all__ = ["closed_school", "migrated", "school"]
