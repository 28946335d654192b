"""The meeting somebody is invited to: one that was planned, a new one, or none yet."""

from dataclasses import dataclass
from datetime import datetime

from cases.desk import Occasion
from cases.model.case import Audience, Case
from cases.model.meetings import Meeting
from cases.operations.letters import Place, where_is
from cases.operations.meetings import check_moment, keep_meeting, new_meeting


@dataclass(frozen=True, slots=True)
class MeetingPlan:
    """The meeting somebody is invited to: a new one, one that was planned, or none yet."""

    meeting: Meeting | None
    place: Place
    is_new: bool = False
    place_changed: bool = False


async def plan_meeting(
    occasion: Occasion,
    case: Case,
    at: datetime | None,
    wanted: Place,
    *,
    although_closed: bool = False,
) -> MeetingPlan:
    """Return the meeting at that moment, the next one when none was given, or a new one.

    Raises:
        DateInThePast: the moment has passed.
        NotASchoolDay: the school is closed, and that was not said to be meant.
    """
    for meeting in await occasion.store.meetings(case.id):
        if meeting.is_ahead(occasion.now) and at in (None, meeting.starts_at):
            known = await where_is(occasion, meeting)
            place = Place(wanted.room or known.room, wanted.join_url or known.join_url)
            return MeetingPlan(meeting, place, place_changed=place != known)
    if at is None:
        return MeetingPlan(None, wanted)
    check_moment(occasion, at, although_closed=although_closed)
    return MeetingPlan(await new_meeting(occasion, case, at, wanted), wanted, is_new=True)


async def keep_planned(occasion: Occasion, plan: MeetingPlan) -> None:
    """Keep a meeting that is new, or the new place of one that was planned."""
    meeting = plan.meeting
    if meeting is None:
        return
    if plan.is_new:
        await keep_meeting(occasion, meeting, plan.place)
    elif plan.place_changed:
        words = plan.place.words()
        await occasion.store.keep_words(meeting.case, meeting.id, Audience.TABLE, words)
