"""Asking Graph for an online meeting, in the calendar of who planned it, through the outbox."""

from typing import Final

from cases.desk import Occasion
from cases.identities import PersonId
from cases.messages import Message, Road
from cases.model.case import Case
from cases.model.meetings import Meeting, RoomState
from cases.operations.kinds import Kind, post
from cases.operations.letters import Place, addressees
from cases.operations.table import seated
from cases.values import Value

_CALENDAR: Final = frozenset({RoomState.ASKED, RoomState.OPEN, RoomState.REFUSED})
"""The states in which something of the meeting may stand in somebody's calendar."""


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
        await post(occasion, _request(Kind.MEETING_ROOM_OFF, occasion, case, meeting))


async def accounts_of_parents(occasion: Occasion, case: Case) -> frozenset[PersonId]:
    """Return the parents who have an account in the tenant, as far as this person may know it."""
    found = [
        await occasion.store.account_at(to.email) for to in await addressees(occasion, case.id)
    ]
    return frozenset(account for account in found if account is not None)


async def _ask(occasion: Occasion, case: Case, meeting: Meeting) -> None:
    staff = {place.person for place in await seated(occasion, case.id)}
    invited = {*staff, *await accounts_of_parents(occasion, case)} - {meeting.planned_by}
    await occasion.store.ask_for_room(meeting)
    request = _request(
        Kind.MEETING_ROOM,
        occasion,
        case,
        meeting,
        at=meeting.starts_at,
        lasts=meeting.minutes,
        attendees=",".join(sorted(str(one) for one in invited)),
    )
    await post(occasion, request)


def _request(
    kind: Kind, occasion: Occasion, case: Case, meeting: Meeting, **values: Value
) -> Message:
    return Message(
        kind=kind,
        case=case.id,
        subject=meeting.id,
        receiver=meeting.planned_by,
        at=occasion.now,
        road=Road.GRAPH,
        while_seated=False,
        values={"label": case.label, **values},
        references={"meeting": meeting.id},
    )
