"""Planning, moving and cancelling the next meeting."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal
from uuid import uuid4

from cases.desk import Command, Occasion
from cases.errors import DateInThePast, NotASchoolDay
from cases.model.case import Audience, Case, CaseId
from cases.model.meetings import Meeting, MeetingId
from cases.operations.announcing import (
    News,
    announce,
    announce_cancellation,
    announce_link,
    announce_move,
)
from cases.operations.fields import JoinLink, Line, Minutes, Moment, thread_of
from cases.operations.letters import Place, room_words, where_is
from cases.operations.rooms import end_room
from cases.operations.table import led_case


class ScheduleFollowUp(Command[Meeting]):
    """Plan the next meeting; without ``lasts`` it takes as long as meetings do here.

    ``although_closed`` plans it on a day on which the school is closed.
    """

    case: CaseId
    at: Moment
    where: Literal["school", "online"]
    room: Line | None = None
    join_url: JoinLink | None = None
    lasts: Minutes | None = None
    although_closed: bool = False

    async def carry_out(self, occasion: Occasion) -> Meeting:
        """Keep the meeting, tell everybody, and plan the reminders.

        Raises:
            NotAllowed: somebody else leads the case.
            DateInThePast: the moment has passed.
            NotASchoolDay: the school is closed, and that was not said to be meant.
        """
        case = await led_case(occasion, self.case)
        check_moment(occasion, self.at, although_closed=self.although_closed)
        place = Place(self.room, self.join_url)
        meeting = await new_meeting(occasion, case, self.at, place)
        meeting = replace(meeting, online=self.where == "online")
        if self.lasts is not None:
            meeting = replace(meeting, lasts=timedelta(minutes=self.lasts))
        await keep_meeting(occasion, meeting, place)
        await announce(occasion, News(case, meeting, place))
        return meeting


class MoveFollowUp(Command[Meeting]):
    """Put a meeting at another time; what people answered was about the old one."""

    meeting: MeetingId
    at: Moment
    although_closed: bool = False

    async def carry_out(self, occasion: Occasion) -> Meeting:
        """Keep the new time, tell everybody, and plan new reminders.

        Raises:
            NotAllowed: somebody else leads the case.
            MeetingIsOver: it was held or cancelled.
            DateInThePast: the new moment has passed.
            NotASchoolDay: the school is closed, and that was not said to be meant.
        """
        meeting = await occasion.store.meeting(self.meeting)
        case = await led_case(occasion, meeting.case)
        moved = meeting.moved(self.at, occasion.now)
        check_moment(occasion, self.at, although_closed=self.although_closed)
        if moved.starts_at == meeting.starts_at:
            return meeting
        await occasion.store.save_meeting(moved)
        await occasion.store.void_meeting_answers(moved)
        await _keep_links_alive(occasion, moved)
        place = await where_is(occasion, meeting)
        await announce_move(occasion, News(case, moved, place, was=meeting.starts_at))
        return moved


class CancelFollowUp(Command[Meeting]):
    """Call a meeting off."""

    meeting: MeetingId

    async def carry_out(self, occasion: Occasion) -> Meeting:
        """Keep that it is off, and tell everybody.

        Raises:
            NotAllowed: somebody else leads the case.
            MeetingIsOver: it was held or cancelled before.
        """
        meeting = await occasion.store.meeting(self.meeting)
        case = await led_case(occasion, meeting.case)
        cancelled = meeting.cancelled(occasion.now)
        await occasion.store.save_meeting(cancelled)
        place = await where_is(occasion, meeting)
        await announce_cancellation(occasion, News(case, cancelled, place))
        return cancelled


class GiveJoinLink(Command[Meeting]):
    """Give the way into an online meeting that was planned without it, or another one."""

    meeting: MeetingId
    join_url: JoinLink

    async def carry_out(self, occasion: Occasion) -> Meeting:
        """Keep the link and tell everybody; Graph is not asked for another one any more.

        Raises:
            NotAllowed: somebody else leads the case.
            MeetingIsOver: it was held or cancelled.
        """
        meeting = await occasion.store.meeting(self.meeting)
        case = await led_case(occasion, meeting.case)
        changed = meeting.changed(occasion.now)
        known = await where_is(occasion, meeting)
        is_another = known.join_url != self.join_url
        if is_another:
            changed = replace(changed, online=True, thread=thread_of(self.join_url))
        place = Place(known.room, self.join_url)
        await occasion.store.save_meeting(changed)
        for about in (meeting.id, room_words(meeting.id)):
            await occasion.store.keep_words(case.id, about, Audience.TABLE, place.words())
        await announce_link(occasion, News(case, changed, place))
        if is_another:
            await end_room(occasion, case, meeting)
            await occasion.store.give_room(meeting)
        return changed


def check_moment(occasion: Occasion, at: datetime, *, although_closed: bool) -> None:
    """Refuse a moment at which no meeting can be.

    Raises:
        DateInThePast: it has passed.
        NotASchoolDay: the school is closed that day, and that was not said to be meant.
    """
    if at <= occasion.now:
        raise DateInThePast(given=at)
    day, calendar = occasion.practice.today(at), occasion.practice.school_days
    if not although_closed and not calendar.is_school_day(day):
        raise NotASchoolDay(given=day, next=calendar.next_school_day(day))


async def new_meeting(occasion: Occasion, case: Case, at: datetime, place: Place) -> Meeting:
    """Return a meeting of the usual length that is not kept yet; online if it has no room."""
    return Meeting(
        id=MeetingId(uuid4()),
        case=case.id,
        starts_at=at,
        lasts=occasion.practice.meeting_lasts,
        online=place.join_url is not None and place.room is None,
        planned_by=await occasion.store.me(),
        thread=thread_of(place.join_url) if place.join_url else None,
    )


async def keep_meeting(occasion: Occasion, meeting: Meeting, place: Place) -> None:
    """Keep a new meeting with its place, and let parents' links outlive it."""
    await occasion.store.save_meeting(meeting)
    await occasion.store.keep_words(meeting.case, meeting.id, Audience.TABLE, place.words())
    await _keep_links_alive(occasion, meeting)


async def _keep_links_alive(occasion: Occasion, meeting: Meeting) -> None:
    until = meeting.ends_at + occasion.practice.guest_link_after_meeting
    for guardian in await occasion.store.guardians(meeting.case):
        await occasion.store.extend_links(meeting.case, guardian.id, until)
