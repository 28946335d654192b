"""What is told when a case was closed: to parents that the team is done, later to who keeps it."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from cases.desk import Occasion
from cases.messages import Message, Urgency
from cases.model.case import Case
from cases.model.invitations import InvitationState
from cases.model.keeping import Keeping
from cases.operations.announcing import News, announce_cancellation
from cases.operations.kinds import Kind, post
from cases.operations.letters import Mailing, addressees, letter_to, where_is
from cases.operations.outside_mails import mail_withdrawal
from cases.practices.practice import SCHOOL_ZONE

NOTICE: Final = timedelta(days=28)
"""How long before its time of keeping ends the coordinator hears of it."""
_MORNING: Final = 9


async def call_off(occasion: Occasion, case: Case) -> None:
    """Cancel the meetings that were planned, also in the calendars of parents.

    Call it before anybody loses their seat: those who were expected hear that it is off.
    """
    for meeting in await occasion.store.meetings(case.id):
        if meeting.is_ahead(occasion.now):
            cancelled = meeting.cancelled(occasion.now)
            await occasion.store.save_meeting(cancelled)
            place = await where_is(occasion, meeting)
            await announce_cancellation(occasion, News(case, cancelled, place, is_parting=True))


async def tell_experts(occasion: Occasion, case: Case) -> None:
    """Mail every expert from outside who was expected that the team has ended its work.

    Call it while the meetings stand, as ``call_off``: one that is ahead leaves their calendar.
    """
    for invitation in await occasion.store.invitations(case.id):
        expert = await occasion.store.outside_expert(invitation.person)
        if expert and (invitation.is_open or invitation.state is InvitationState.ACCEPTED):
            await mail_withdrawal(occasion, invitation, expert, Kind.OUTSIDE_ENDED_MAIL)


async def tell_parents(occasion: Occasion, case: Case) -> None:
    """Mail every parent whose address is known, once, that the team has ended its work."""
    for parent in await addressees(occasion, case.id):
        letter = await letter_to(occasion, case, parent, occasion.now)
        mailing = Mailing(
            Kind.CASE_ENDED_MAIL, case.id, parent.guardian.id, occasion.now, references={}
        )
        await post(occasion, mailing.message(letter, letter.about()))


async def plan_notice(occasion: Occasion, case: Case, keeping: Keeping) -> None:
    """Plan to tell the coordinator shortly before the case may be destroyed.

    It takes the place of what was planned before; nothing is planned while no day is known or
    the case is held.
    """
    await occasion.store.call_back(case.id, case.id, kinds=(Kind.KEEPING_ENDS,))
    day = keeping.destroy_on(occasion.practice.guidance_kept_years)
    if day is None or keeping.held_at is not None:
        return
    at = datetime.combine(day - NOTICE, datetime.min.time(), SCHOOL_ZONE)
    notice = Message(
        kind=Kind.KEEPING_ENDS,
        case=case.id,
        subject=case.id,
        receiver=case.coordinator,
        at=max(at.replace(hour=_MORNING), occasion.now),
        values={"label": case.label, "on": day},
        references={"case": case.id},
    )
    await post(occasion, replace(notice, urgency=Urgency.OFFICE_HOURS))
