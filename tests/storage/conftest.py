"""A database for each test, with the wall up and nobody in it yet."""

from collections.abc import AsyncIterator

import pytest

from cases.practices.practice import Practice
from storage.database import Database
from storage.migrations import prepare
from storage.server import Server
from storage.vault import Vault
from tests.postgres import clone_of, connect, make_template
from tests.seeds import MASTER_KEY, HandClock, School, bot_url, seed_school
from tests.storage.intruder import Intruder, Session, break_in


async def _migrate(owner_url: str) -> None:
    await prepare(owner_url, MASTER_KEY)


@pytest.fixture(scope="session")
def migrated(postgres: Server) -> str:
    """The name of a template with all tables and an open door for the bot's login."""
    return make_template(postgres, "migrated", _migrate)


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


@pytest.fixture
async def school(database: Database, clock: HandClock) -> School:
    """A school with a team, channels and people, written by the roster sync."""
    return await seed_school(database, clock)


@pytest.fixture
async def intruder(owner_url: str, clock: HandClock) -> AsyncIterator[Intruder]:
    """Somebody with the bot's login."""
    async with break_in(bot_url(owner_url), clock) as somebody:
        yield somebody


@pytest.fixture
async def owner(owner_url: str) -> AsyncIterator[Session]:
    """A connection of the database's owner, who is superuser in tests."""
    connection = await connect(owner_url)
    yield connection
    await connection.close()
