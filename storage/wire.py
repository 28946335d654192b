"""Statements, and the connection that runs them.

Statements are written in SQLAlchemy Core and compiled once; asyncpg runs them itself.
SQLAlchemy's own way of running them takes five times the driver's time, which would be
half of a turn.
"""

from collections.abc import Iterable, Mapping
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

import asyncpg
from asyncpg.pool import PoolConnectionProxy
from sqlalchemy import ColumnElement, Delete, Dialect, Insert, Table, Update, or_
from sqlalchemy.dialects.postgresql.asyncpg import dialect
from sqlalchemy.sql.base import Executable
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement

from storage.errors import DatabaseAway, is_away

_DIALECT: Dialect = dialect()  # type: ignore[no-untyped-call]
_SAVEPOINT = "command"


class Row(asyncpg.Record):
    """A row whose columns are attributes."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a column is of any type
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


if TYPE_CHECKING:  # asyncpg's types are generic in its stubs only
    from storage.ahead import Ahead

    Connection = asyncpg.Connection[Row] | PoolConnectionProxy[Row]
else:
    Connection = asyncpg.Connection


class _Together(Enum):
    """Whether a savepoint is wanted, and whether there is one yet."""

    NO = auto()
    ASKED = auto()
    BEGUN = auto()


class Statement:
    """A statement with named parameters, compiled when it is first run.

    An insert without values gets those columns whose values it is run with; it is the same
    columns each time, as each statement is run in one place.
    """

    __slots__ = ("_constants", "_names", "_sql", "core", "writes")

    def __init__(self, core: Executable, *, writes: bool = False) -> None:
        """Take a statement; ``writes`` marks one that returns rows and changes some as well."""
        self.writes = writes
        self.core = core
        self._sql: str | None = None
        self._names: tuple[str, ...] = ()
        self._constants: dict[str, object] = {}

    def changes_a_case(self, values: Mapping[str, object]) -> bool:
        """Say whether it changes rows of a case, and not one that belongs to none."""
        core = self.core
        return (
            isinstance(core, Insert | Update | Delete)
            and "case_id" in cast("Table", core.table).columns
            and "case_id" not in values
        )

    def bound(self, values: Mapping[str, object]) -> tuple[str, list[object]]:
        """Return the SQL, and the values in the order in which it counts them."""
        if self._sql is None:
            self._compile(values)
        constants = self._constants
        arguments = [values[name] if name in values else constants[name] for name in self._names]
        return cast("str", self._sql), arguments

    def _compile(self, values: Mapping[str, object]) -> None:
        core = self.core
        columns = None
        if isinstance(core, Insert):
            columns = [name for name in values if name in core.table.columns]
        compiled = cast("ClauseElement", core).compile(dialect=_DIALECT, column_keys=columns)
        assert isinstance(compiled, SQLCompiler)
        self._names = tuple(compiled.positiontup or ())
        filled = compiled.construct_params(dict(values))
        self._constants = {name: filled[name] for name in self._names if name not in values}
        self._sql = compiled.string


class _Reaching:
    """Turns what the driver raises into what it means, at a fifth of what a generator costs."""

    def __enter__(self) -> None:
        """Begin to speak to the database."""

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        """Raise ``DatabaseAway`` when it cannot be reached, or refuses to serve now."""
        # The last of these is what a connection just cut off can answer.
        if isinstance(error, OSError | asyncpg.InterfaceError | asyncpg.InternalClientError) or (
            isinstance(error, asyncpg.PostgresError) and is_away(error)
        ):
            raise DatabaseAway from error


_REACHING = _Reaching()


def reaching() -> _Reaching:
    """Return what stands around everything that is said to the database.

    Raises:
        DatabaseAway: it cannot be reached, or refuses to serve now.
    """
    return _REACHING


def one_of(column: ColumnElement[str], values: Iterable[str]) -> ColumnElement[bool]:
    """Return whether a column holds one of a few constants.

    ``in_`` will not do: SQLAlchemy writes it out anew each time it runs a statement itself.
    """
    return or_(*(column == value for value in values))


class Wire:
    """Runs statements within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._is_broken = False
        self._together = _Together.NO
        self.seen: dict[Statement, Mapping[UUID, list[Row]]] = {}
        """What was read of cases looked at together, by statement; nothing once one is written."""
        self._ahead: dict[Statement, tuple[list[object], list[Row]]] = {}

    async def rows(self, statement: Statement, values: Mapping[str, object]) -> list[Row]:
        """Run a statement and return its rows."""
        sql, arguments = statement.bound(values)
        if statement in self._ahead and self._ahead[statement][0] == arguments:
            return self._ahead[statement][1]
        if statement.writes:
            await self._before_writing()
        with self:
            return await self._connection.fetch(sql, *arguments)

    async def look_ahead(self, ahead: "Ahead", values: Mapping[str, object]) -> None:
        """Ask several things at once; the answers wait for who asks, until one is written."""
        [row] = await self.rows(ahead.together, values)
        for statement, rows in ahead.answers(row):
            self._ahead[statement] = (statement.bound(values)[1], rows)

    async def change(self, statement: Statement, values: Mapping[str, object]) -> int:
        """Run a statement and return how many rows it changed."""
        sql, arguments = statement.bound(values)
        await self._before_writing()
        with self:
            status = await self._connection.execute(sql, *arguments)
        return int(status.rpartition(" ")[2])

    def begin_together(self) -> None:
        """From here, remember the way back; nothing is sent before something is written."""
        self._together = _Together.ASKED

    def end_together(self) -> None:
        """Keep what was written."""
        self._together = _Together.NO

    async def undo_together(self) -> None:
        """Undo what was written since ``begin_together``, a statement that failed included."""
        if self._together is _Together.BEGUN:
            with reaching():
                await self._connection.execute(f"ROLLBACK TO SAVEPOINT {_SAVEPOINT}")
            self._is_broken = False
            self._forget()
        self._together = _Together.NO

    def check_whole(self) -> None:
        """Refuse to commit after an error that somebody swallowed: it would keep nothing.

        Raises:
            RuntimeError: a statement failed and the work went on.
        """
        if self._is_broken:
            raise RuntimeError("a statement failed and its error was swallowed")

    def _forget(self) -> None:
        self.seen.clear()
        self._ahead.clear()

    async def _before_writing(self) -> None:
        self._forget()
        if self._together is _Together.ASKED:
            with self:
                await self._connection.execute(f"SAVEPOINT {_SAVEPOINT}")
            self._together = _Together.BEGUN

    def __enter__(self) -> None:
        """Begin a statement."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Remember that it failed, and say what that means; see ``reaching``."""
        if error is not None:
            self._is_broken = True
            _REACHING.__exit__(kind, error, trace)
