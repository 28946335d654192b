"""Closing a case: what is still open is shown first, and then everybody's access ends."""

from dataclasses import dataclass, replace

from pydantic import BaseModel

from cases.desk import Command, Occasion
from cases.errors import PupilNotHeard
from cases.model.case import Case, CaseId, CaseState, Participant, Seat
from cases.model.invitations import InvitationState
from cases.model.people import Role
from cases.operations.ending import call_off, plan_notice, tell_experts, tell_parents
from cases.operations.fields import FreeText
from cases.operations.keeping import kept_case
from cases.operations.pupil_voice import keep_reason, voice_loop
from cases.operations.report_state import reports_open
from cases.operations.table import led_case, name_of

_ON_THE_WAY = frozenset({Seat.PROPOSED, Seat.INVITED, Seat.SEATED})


@dataclass(frozen=True, slots=True)
class StillOpen:
    """What closing a case cuts off: open agreements, meetings ahead, invitations, and who reads.

    ``reports`` are the meetings that were held of which the parents got no report.
    """

    agreements: int
    meetings: int
    invitations: int
    leaving: tuple[str, ...]
    reports: int = 0


class Closing(BaseModel):
    """What closing takes: why the pupil was not heard, or not told, where that is so.

    ``although_unheard`` says that there is such a reason to tell.
    """

    case: CaseId
    although_unheard: bool = False
    why_unheard: FreeText | None = None

    async def check_voice(self, occasion: Occasion, case: Case) -> None:
        """Refuse to go on without the pupil's voice, or a reason. Raises ``PupilNotHeard``."""
        is_open = (await voice_loop(occasion, case)).missing is not None
        if is_open and self.why_unheard is None:
            raise PupilNotHeard


class WhatIsStillOpen(Closing, Command[StillOpen]):
    """See what is still open in a case, before closing it."""

    async def carry_out(self, occasion: Occasion) -> StillOpen:
        """Return it. Raises as ``CloseCase`` does."""
        case = await led_case(occasion, self.case)
        await self.check_voice(occasion, case)
        return await _still_open(occasion, case)


class CloseCase(Closing, Command[StillOpen]):
    """Close a case. The coordinator, the deputy and the director keep reading it."""

    async def carry_out(self, occasion: Occasion) -> StillOpen:
        """End everybody else's access, call back every reminder, and start keeping it.

        Meetings that were planned are called off, which everybody hears who was expected, and
        parents hear that the team is done.

        Raises:
            NotAllowed: somebody else leads the case.
            CaseIsClosed: it was closed already.
            PupilNotHeard: the pupil was not asked, or not told what was done with it.
        """
        case = await led_case(occasion, self.case)
        await self.check_voice(occasion, case)
        if self.why_unheard is not None:
            await keep_reason(occasion, case, self.why_unheard)
        left_open = await _still_open(occasion, case)
        store = occasion.store
        await store.call_back_all(case.id)
        await tell_experts(occasion, case)
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
    reports = await reports_open(occasion, case)
    return StillOpen(
        agreements=sum(one.is_open for one in await store.agreements(case.id)),
        meetings=sum(one.is_ahead(occasion.now) for one in await store.meetings(case.id)),
        invitations=sum(one.is_open for one in await store.invitations(case.id)),
        leaving=tuple(sorted(name for name in names if name)),
        reports=len(reports.unwritten) + len(reports.unsent),
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
