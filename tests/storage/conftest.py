"""A database for each test, with the wall up and nobody in it yet."""

from collections.abc import AsyncIterator

import pytest

from storage.database import Database
from tests.our_databases import clock, database, migrated, owner_url
from tests.postgres import connect
from tests.seeds import HandClock, School, bot_url, seed_school
from tests.storage.intruder import Intruder, Session, break_in

__all__ = ["clock", "database", "intruder", "migrated", "owner", "owner_url", "school"]


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
