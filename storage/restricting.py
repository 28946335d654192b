"""What rests in a case, as the rules read and write it; the wall keeps it from being read."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Uuid, bindparam, insert, select, update

from cases.errors import NotFoundHere
from cases.identities import PersonId
from cases.model.case import CaseId, CaseState
from cases.model.restrictions import Restriction, Why
from storage.shelf import CASE, TENANT, Shelf, changes, new
from storage.tables.rights import RESTRICTIONS
from storage.wire import Statement

_NOW = (RESTRICTIONS.c.tenant_id == TENANT, RESTRICTIONS.c.case_id == CASE)
_RESTING = Statement(
    select(RESTRICTIONS)
    .where(*_NOW, RESTRICTIONS.c.lifted_at.is_(None))
    .order_by(RESTRICTIONS.c.restricted_at)
)
_ADD = Statement(insert(RESTRICTIONS))
_LIFT = Statement(
    update(RESTRICTIONS)
    .where(
        *_NOW,
        RESTRICTIONS.c.lifted_at.is_(None),
        RESTRICTIONS.c.item_id == bindparam("item", type_=Uuid()),
    )
    .values(changes(RESTRICTIONS, "lifted_by", "lifted_at"))
)


class Restricting(Shelf):
    """Fills the part of ``RightsStore`` that is about what rests."""

    async def resting(self, case: CaseId) -> Sequence[Restriction]:
        """Return what rests in a case this person decides on, the oldest first."""
        await self._check_rosters([case])
        return [
            Restriction(
                case=CaseId(row.case_id),
                item=row.item_id,
                why=Why(row.reason),
                was=CaseState(row.was),
                by=PersonId(row.restricted_by),
                at=row.restricted_at,
            )
            for row in await self._rows(_RESTING, case=case)
        ]

    async def let_rest(self, restriction: Restriction) -> None:
        """Keep that something rests."""
        await self._check_rosters([restriction.case])
        await self._add(
            _ADD,
            case_id=restriction.case,
            item_id=restriction.item,
            reason=restriction.why.value,
            was=restriction.was.value,
            restricted_by=restriction.by,
            restricted_at=restriction.at,
        )

    async def resume(self, case: CaseId, item: UUID) -> None:
        """Keep that something rests no longer. Raises ``NotFoundHere`` if it does not rest."""
        await self._check_rosters([case])
        lifted = {"lifted_by": self._scope.person, "lifted_at": self._scope.clock()}
        if not await self._changed(_LIFT, case=case, item=item, **new(lifted)):
            raise NotFoundHere
