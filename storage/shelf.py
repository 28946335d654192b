"""What the parts of the store have in common: one scope, keys, and fresh rosters."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BindParameter,
    CursorResult,
    Executable,
    Row,
    Table,
    Uuid,
    any_,
    bindparam,
    select,
)

from cases.errors import CaseNotFound
from cases.principals import Visitor
from storage.errors import RosterStale
from storage.scope import Scope
from storage.tables import CASE_KEYS, CASES, CHANNELS
from storage.vault import Key

TENANT = bindparam("tenant", type_=Uuid())
CASE = bindparam("case", type_=Uuid())
PERSON = bindparam("person", type_=Uuid())

_KEY = select(CASE_KEYS.c.wrapped).where(
    CASE_KEYS.c.tenant_id == TENANT, CASE_KEYS.c.case_id == CASE
)
_ROSTERS = (
    select(CASES.c.case_id, CHANNELS.c.channel_id, CHANNELS.c.synced_at)
    .join_from(
        CASES,
        CHANNELS,
        (CHANNELS.c.tenant_id == CASES.c.tenant_id) & (CHANNELS.c.channel_id == CASES.c.channel_id),
    )
    .where(
        CASES.c.tenant_id == TENANT,
        CASES.c.case_id == any_(bindparam("cases", type_=ARRAY(Uuid()))),
    )
)


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

    async def _run(self, statement: Executable, **values: object) -> CursorResult[Any]:
        """Run a statement; ``:tenant`` is filled in."""
        result: CursorResult[Any] = await self._scope.connection.execute(
            statement, {"tenant": self._scope.tenant, **values}
        )
        return result

    async def _rows(self, statement: Executable, **values: object) -> list[Row[Any]]:
        return list(await self._run(statement, **values))

    async def _row(self, statement: Executable, **values: object) -> Row[Any] | None:
        return (await self._run(statement, **values)).one_or_none()

    async def _changed(self, statement: Executable, **values: object) -> bool:
        """Run a statement and say whether it changed anything."""
        return bool((await self._run(statement, **values)).rowcount)

    async def _add(self, statement: Executable, **columns: object) -> bool:
        """Run an insert of a row of this tenant, and say whether it was added."""
        return await self._changed(statement, tenant_id=self._scope.tenant, **columns)

    async def _check_rosters(self, cases: Collection[UUID]) -> None:
        """Refuse to go on with cases whose channel's roster is too old.

        Cases this principal does not see have no roster here, so they never raise.

        Raises:
            RosterStale: some roster was read before the moment the door asked for.
        """
        scope = self._scope
        unsure = set(cases) - scope.fresh
        if scope.rosters_since is None or scope.visitor is not Visitor.MEMBER or not unsure:
            return
        rows = await self._rows(_ROSTERS, cases=list(unsure))
        self._check_moments({row.channel_id: row.synced_at for row in rows})
        scope.fresh.update(row.case_id for row in rows)

    def _check_moments(self, synced: Mapping[str, datetime | None]) -> None:
        """Refuse channels whose roster was read too long ago, or never."""
        since = self._scope.rosters_since
        if since is not None:
            stale = {name for name, at in synced.items() if at is None or at < since}
            if stale:
                raise RosterStale(frozenset(stale))

    async def _key(self, case: UUID) -> Key:
        """Return the key of a case.

        Raises:
            CaseNotFound: the case is not this principal's, or it was erased.
        """
        if case not in self._scope.keys:
            wrapped = (await self._run(_KEY, case=case)).scalar_one_or_none()
            if wrapped is None:
                raise CaseNotFound
            self._open_key(case, wrapped)
        return self._scope.keys[case]

    def _open_key(self, case: UUID, wrapped: bytes) -> Key:
        key = self._scope.vault.unwrap(wrapped, f"case|{case}")
        self._scope.keys[case] = key
        return key
