"""What stands before anything is served: the data folder, the keys, the database."""

import asyncio
import base64
import os
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from bot.languages import with_drafts
from bot.practice_file import practice_of
from bot.settings import KEY_BYTES, Settings, SettingsOdd
from cases.desk import Clock
from cases.practices.practice import Practice
from storage.database import Database
from storage.migrations import prepare
from storage.server import EmbeddedServer
from storage.vault import Vault

_PRIVATE = 0o600


class Serves(StrEnum):
    """What a data folder was used for; it never serves the other (design 8)."""

    TEAMS = "teams"
    PLAYGROUND = "playground"


@dataclass(frozen=True, slots=True)
class Foundation:
    """A database that is ready, and the key from which the page forms' seal is made."""

    database: Database
    practice: Practice
    master_key: bytes = field(repr=False)


@asynccontextmanager
async def lay_foundation(
    settings: Settings, serves: Serves, clock: Clock
) -> AsyncIterator[Foundation]:
    """Open the folder, start or reach PostgreSQL, bring it up to date and connect.

    Raises:
        SettingsOdd: the folder served something else, or a key is missing.
        ServerUnavailable: there is no PostgreSQL to start; the message says what to install.
        DatabaseAway: the database cannot be reached.
    """
    home = settings.home / serves if serves is Serves.PLAYGROUND else settings.home
    _claim(home, serves)
    master_key = _own_key(home) if serves is Serves.PLAYGROUND else settings.read_master_key()
    by_graph = settings.graph and serves is Serves.TEAMS
    practice = replace(practice_of(settings), makes_online_meetings=by_graph)
    if serves is Serves.PLAYGROUND:  # where translations are looked at before they are relied on
        languages = with_drafts(practice.parents_languages)
        practice = replace(practice, parents_languages=languages)
    async with _owned(settings, home, serves) as owned:
        url = await prepare(owned.url, master_key)
        database = Database(url, Vault(master_key), clock, practice)
        await database.connect()
        try:
            yield Foundation(database, practice, master_key)
        finally:
            await database.close()


@dataclass(frozen=True, slots=True)
class OwnedDatabase:
    """The database as its owner reaches it; ``programs`` is None when it is not embedded."""

    url: str = field(repr=False)
    programs: Path | None = None


@asynccontextmanager
async def owned_database(settings: Settings) -> AsyncIterator[OwnedDatabase]:
    """Start or reach the PostgreSQL of the bot for Teams, and leave it as it is.

    Raises:
        SettingsOdd, ServerUnavailable: as ``lay_foundation``.
    """
    _claim(settings.home, Serves.TEAMS)
    async with _owned(settings, settings.home, Serves.TEAMS) as owned:
        yield owned


@asynccontextmanager
async def _owned(settings: Settings, home: Path, serves: Serves) -> AsyncIterator[OwnedDatabase]:
    if settings.database_url is not None:
        if serves is Serves.PLAYGROUND:
            raise SettingsOdd("the playground keeps its own data: unset AANTAFEL_DATABASE_URL")
        yield OwnedDatabase(settings.database_url.get_secret_value())
        return
    server = EmbeddedServer(home / "postgres")
    running = await asyncio.to_thread(server.start)
    try:
        yield OwnedDatabase(running.owner_url, running.programs)
    finally:
        await asyncio.to_thread(server.stop)


def _claim(home: Path, serves: Serves) -> None:
    """Mark the folder for what it serves, and refuse one that served the other."""
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    mark = home / "serves"
    if mark.exists() and mark.read_text().strip() != serves:
        raise SettingsOdd(f"{home} holds data of another kind: set AANTAFEL_HOME to a new folder")
    mark.write_text(serves)


def _own_key(home: Path) -> bytes:
    """Return the key the playground made for itself the first time."""
    path = home / "master.key"
    if not path.exists():
        key = base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES))
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
        with os.fdopen(handle, "wb") as file:
            file.write(key)
    return base64.urlsafe_b64decode(path.read_bytes())
