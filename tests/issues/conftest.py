"""Bugs that showed in a conversation are tried again in the same school."""

from tests.conversations.conftest import closed_school, migrated_for_conversations, school

__all__ = ["closed_school", "migrated_for_conversations", "school"]
