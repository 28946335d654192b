"""What the parts of the store have in common: one scope, keys, and fresh rosters."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BindParameter,
    Table,
    Uuid,
    and_,
    any_,
    bindparam,
    insert,
    select,
)

from cases.errors import CaseNotFound
from storage.errors import RosterStale
from storage.scope import Scope
from storage.tables.cases import CASE_KEYS, CASES
from storage.tables.rosters import CHANNELS
from storage.tables.watching import SEAT_NEWS
from storage.vault import Key
from storage.wire import Row, Statement

TENANT = bindparam("tenant", type_=Uuid())
CASE = bindparam("case", type_=Uuid())
EACH_CASE = any_(bindparam("cases", type_=ARRAY(Uuid())))
"""What ``case_id`` equals in a statement that is run by ``_of_case``."""

PERSON = bindparam("person", type_=Uuid())

OF_TENANT = bindparam("of_tenant", type_=Uuid())
OF_CASE = bindparam("of_case", type_=Uuid())
"""Whose it is, where the courier names them: it belongs to no tenant, and joins no chain."""

_KEY = Statement(
    select(CASE_KEYS.c.wrapped).where(CASE_KEYS.c.tenant_id == TENANT, CASE_KEYS.c.case_id == CASE)
)
ITS_CHANNEL = and_(
    CHANNELS.c.tenant_id == CASES.c.tenant_id, CHANNELS.c.channel_id == CASES.c.channel_id
)
_ROSTERS = Statement(
    select(CASES.c.case_id, CASES.c.channel_id, CHANNELS.c.synced_at)
    .join_from(CASES, CHANNELS, ITS_CHANNEL)
    .where(
        CASES.c.tenant_id == TENANT,
        CASES.c.case_id == EACH_CASE,
    )
)

_SEATS_CHANGED = Statement(insert(SEAT_NEWS))


def changes(table: Table, *names: str) -> dict[str, BindParameter[Any]]:
    """Return what an update sets: each column to the parameter that ``new`` fills."""
    return {name: bindparam(f"new_{name}", type_=table.c[name].type) for name in names}


def new(columns: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns under the names of ``changes``, which do not clash with conditions."""
    return {f"new_{name}": value for name, value in columns.items()}


class Shelf:
    """A part of the store: runs statements within one principal's transaction."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def _rows(self, statement: Statement, **values: object) -> list[Row]:
        """Run a statement and return its rows; ``:tenant`` is filled in."""
        rows = await self._scope.wire.rows(statement, {"tenant": self._scope.tenant, **values})
        if statement.writes and rows:
            self._note(statement, values)
        return rows

    async def _of_case(self, statement: Statement, case: UUID) -> list[Row]:
        """Return the rows of a case, and read along those of the cases it is looked at with.

        Raises:
            RosterStale: there are some, and its channel's roster is too old.
        """
        if case not in self._scope.together:
            rows = await self._rows(statement, cases=[case])
        else:
            seen = self._scope.wire.seen
            if statement not in seen:
                seen[statement] = await self._of_all(statement)
            rows = seen[statement][case]
        if rows:
            await self._check_rosters([case])
        return rows

    async def _of_all(self, statement: Statement) -> Mapping[UUID, list[Row]]:
        """Return the rows of all cases that are looked at together, by case."""
        together = self._scope.together
        found: dict[UUID, list[Row]] = {case: [] for case in together}
        for row in await self._rows(statement, cases=list(together)):
            found[row.case_id].append(row)
        return found

    async def _rows_once(self, statement: Statement) -> list[Row]:
        """Return the rows of what only the roster sync changes: read once a transaction."""
        if (rows := self._scope.found.get(statement)) is None:
            rows = self._scope.found[statement] = await self._rows(statement)
        return rows

    async def _row(self, statement: Statement, **values: object) -> Row | None:
        rows = await self._rows(statement, **values)
        return rows[0] if rows else None

    async def _value(self, statement: Statement, **values: object) -> Any:  # noqa: ANN401
        """Run a statement and return the first column of its first row, None if it has none."""
        rows = await self._rows(statement, **values)
        return rows[0][0] if rows else None

    async def _changed(self, statement: Statement, **values: object) -> int:
        """Run a statement and return how many rows it changed."""
        sent = {"tenant": self._scope.tenant, **values}
        changed = await self._scope.wire.change(statement, sent)
        if changed:
            self._note(statement, values)
        return changed

    async def _add(self, statement: Statement, **columns: object) -> int:
        """Run an insert of a row of this tenant, and return how many were added."""
        return await self._changed(statement, tenant_id=self._scope.tenant, **columns)

    def _note(self, statement: Statement, values: Mapping[str, object]) -> None:
        """Note which case was changed.

        Raises:
            RuntimeError: the statement does not name it, so it cannot be held to account.
        """
        trail = self._scope.trail
        case = values.get("case", values.get("case_id"))
        if isinstance(case, UUID):
            trail.changed(case)
        elif case is None and trail.names_somebody and statement.changes_a_case(values):
            raise RuntimeError("a statement that changes a case has to name it")

    async def _check_rosters(self, cases: Collection[UUID]) -> None:
        """Refuse to go on with cases whose channel's roster is too old.

        Cases this principal does not see have no roster here, so they never raise.

        Raises:
            RosterStale: some roster was read before the moment the door asked for.
        """
        unsure = set(cases) - self._scope.fresh
        if unsure and self._scope.asks_for_rosters:
            self._check_found(await self._rows(_ROSTERS, cases=list(unsure)))

    def _check_found(self, rows: Iterable[Row]) -> None:
        """Check the rosters of cases that were read with ``synced_at``; ``_check_rosters``."""
        rows = list(rows)
        if self._scope.asks_for_rosters:
            self._check_moments({row.channel_id: row.synced_at for row in rows})
        self._scope.fresh.update(row.case_id for row in rows)

    def _check_moments(self, synced: Mapping[str, datetime | None]) -> None:
        """Refuse channels whose roster was read too long ago, or never."""
        since = self._scope.rosters_since
        if since is not None:
            stale = {name for name, at in synced.items() if at is None or at < since}
            if stale:
                raise RosterStale(frozenset(stale))

    async def _note_change(self, case: UUID) -> None:
        """Let the courier look at a table: who may read, or who leads, may have changed."""
        await self._add(_SEATS_CHANGED, case_id=case)

    async def _key(self, case: UUID) -> Key:
        """Return the key of a case.

        Raises:
            CaseNotFound: the case is not this principal's, or it was erased.
        """
        if case not in self._scope.keys:
            wrapped = await self._value(_KEY, case=case)
            if wrapped is None:
                raise CaseNotFound
            self._open_key(case, wrapped)
        return self._scope.keys[case]

    def _open_key(self, case: UUID, wrapped: bytes) -> Key:
        key = self._scope.vault.unwrap(wrapped, f"case|{case}")
        self._scope.keys[case] = key
        return key
