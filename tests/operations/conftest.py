"""A team around a table, on a database of its own for each test."""

from collections.abc import AsyncIterator

import pytest

from cases.messages import Message
from storage.database import Database
from storage.migrations import prepare
from storage.posting import Posting
from storage.server import Server
from storage.vault import Vault
from tests.operations.table import PRACTICE, Table
from tests.postgres import clone_of, make_template
from tests.seeds import MASTER_KEY, HandClock, bot_url


async def _migrate(owner_url: str) -> None:
    await prepare(owner_url, MASTER_KEY)


@pytest.fixture(scope="session")
def migrated_for_operations(postgres: Server) -> str:
    """The name of a template with all tables and an open door for the bot's login."""
    return make_template(postgres, "migrated", _migrate)


@pytest.fixture
async def table(
    postgres: Server, migrated_for_operations: str, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Table]:
    """A table whose posted messages can be looked at, beside being stored."""
    clock = HandClock()
    async with clone_of(postgres, migrated_for_operations) as owner_url:
        database = Database(bot_url(owner_url), Vault(MASTER_KEY), clock, PRACTICE)
        await database.connect()
        table = Table(database, clock, owner_url)
        keep = Posting.post

        async def post(self: Posting, message: Message) -> None:
            await keep(self, message)
            table.posted.append(message)

        monkeypatch.setattr(Posting, "post", post)
        await table.furnish()
        yield table
        await database.close()
