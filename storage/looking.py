"""What somebody may see of the audit log, and what the rules tell it."""

from collections.abc import Sequence

from sqlalchemy import DateTime, Integer, Text, Uuid, bindparam, column, func, select

from cases.identities import PersonId
from cases.model.auditing import DeedKind, Item
from cases.model.case import CaseId
from cases.model.looking import Look
from storage.shelf import CASE, Shelf
from storage.wire import Statement

_LOOKS = Statement(
    select(
        func.aantafel.looks_at(CASE, bindparam("most", type_=Integer())).table_valued(
            column("number", Integer()),
            column("happened_at", DateTime(timezone=True)),
            column("kind", Text()),
            column("item", Text()),
            column("visitor", Text()),
            column("person_id", Uuid()),
            column("role", Text()),
            column("name", Text()),
            column("recipient", Text()),
        )
    )
)


class Looking(Shelf):
    """Fills ``LookingStore``."""

    async def looks_at(self, case: CaseId, most: int) -> Sequence[Look]:
        """Return the newest rows about a case, none if this person may not see them."""
        await self._check_rosters([case])
        return [
            Look(
                at=row.happened_at,
                kind=DeedKind(row.kind),
                item=Item(row.item),
                person=row.person_id and PersonId(row.person_id),
                role=row.role,
                name=row.name,
                recipient=row.recipient,
            )
            for row in await self._rows(_LOOKS, case=case, most=most)
        ]

    async def note_missed(self, label: str) -> None:
        """Note that this person named a case that is not theirs, or that there is not."""
        self._scope.trail.missed(label)

    async def note_shown(self, case: CaseId, ground: str) -> None:
        """Note that the content of a case is shown to who asks, and on which ground."""
        self._scope.trail.shown(case, ground)
