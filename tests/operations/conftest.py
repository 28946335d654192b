"""A team around a table, on a database of its own for each test."""

from collections.abc import AsyncIterator

import pytest

from cases.messages import Message
from storage.database import Database
from storage.posting import Posting
from storage.server import Server
from storage.vault import Vault
from tests.operations.table import PRACTICE, Table
from tests.our_databases import migrated
from tests.postgres import clone_of
from tests.seeds import MASTER_KEY, HandClock, bot_url

__all__ = ["migrated"]


@pytest.fixture
async def table(
    postgres: Server, migrated: str, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Table]:
    """A table whose posted messages can be looked at, beside being stored."""
    clock = HandClock()
    async with clone_of(postgres, migrated) as owner_url:
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
