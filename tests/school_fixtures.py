"""A school with the bot in it, on a database of its own for each test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.migrations import prepare
from storage.server import Server
from tests.postgres import clone_of, make_template
from tests.school_in_a_box import SchoolInABox
from tests.seeds import MASTER_KEY


async def _migrate(owner_url: str) -> None:
    await prepare(owner_url, MASTER_KEY)


@pytest.fixture(scope="session")
def migrated_for_conversations(postgres: Server) -> str:
    """The name of a template with all tables and an open door for the bot's login."""
    return make_template(postgres, "conversations", _migrate)


@pytest.fixture
async def closed_school(
    postgres: Server, migrated_for_conversations: str, tmp_path: Path
) -> AsyncIterator[SchoolInABox]:
    """A school whose bot does not run yet."""
    async with clone_of(postgres, migrated_for_conversations) as owner_url:
        yield SchoolInABox(owner_url, tmp_path)


@pytest.fixture
async def school(closed_school: SchoolInABox) -> AsyncIterator[SchoolInABox]:
    """A school whose bot runs."""
    async with closed_school.open() as opened:
        yield opened
