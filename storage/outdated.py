"""Answers that count no longer because what is asked changed, for the courier to tell."""

from collections.abc import Sequence

from sqlalchemy import Integer, Text, Uuid, column, func, select

from cases.identities import PersonId, TenantId
from cases.model.case import CaseId
from cases.operations.asking_anew import Outdated
from storage.shelf import Shelf
from storage.wire import Statement

_TAKE = Statement(
    select(
        func.aantafel.take_outdated().table_valued(
            column("tenant", Uuid()),
            column("about", Uuid()),
            column("label", Text()),
            column("leader", Uuid()),
            column("number", Integer()),
        )
    ),
    writes=True,
)


class OutdatedAnswers(Shelf):
    """Finds them; each is told once."""

    async def take(self) -> Sequence[tuple[TenantId, Outdated]]:
        """Return the cases in which a yes counts no longer that was not told before."""
        rows = await self._scope.wire.rows(_TAKE, {})
        return [
            (
                TenantId(row.tenant),
                Outdated(CaseId(row.about), row.label, PersonId(row.leader), row.number),
            )
            for row in rows
        ]
