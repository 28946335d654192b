"""Cases without a coordinator in their channel, as those see them who may take them over."""

from collections.abc import Sequence

from sqlalchemy import Boolean, DateTime, Text, Uuid, column, func, select

from cases.identities import PersonId
from cases.model.case import CaseId
from cases.model.membership import ToTakeOver
from storage.shelf import CASE, Shelf
from storage.wire import Statement

_OFFERED = Statement(
    select(
        func.aantafel.mine_to_take_over().table_valued(
            column("case_id", Uuid()),
            column("label", Text()),
            column("channel_id", Text()),
            column("coordinator_id", Uuid()),
            column("synced_at", DateTime(timezone=True)),
            column("is_here", Boolean()),
        )
    )
)
_TAKE_OVER = Statement(select(func.aantafel.take_over(CASE)), writes=True)


class TakingOver(Shelf):
    """Fills the part of ``TableStore`` that is about taking cases over."""

    async def cases_to_take_over(self) -> Sequence[ToTakeOver]:
        """Return the cases without a coordinator that this person may take over, by label."""
        rows = await self._rows(_OFFERED)
        self._check_moments({row.channel_id: row.synced_at for row in rows})
        return [
            ToTakeOver(
                CaseId(row.case_id), row.label, PersonId(row.coordinator_id), is_here=row.is_here
            )
            for row in rows
        ]

    async def take_over(self, case: CaseId) -> bool:
        """Make this person the coordinator of such a case; False from outside its channel."""
        return bool(await self._value(_TAKE_OVER, case=case))
