"""Brings a database up to date, and makes the roles and the login the bot works with."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from storage.addresses import driver_address
from storage.errors import DatabaseClosed, MigrationBlocked
from storage.migrations.audit_key import keep_audit_key
from storage.migrations.closing import check_open
from storage.migrations.lineage import check_lineage, keep_lineage
from storage.migrations.logins import (
    let_keeper_read,
    login_name,
    login_password,
    make_login,
    make_roles,
)
from storage.vault import proof_pads

_TURN = 7_265_001  # any number, as long as every migrator of this project uses the same
_POLL = timedelta(milliseconds=50)
_PATIENCE = timedelta(minutes=2)
_LOCK_TIMEOUT = "10s"


async def upgrade(owner_url: str, revision: str = "head") -> None:
    """Bring the database at the owner's address up to a revision, by default the newest.

    Several processes may call this at once: they take turns.

    Raises:
        MigrationBlocked: another one held its turn for longer than two minutes.
        DatabaseClosed: its tables were made by another build.
    """
    async with _owner(owner_url) as engine:
        await _upgrade(engine, revision)


async def prepare(owner_url: str, master_key: bytes) -> str:
    """Bring the database up to date and return the address the bot works with.

    The bot's login owns nothing, may read nothing by itself and cannot pass the wall. Its
    name and password follow from the master key, so replicas need not agree on them, and
    two installations on one server (each with its own key) do not share it.

    Raises:
        MigrationBlocked: as ``upgrade``.
        DatabaseClosed: something was begun in it that has to be finished first, its master
            key is another one, or its tables were made by another build.
    """
    async with _owner(owner_url) as engine:
        async with engine.connect() as connection:
            await check_open(connection)
        await _upgrade(engine)
        async with engine.begin() as connection:
            await _keep_proof_key(connection, master_key)
            await keep_audit_key(connection, master_key)
        await make_login(engine, master_key)
    bot = driver_address(owner_url).set(
        drivername="postgresql",
        username=login_name(master_key),
        password=login_password(master_key),
    )
    return bot.render_as_string(hide_password=False)


def knows(revision: str) -> bool:
    """Say whether this release can bring tables of that revision up to date."""
    scripts = ScriptDirectory(str(Path(__file__).parent))
    return revision in {script.revision for script in scripts.walk_revisions()}


@asynccontextmanager
async def _owner(owner_url: str) -> AsyncIterator[AsyncEngine]:
    engine = create_async_engine(driver_address(owner_url), poolclass=NullPool)
    try:
        yield engine
    finally:
        await engine.dispose()


async def _upgrade(engine: AsyncEngine, revision: str = "head") -> None:
    await make_roles(engine)
    async with _turn(engine), engine.begin() as connection:
        await connection.execute(text(f"SET LOCAL lock_timeout = '{_LOCK_TIMEOUT}'"))
        await connection.run_sync(check_lineage)
        await connection.run_sync(_run_revisions, revision)
        await connection.run_sync(keep_lineage)
        await let_keeper_read(connection)


def _run_revisions(connection: Connection, revision: str) -> None:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    command.upgrade(config, revision)


@asynccontextmanager
async def _turn(engine: AsyncEngine) -> AsyncIterator[None]:
    """Wait for this process's turn to migrate.

    Polled on a connection of its own: a migrator that blocked on the lock would hold a
    snapshot, and an index built concurrently by the other would wait for that for ever.
    """
    deadline = time.monotonic() + _PATIENCE.total_seconds()
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        take = text("SELECT pg_try_advisory_lock(:turn)").bindparams(turn=_TURN)
        while not await connection.scalar(take):
            if time.monotonic() > deadline:
                raise MigrationBlocked("another migration has not finished")
            await asyncio.sleep(_POLL.total_seconds())
        yield  # the lock ends with the connection


async def _keep_proof_key(connection: AsyncConnection, master_key: bytes) -> None:
    """Let the database check proofs; written as the functions' own role, which alone may.

    Raises:
        DatabaseClosed: it checks those of another master key, whose cases this one cannot open.
    """
    inner, outer = proof_pads(master_key)
    await connection.execute(text("SET LOCAL ROLE aantafel_wall"))
    await connection.execute(
        text(
            "INSERT INTO aantafel.proof_key (inner_pad, outer_pad) VALUES (:inner, :outer) "
            "ON CONFLICT (tenant_id) DO NOTHING"
        ),
        {"inner": inner, "outer": outer},
    )
    if await connection.scalar(text("SELECT inner_pad FROM aantafel.proof_key")) != inner:
        raise DatabaseClosed(
            "AANTAFEL_MASTER_KEY is not the master key of this database: set the one it was made "
            "with. To change it, run `aantafel rotate-key`."
        )
