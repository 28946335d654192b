"""Closing a case: what is still open is shown first, and then everybody's access ends."""

from dataclasses import dataclass, replace

from cases.desk import Command, Occasion
from cases.model.case import Case, CaseId, CaseState, Participant, Seat
from cases.model.invitations import InvitationState
from cases.model.people import Role
from cases.operations.ending import call_off, plan_notice, tell_parents
from cases.operations.keeping import kept_case
from cases.operations.table import led_case, name_of

_ON_THE_WAY = frozenset({Seat.PROPOSED, Seat.INVITED, Seat.SEATED})


@dataclass(frozen=True, slots=True)
class StillOpen:
    """What closing a case cuts off: open agreements, meetings ahead, invitations, and who reads."""

    agreements: int
    meetings: int
    invitations: int
    leaving: tuple[str, ...]


class WhatIsStillOpen(Command[StillOpen]):
    """See what is still open in a case, before closing it."""

    case: CaseId

    async def carry_out(self, occasion: Occasion) -> StillOpen:
        """Return it. Raises ``NotAllowed`` and ``CaseIsClosed`` as ``CloseCase`` does."""
        case = await led_case(occasion, self.case)
        return await _still_open(occasion, case)


class CloseCase(Command[StillOpen]):
    """Close a case. The coordinator, the deputy and the director keep reading it."""

    case: CaseId

    async def carry_out(self, occasion: Occasion) -> StillOpen:
        """End everybody else's access, call back every reminder, and start keeping it.

        Meetings that were planned are called off, which everybody hears who was expected, and
        parents hear that the team is done.

        Raises:
            NotAllowed: somebody else leads the case.
            CaseIsClosed: it was closed already.
        """
        case = await led_case(occasion, self.case)
        left_open = await _still_open(occasion, case)
        store = occasion.store
        await store.call_back_all(case.id)
        await call_off(occasion, case)
        for invitation in await store.invitations(case.id):
            if invitation.is_open or invitation.state is InvitationState.ACCEPTED:
                await store.save_invitation(
                    replace(invitation, state=InvitationState.WITHDRAWN, answered_at=occasion.now)
                )
        for place in await _leaving(occasion, case):
            await store.seat(replace(place, seat=Seat.LEFT, since=occasion.now))
        await tell_parents(occasion, case)
        kept = await kept_case(occasion, case.id)
        keeping = replace(kept.keeping, closed_at=occasion.now)
        await store.save_keeping(keeping)
        await plan_notice(occasion, case, keeping)
        await store.save_case(replace(case, state=CaseState.CLOSED))
        return left_open


async def _still_open(occasion: Occasion, case: Case) -> StillOpen:
    store = occasion.store
    seated = [one for one in await _leaving(occasion, case) if one.seat is Seat.SEATED]
    names = [await name_of(occasion, place.person) for place in seated]
    return StillOpen(
        agreements=sum(one.is_open for one in await store.agreements(case.id)),
        meetings=sum(one.is_ahead(occasion.now) for one in await store.meetings(case.id)),
        invitations=sum(one.is_open for one in await store.invitations(case.id)),
        leaving=tuple(sorted(name for name in names if name)),
    )


async def _leaving(occasion: Occasion, case: Case) -> list[Participant]:
    """Return those whose place ends: all but who leads the case and the director."""
    return [
        place
        for place in await occasion.store.participants(case.id)
        if place.seat in _ON_THE_WAY
        and place.role is not Role.DIRECTOR
        and not case.is_led_by(place.person)
    ]
