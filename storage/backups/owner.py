"""The owner of a database, at work on it while nobody else has to be served."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Literal

import asyncpg

from storage.addresses import driver_arguments
from storage.wire import reaching

if TYPE_CHECKING:  # asyncpg's types are generic in its stubs only
    Session = asyncpg.Connection[asyncpg.Record]
else:
    Session = asyncpg.Connection


@asynccontextmanager
async def owner_of(owner_url: str) -> AsyncIterator[Session]:
    """Connect as the owner.

    Raises:
        DatabaseAway: the database cannot be reached.
    """
    with reaching():
        session = await asyncpg.connect(**driver_arguments(owner_url))
    try:
        yield session
    finally:
        await session.close()


@asynccontextmanager
async def keeping(
    session: Session, *, isolation: Literal["read_committed", "repeatable_read"] = "read_committed"
) -> AsyncIterator[None]:
    """Run one transaction as the keeper, who sees every row; the owner sees none."""
    async with session.transaction(isolation=isolation):
        await session.execute("SET LOCAL ROLE aantafel_keeper")
        yield
