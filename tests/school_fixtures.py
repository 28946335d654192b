"""A school with the bot in it, on a database of its own for each test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.server import Server
from tests.our_databases import migrated
from tests.postgres import clone_of
from tests.school_in_a_box import SchoolInABox

__all__ = ["closed_school", "migrated", "school"]


@pytest.fixture
async def closed_school(
    postgres: Server, migrated: str, tmp_path: Path
) -> AsyncIterator[SchoolInABox]:
    """A school whose bot does not run yet."""
    async with clone_of(postgres, migrated) as owner_url:
        yield SchoolInABox(owner_url, tmp_path)


@pytest.fixture
async def school(closed_school: SchoolInABox) -> AsyncIterator[SchoolInABox]:
    """A school whose bot runs."""
    async with closed_school.open() as opened:
        yield opened
