"""Connections to PostgreSQL, and transactions on them."""

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import timedelta

import asyncpg
from asyncpg.pool import PoolConnectionProxy

from storage.addresses import driver_arguments
from storage.errors import DatabaseAway
from storage.wire import Connection, Row, Statement, reaching

_MOST_CONNECTIONS = 10
_PATIENCE = timedelta(seconds=5)
_MOST_STATEMENTS = 500  # more than there are, so that none is prepared twice
PLANNING = {
    "jit": "off",  # compiling costs more than any of our statements
    "random_page_cost": "1.1",  # what is in use is in memory: by index, also while there is little
}
"""How PostgreSQL plans for every connection of the bot."""

_SERVER_SETTINGS = PLANNING | {
    "application_name": "aantafel",
    "statement_timeout": "15s",
    "lock_timeout": "10s",
    "idle_in_transaction_session_timeout": "30s",
}


class Pool:
    """A few connections, each opened when it is first needed."""

    def __init__(self, url: str, role: str | None = None, at_once: int = _MOST_CONNECTIONS) -> None:
        """Take where they go, the role they are in from their start, and how many there may be."""
        self._url = url
        self._settings = _SERVER_SETTINGS | ({"role": role} if role else {})
        self._at_once = at_once
        self._pool: asyncpg.Pool[Row] | None = None

    async def open(self) -> None:
        """Open the first connection. Raises ``DatabaseAway`` when that fails."""
        with reaching():
            pool = asyncpg.create_pool(
                **driver_arguments(self._url),
                min_size=0 if "role" in self._settings else 1,
                max_size=self._at_once,
                reset=_as_it_is,
                record_class=Row,
                statement_cache_size=_MOST_STATEMENTS,
                max_cached_statement_lifetime=0,
                timeout=_PATIENCE.total_seconds(),
                server_settings=self._settings,
            )
            try:
                self._pool = await pool
            except BaseException:
                pool.terminate()  # who is stopped while starting leaves nothing open
                raise

    async def close(self) -> None:
        """Close all connections, once they are given back."""
        if self._pool is not None:
            await self._pool.close()
            self._pool = None

    async def ask(self, statement: Statement, values: Mapping[str, object]) -> list[Row]:
        """Return the rows of a statement that is a transaction by itself.

        Raises:
            DatabaseAway: no connection could be had, or it broke.
        """
        sql, arguments = statement.bound(values)
        pool, connection = await self._acquired()
        try:
            with reaching():
                return await connection.fetch(sql, *arguments)
        finally:
            await pool.release(connection)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Connection]:
        """Yield a connection in a transaction: committed at the end, or rolled back.

        Raises:
            DatabaseAway: no connection could be had, or it broke.
        """
        pool, connection = await self._acquired()
        try:
            transaction = connection.transaction()
            with reaching():
                await transaction.start()
            try:
                yield connection
            except DatabaseAway:
                with suppress(asyncpg.InterfaceError):  # it noticed before us
                    connection.terminate()
                raise
            except BaseException:
                with suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
                    await transaction.rollback()
                raise
            with reaching():
                await transaction.commit()
        finally:
            await pool.release(connection)

    async def _acquired(self) -> "tuple[asyncpg.Pool[Row], PoolConnectionProxy[Row]]":
        if self._pool is None:
            raise RuntimeError("open() comes first")
        # Nobody waits for a connection that is idle, and watching the time is a third of the cost.
        patience = None if self._pool.get_idle_size() else _PATIENCE.total_seconds()
        with reaching(), _connecting():
            return self._pool, await self._pool.acquire(timeout=patience)


@contextmanager
def _connecting() -> Iterator[None]:
    """Whatever refuses a connection, such as a right to it that is gone, keeps us out for now."""
    try:
        yield
    except asyncpg.PostgresError as error:
        raise DatabaseAway from error


async def _as_it_is(_: Connection) -> None:
    """Give a connection back unchanged: what we set ends with its transaction."""
