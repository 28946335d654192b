"""Several questions asked in one round trip, by pages that ask the same ones each time.

What is asked, and how an answer is read, stays with each part of the store: it asks as always,
and gets what was read ahead.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, func, select

from storage.wire import Row, Statement


class Ahead:
    """Questions that change nothing, and agree on what the names of their values mean."""

    def __init__(self, *statements: Statement) -> None:
        self._statements = statements

    @cached_property
    def together(self) -> Statement:
        """All of them in one; its only row has a list of rows for each."""
        return Statement(select(*(_all_rows(one) for one in self._statements)))

    def answers(self, row: Row) -> Iterator[tuple[Statement, list[Row]]]:
        """Yield what the row of ``together`` holds, as each statement would have returned it."""
        for statement, make, found in zip(self._statements, self._rows, row, strict=True):
            yield statement, [make(one) for one in found]

    @cached_property
    def _rows(self) -> list[Callable[[Iterable[object]], Row]]:
        """What makes a row of each statement: asyncpg gives those within lists without names."""
        selected = [cast("Select[Any]", one.core).selected_columns for one in self._statements]
        kinds: list[Any] = [namedtuple("Row", columns.keys()) for columns in selected]  # noqa: PYI024 - of any type
        return [kind._make for kind in kinds]


def _all_rows(statement: Statement) -> ColumnElement[Any]:
    rows = cast("Select[Any]", statement.core).subquery()
    return func.array(select(func.row(*rows.c)).scalar_subquery())
