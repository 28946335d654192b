"""Taking a database away from the bot while it runs, and giving it back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import make_url

from tests.postgres import connect

NO_ROOM = ("CONNECTION LIMIT 0", "CONNECTION LIMIT -1")
"""Refused with 53300, too many connections."""
CLOSED = ("ALLOW_CONNECTIONS false", "ALLOW_CONNECTIONS true")
"""Refused with 55000, not accepting connections: as while a backup is put back."""


async def let_in(owner_url: str, *, allowed: bool, ways: tuple[str, str] = NO_ROOM) -> None:
    """Open or close the bot's database, and throw everybody out of it when it closes."""
    name = make_url(owner_url).database
    outside = make_url(owner_url).set(database="postgres")
    owner = await connect(outside.render_as_string(hide_password=False))
    try:
        await owner.execute(f'ALTER DATABASE "{name}" {ways[allowed]}')
        if not allowed:
            await owner.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", name
            )
    finally:
        await owner.close()


@asynccontextmanager
async def away(owner_url: str, ways: tuple[str, str] = NO_ROOM) -> AsyncIterator[None]:
    """Keep the bot out of its database until the block is left."""
    await let_in(owner_url, allowed=False, ways=ways)
    yield
    await let_in(owner_url, allowed=True, ways=ways)
