"""A database of its own for each test, with all tables, the wall up, and nobody in it yet."""

from collections.abc import AsyncIterator

import pytest

from cases.practices.practice import Practice
from storage.database import Database
from storage.migrations import prepare
from storage.server import Server
from storage.vault import Vault
from tests.postgres import clone_of, make_template
from tests.seeds import MASTER_KEY, HandClock, bot_url


async def _migrate(owner_url: str) -> None:
    await prepare(owner_url, MASTER_KEY)


def migrated_template(server: Server) -> str:
    """Return the name of a template with all tables and an open door for the bot's login."""
    return make_template(server, "migrated", _migrate)


@pytest.fixture(scope="session")
def migrated(postgres: Server) -> str:
    """The name of a template with all tables and an open door for the bot's login."""
    return migrated_template(postgres)


@pytest.fixture
async def owner_url(postgres: Server, migrated: str) -> AsyncIterator[str]:
    """The owner's address of a migrated database for this test alone."""
    async with clone_of(postgres, migrated) as url:
        yield url


@pytest.fixture
def clock() -> HandClock:
    """A clock that stands still until it is moved."""
    return HandClock()


@pytest.fixture
async def database(owner_url: str, clock: HandClock) -> AsyncIterator[Database]:
    """The database as the bot reaches it."""
    opened = Database(bot_url(owner_url), Vault(MASTER_KEY), clock, Practice())
    await opened.connect()
    yield opened
    await opened.close()
