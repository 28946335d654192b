"""Our bot, with a database of its own, and Microsoft's client in front of it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic

import pytest
from aiohttp.test_utils import TestServer

from bot.app import Outside, open_app
from bot.delivery.mail import From
from bot.delivery.smtp import MailServer
from bot.edge import playground_edge
from bot.foundation import Foundation
from cases.practices.practice import SCHOOL_ZONE, Practice
from storage.database import Database
from storage.vault import Vault
from tests.agents_playground.agents_client import BOT_ID, AgentsPlayground, free_port
from tests.our_databases import migrated, owner_url
from tests.seeds import MASTER_KEY, bot_url

__all__ = ["client", "migrated", "owner_url"]

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=SCHOOL_ZONE)


@pytest.fixture
async def client(owner_url: str, tmp_path: Path) -> AsyncIterator[AgentsPlayground]:
    """Microsoft's client, connected to our bot."""
    port = free_port()
    async with (
        open_app(_outside(owner_url, f"http://localhost:{port}/_connector")) as app,
        TestServer(app, host="127.0.0.1") as bot,
        AgentsPlayground.in_front_of(
            str(bot.make_url("/api/messages")), port, tmp_path / "client.log"
        ) as client,
    ):
        yield client


def _outside(owner_url: str, service_url: str) -> Outside:
    practice = Practice()
    began = monotonic()

    def clock() -> datetime:
        # It moves, as events that come at the same moment as a reading are taken for newer.
        return MONDAY + timedelta(seconds=monotonic() - began)

    @asynccontextmanager
    async def foundation() -> AsyncIterator[Foundation]:
        database = Database(bot_url(owner_url), Vault(MASTER_KEY), clock, practice)
        await database.connect()
        yield Foundation(database, practice, MASTER_KEY)
        await database.close()

    return Outside(
        edge=lambda: playground_edge(BOT_ID, service_url),
        foundation=foundation,
        clock=clock,
        public_url="http://localhost:1",
        mail_server=MailServer.from_url("smtp://127.0.0.1:1"),
        sender=From("aan-tafel@school.example", "Aan tafel"),
        strict_texts=True,
        poll=False,
    )
