"""Asking Graph for an online meeting, in the calendar of who planned it, through the outbox."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, Protocol

from cases.desk import Occasion
from cases.identities import PersonId
from cases.messages import Message, Road
from cases.model.case import Case, CaseId
from cases.model.meetings import Meeting, MeetingId, RoomState
from cases.operations.kinds import Kind, post
from cases.operations.letters import Place, addressees
from cases.operations.table import seated

_CALENDAR: Final = frozenset({RoomState.ASKED, RoomState.OPEN, RoomState.REFUSED})
"""The states in which something of the meeting may stand in somebody's calendar."""


class InCalendar(Protocol):
    """A meeting, as far as a calendar holds it."""

    @property
    def id(self) -> MeetingId:
        """Which one it is."""
        ...

    @property
    def planned_by(self) -> PersonId:
        """In whose calendar it stands."""
        ...

    @property
    def starts_at(self) -> datetime:
        """When it begins."""
        ...

    @property
    def lasts(self) -> timedelta:
        """How long it takes."""
        ...


async def ask_for_room(occasion: Occasion, case: Case, meeting: Meeting, place: Place) -> bool:
    """Ask Graph for an online meeting if nobody gave a way in; return whether it was asked."""
    wanted = meeting.online and place.join_url is None
    if not wanted or not occasion.practice.makes_online_meetings:
        return False
    await _ask(occasion, case, meeting)
    return True


async def change_room(occasion: Occasion, case: Case, meeting: Meeting) -> bool:
    """Ask Graph to change what it made; return whether a meeting of Graph's is awaited."""
    state = await occasion.store.room_state(meeting)
    if state not in _CALENDAR:
        return False
    await _ask(occasion, case, meeting)
    return True


async def end_room(occasion: Occasion, case: Case, meeting: Meeting) -> None:
    """Ask Graph to call off what it made, or is making."""
    if await occasion.store.room_state(meeting) in _CALENDAR:
        ends = invitation_to(case.id, case.label, meeting, (), occasion.now)
        ends = replace(ends, kind=Kind.MEETING_ROOM_OFF, values={"label": case.label})
        await post(occasion, ends)


async def _accounts_of_parents(occasion: Occasion, case: Case) -> frozenset[PersonId]:
    """Return the parents who have an account in the tenant, as far as this person may know it."""
    found = [
        await occasion.store.account_at(to.email) for to in await addressees(occasion, case.id)
    ]
    return frozenset(account for account in found if account is not None)


async def invite_account(
    occasion: Occasion, case: Case, meeting: Meeting, account: PersonId | None
) -> None:
    """Ask Graph to invite a parent with an account to the meeting that it made before."""
    if account and await occasion.store.room_state(meeting) is RoomState.OPEN:
        await post(occasion, invitation_to(case.id, case.label, meeting, [account], occasion.now))


def invitation_to(
    case: CaseId,
    label: str,
    meeting: InCalendar,
    people: Collection[PersonId],
    now: datetime,
) -> Message:
    """Return the request that these people be invited to a meeting, beside who is already."""
    return Message(
        kind=Kind.MEETING_ROOM,
        case=case,
        subject=meeting.id,
        receiver=meeting.planned_by,
        at=now,
        road=Road.GRAPH,
        while_seated=False,
        values={
            "label": label,
            "at": meeting.starts_at,
            "lasts": int(meeting.lasts.total_seconds()) // 60,
            "attendees": ",".join(sorted(str(one) for one in people)),
        },
        references={"meeting": meeting.id},
    )


async def _ask(occasion: Occasion, case: Case, meeting: Meeting) -> None:
    here = await occasion.store.members_of(case.channel)
    staff = {place.person for place in await seated(occasion, case.id)} & here
    invited = {*staff, *await _accounts_of_parents(occasion, case)} - {meeting.planned_by}
    await occasion.store.ask_for_room(meeting)
    await post(occasion, invitation_to(case.id, case.label, meeting, invited, occasion.now))
