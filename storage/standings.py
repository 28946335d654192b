"""How everybody stands towards a case."""

from collections.abc import Collection, Mapping
from typing import Any, Final
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
_NOBODY: Final = UUID(int=0)
_CASE_OF_LINK = func.aantafel.guest_case()


def _all_of(name: str) -> Any:  # noqa: ANN401 - of any function
    """Return everything a function finds, as one list."""
    found = getattr(func.aantafel, name)().column_valued(name)
    return func.array(select(found).scalar_subquery())


_GUEST = Statement(
    select(
        func.aantafel.guest_person().label("person"),
        (func.aantafel.guest_pupil() == func.aantafel.guest_person()).label("is_pupil"),
        func.aantafel.may_look_back(_CASE_OF_LINK).label("looks_back"),
        _all_of("guest_own_agreements").label("does"),
        _all_of("guest_report_words").label("sent"),
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

    async def guest_standing(self) -> GuestStanding:
        """Return what decides about showing things to who came with this link."""
        [row] = await self._rows_once(_GUEST)
        return GuestStanding(
            person=PersonId(row.person or _NOBODY),
            opens=row.person is not None,
            is_pupil=bool(row.is_pupil),
            looks_back=bool(row.looks_back),
            does=frozenset(row.does),
            sent=frozenset(row.sent),
        )

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
        standing = await self.guest_standing()
        for item in {Item(Audience(row.audience), row.about, row.author_id) for row in rows}:
            verdict = may_disclose_to_guest(standing, item)
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
