"""How everybody stands towards a case."""

from collections.abc import Mapping

from sqlalchemy import Boolean, Text, Uuid, column, func, select

from cases.identities import PersonId
from cases.model.case import CaseId, Seat
from cases.model.consents import Purpose
from cases.model.disclosing import Standing
from cases.model.people import Role
from storage.shelf import CASE, Shelf
from storage.wire import Row, Statement

_STANDINGS = Statement(
    select(
        func.aantafel.standings_of(CASE).table_valued(
            column("person", Uuid()),
            column("leads", Boolean()),
            column("is_here", Boolean()),
            column("role", Text()),
            column("seat", Text()),
            column("by_name", Boolean()),
            column("by_team", Boolean()),
            column("involved", Boolean()),
            column("gave_reason", Boolean()),
        )
    )
)


class Standings(Shelf):
    """Fills the part of ``TableStore`` that is about who may be shown what."""

    async def standings(self, case: CaseId) -> Mapping[PersonId, Standing]:
        """Return what decides about showing things, of everybody with a part in the case."""
        rows = await self._rows(_STANDINGS, case=case)
        if rows:
            await self._check_rosters([case])
        return {standing.person: standing for standing in map(_standing, rows)}


def _standing(row: Row) -> Standing:
    by = {Purpose.SHARE_EXPERT: row.by_name, Purpose.DISCUSS_TEAM: row.by_team}
    return Standing(
        person=PersonId(row.person),
        in_channel=row.is_here,
        leads=row.leads,
        role=row.role and Role(row.role),
        seat=row.seat and Seat(row.seat),
        involved=row.involved,
        gave_reason=row.gave_reason,
        purposes=frozenset(purpose for purpose, granted in by.items() if granted),
    )
