"""Birthdays that change who decides, for the courier to tell who leads the case."""

from collections.abc import Sequence

from sqlalchemy import Date, Integer, Text, Uuid, bindparam, column, func, select

from cases.identities import PersonId, TenantId
from cases.model.case import CaseId
from cases.model.pupils import Birthday
from storage.shelf import Shelf
from storage.wire import Statement

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


class Birthdays(Shelf):
    """Takes birthdays that are near; each is told ahead, and once more on the day."""

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
