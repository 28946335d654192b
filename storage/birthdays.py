"""Birthdays that change who decides, for the courier to tell who leads the case."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Date, Integer, LargeBinary, Text, Uuid, and_, bindparam, column, func, select

from cases.identities import PersonId, TenantId
from cases.model.case import Audience, CaseId
from cases.model.pupils import Birthday
from cases.operations.birthdays import ParentToTell
from storage.shelf import Shelf
from storage.tables.cases import CASE_KEYS
from storage.wire import Row, Statement
from storage.words import words_place

_TAKE = Statement(
    select(
        func.aantafel.take_birthdays(bindparam("days_ahead", type_=Integer())).table_valued(
            column("tenant", Uuid()),
            column("about", Uuid()),
            column("label", Text()),
            column("leader", Uuid()),
            column("years", Integer()),
            column("falls_on", Date()),
        )
    )
)


_TENANT, _CASE = (bindparam(name, type_=Uuid()) for name in ("of_tenant", "of_case"))
_TURNED = func.aantafel.parents_of_turned(_TENANT, _CASE).table_valued(
    column("guardian_id", Uuid()),
    column("language", Text()),
    column("school", Text()),
    column("coordinator", Text()),
    column("words_id", Uuid()),
    column("sealed", LargeBinary()),
)
_PARENTS = Statement(
    select(_TURNED, CASE_KEYS.c.wrapped).join_from(
        _TURNED,
        CASE_KEYS,
        and_(CASE_KEYS.c.tenant_id == _TENANT, CASE_KEYS.c.case_id == _CASE),
    )
)


class Birthdays(Shelf):
    """Takes birthdays that are near; each is told ahead, and once more on the day."""

    async def parents(self, tenant: TenantId, case: CaseId) -> Sequence[ParentToTell]:
        """Return the parents of a pupil who turned an age from which they decide, by mail."""
        values = {"of_tenant": tenant, "of_case": case}
        rows = await self._scope.wire.rows(_PARENTS, values)
        found = [self._parent(row, case) for row in rows]
        return [parent for parent in found if parent is not None]

    def _parent(self, row: Row, case: CaseId) -> ParentToTell | None:
        key = self._scope.vault.unwrap(row.wrapped, f"case|{case}")
        place = words_place(case, row.words_id, row.guardian_id, Audience.COORDINATION)
        words: Any = key.open_json(row.sealed, place)
        if not words.get("email"):
            return None
        return ParentToTell(
            PersonId(row.guardian_id),
            str(words.get("name") or ""),
            str(words["email"]),
            row.language,
            row.school,
            row.coordinator,
        )

    async def take(self, days_ahead: int) -> Sequence[tuple[TenantId, Birthday]]:
        """Return those that are so many days ahead at most, or were reached, and not told yet."""
        rows = await self._scope.wire.rows(_TAKE, {"days_ahead": days_ahead})
        return [
            (
                TenantId(row.tenant),
                Birthday(
                    CaseId(row.about), row.label, PersonId(row.leader), row.years, row.falls_on
                ),
            )
            for row in rows
        ]
