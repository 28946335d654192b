"""One forgetful PostgreSQL for a whole run of the tests, and a database for each test.

The run has a folder; every pytest-xdist worker that needs the database starts or adopts the
server in it, the last one stops it, and the main process removes it. What a killed run left
behind is removed by the next one.
"""

import asyncio
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import asyncpg
from sqlalchemy import make_url

from storage.server import EmbeddedServer, Server, locks
from tests.kept_databases import OFTEN, Connection, Original

Migrate = Callable[[str], Awaitable[None]]
"""Brings the database at an owner's URL up to date."""

_RUN = "AANTAFEL_TEST_RUN"
_ONE_AT_A_TIME = 20261121
"""Key of the advisory lock under which one worker makes a template while the others wait."""


class TestRun:
    """The folder of this run, held by the main process; the workers find it by name."""

    __test__ = False

    def __init__(self) -> None:
        every_run = Path(tempfile.gettempdir(), f"aantafel-tests-{os.geteuid()}")
        every_run.mkdir(mode=0o700, exist_ok=True)
        for left_behind in every_run.glob("run-*"):
            _remove_unless_running(left_behind)
        # Only a folder that is held is called run-…: another run would remove it before.
        new = Path(tempfile.mkdtemp(prefix="new-", dir=every_run))
        self._lock = locks.take(new / "run.lock")
        self._folder = new.rename(every_run / new.name.replace("new-", "run-", 1))
        os.environ[_RUN] = str(self._folder)

    def end(self) -> None:
        """Stop the server and delete everything the run stored."""
        EmbeddedServer(self._folder, durable=False).remove()
        if self._lock is not None:
            os.close(self._lock)
        shutil.rmtree(self._folder)


def _remove_unless_running(folder: Path) -> None:
    lock = locks.take(folder / "run.lock")
    if lock is not None:
        EmbeddedServer(folder, durable=False).remove()
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def server_of_this_run() -> EmbeddedServer:
    """Return the run's server, to be started by whoever needs it."""
    return EmbeddedServer(Path(os.environ[_RUN]), durable=False)


def make_template(server: Server, name: str, migrate: Migrate) -> str:
    """Make and migrate a database to copy from, once in a run, and return its name.

    Not async, so that a fixture of the whole session can call it whatever event loop runs.
    """
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, _make_template(server, name, migrate)).result()
    return name


async def _make_template(server: Server, name: str, migrate: Migrate) -> None:
    owner = await connect(server.owner_url)
    try:
        await owner.execute("SELECT pg_advisory_lock($1)", _ONE_AT_A_TIME)
        if await owner.fetchval("SELECT true FROM pg_database WHERE datname = $1", name):
            return
        half = f"{name}_half"
        await owner.execute(f'DROP DATABASE IF EXISTS "{half}" WITH (FORCE)')
        await owner.execute(f'CREATE DATABASE "{half}"')
        await migrate(server.database_url(half))
        await owner.execute(f'ALTER DATABASE "{half}" RENAME TO "{name}"')
    finally:
        await owner.close()


@dataclass(slots=True)
class _Copies:
    """Databases of a template that nobody is using, each with how many tests did."""

    original: Original
    free: list[tuple[str, int]] = field(default_factory=list)


_COPIES: dict[tuple[Server, str], _Copies] = {}


@asynccontextmanager
async def clone_of(server: Server, template: str = "template1") -> AsyncIterator[str]:
    """Yield the owner's URL of a database that holds what the template holds.

    Nobody else uses it meanwhile. Afterwards another test may, once it is put back to what
    the template holds; where that cannot be done it is dropped.
    """
    copies = _COPIES.get((server, template))
    name, times = copies.free.pop() if copies and copies.free else await _new(server, template)
    url = server.database_url(name)
    yield url
    copies = _COPIES[server, template]
    if times < OFTEN and await _put_back(url, copies.original):
        copies.free.append((name, times + 1))
    else:
        async with _maintenance(server) as owner:
            await owner.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


async def _new(server: Server, template: str) -> tuple[str, int]:
    name = f"test_{uuid4().hex}"
    async with _maintenance(server) as owner:
        await owner.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    if (server, template) not in _COPIES:
        copy = await connect(server.database_url(name))
        _COPIES[server, template] = _Copies(await Original.of(copy))
        await copy.close()
    return name, 1


async def _put_back(url: str, original: Original) -> bool:
    try:
        used = await connect(url)
    except asyncpg.PostgresError:  # closed, or gone
        return False
    try:
        return await original.put_back(used)
    finally:
        await used.close()


@asynccontextmanager
async def _maintenance(server: Server) -> AsyncIterator[Connection]:
    owner = await connect(server.database_url("postgres"))
    try:
        yield owner
    finally:
        await owner.close()


async def connect(url: str) -> Connection:
    """Connect without SQLAlchemy to where its URL points."""
    parts = make_url(url)
    host = parts.query["host"]
    return await asyncpg.connect(
        host=host if isinstance(host, str) else host[0],
        port=5432,
        user=parts.username,
        password=parts.password,
        database=parts.database,
    )
