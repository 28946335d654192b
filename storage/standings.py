"""How everybody stands towards a case."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, Text, Uuid, column, func, select

from cases.errors import CaseNotFound
from cases.identities import PersonId
from cases.model.case import Audience, CaseId, Seat
from cases.model.consents import Purpose
from cases.model.disclosing import Allow, Standing
from cases.model.disclosing_guests import GuestStanding, Item, may_disclose_to_guest
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


def _all_of(name: str) -> Any:  # noqa: ANN401 - of any function
    """Return everything a function finds, as one list."""
    found = getattr(func.aantafel, name)().column_valued(name)
    return func.array(select(found).scalar_subquery())


_IS_PUPIL = Statement(select(func.aantafel.guest_pupil() == func.aantafel.guest_person()))
_LOOKS_BACK = Statement(select(func.aantafel.may_look_back(func.aantafel.guest_case())))
_DOES = Statement(select(_all_of("guest_own_agreements")))
_SENT = Statement(select(_all_of("guest_report_words")))


class Standings(Shelf):
    """Fills the part of ``TableStore`` that is about who may be shown what."""

    async def standings(self, case: CaseId) -> Mapping[PersonId, Standing]:
        """Return what decides about showing things, of everybody with a part in the case."""
        rows = await self._rows(_STANDINGS, case=case)
        if rows:
            await self._check_rosters([case])
        return {standing.person: standing for standing in map(_standing, rows)}

    async def guest_standing(self, audience: Audience) -> GuestStanding:
        """Return what decides about showing words for that audience to who came with this link."""
        scope = self._scope
        standing = GuestStanding(PersonId(scope.person), opens=scope.is_known_guest)
        match audience:
            case Audience.PUPIL:
                return replace(standing, is_pupil=bool(await self._fact(_IS_PUPIL)))
            case Audience.ACCOUNT:
                return replace(standing, looks_back=bool(await self._fact(_LOOKS_BACK)))
            case Audience.CONTENT:
                return replace(standing, does=frozenset(await self._fact(_DOES)))
            case Audience.REPORT | Audience.RESPONSE:
                return replace(standing, sent=frozenset(await self._fact(_SENT)))
        return standing

    async def _fact(self, statement: Statement) -> Any:  # noqa: ANN401 - of any statement
        [[fact]] = await self._rows_once(statement)
        return fact

    async def _note_opened(self, case: UUID, rows: Collection[Row]) -> None:
        """Note that words are opened, before anybody gets them; to a guest each on its ground.

        Args:
            case: whose words they are.
            rows: at least one, each with ``about``, ``audience`` and ``author_id``.

        Raises:
            CaseNotFound: the wall let a guest at words that the rule denies them.
        """
        if not self._scope.is_guest:
            self._scope.trail.read(case)
            return
        for item in {Item(Audience(row.audience), row.about, row.author_id) for row in rows}:
            verdict = may_disclose_to_guest(await self.guest_standing(item.audience), item)
            if not isinstance(verdict, Allow):
                raise CaseNotFound
            self._scope.trail.shown(case, verdict.ground.value)


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
