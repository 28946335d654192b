"""Rooms of online meetings: who leads asks, the courier opens them, and nobody does more."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from cases.identities import PersonId
from cases.model.case import Audience
from cases.model.meetings import Meeting, MeetingId, MeetingState, RoomState
from cases.operations.letters import room_words, where_is
from cases.principals import Courier
from storage.rooms import OpenedRoom, WhichRoom
from tests.seeds import School
from tests.storage.intruder import Intruder, Session

LINK = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc%40thread.v2/0?context=%7b%7d"
OPENED = OpenedRoom("AAMkAGI1", LINK, "19:meeting_abc@thread.v2")
OPEN_ROOM = "SELECT aantafel.open_room($1, $2, $3, $4, $5, $6, 'chat', 'event')"
ADDS_WORDS = """
    INSERT INTO aantafel.words (tenant_id, case_id, words_id, about, audience, author_id, sealed)
    SELECT tenant_id, case_id, gen_random_uuid(), meeting_id, 'table', case_id, ''
    FROM aantafel.online_rooms
"""
ASKS_ANOTHER = """
    INSERT INTO aantafel.online_rooms (tenant_id, case_id, meeting_id, asked_at)
    SELECT tenant_id, case_id, gen_random_uuid(), now() FROM aantafel.online_rooms
"""


@pytest.fixture
async def meeting(school: School) -> Meeting:
    """An online meeting that Graph was asked for."""
    case = await school.case(seated=[school.expert])
    planned = Meeting(
        id=MeetingId(uuid4()),
        case=case.id,
        starts_at=school.clock() + timedelta(days=7),
        lasts=timedelta(minutes=45),
        online=True,
        planned_by=school.coordinator,
    )
    async with school.database.work_as(school.member(school.coordinator)) as work:
        await work.desk.store.save_meeting(planned)
        await work.desk.store.ask_for_room(planned)
    return planned


def _which(school: School, meeting: Meeting) -> WhichRoom:
    return WhichRoom(school.tenant, meeting.case, meeting.id)


async def _open(school: School, meeting: Meeting) -> bool:
    async with school.database.work_as(Courier()) as work:
        return await work.rooms.open(_which(school, meeting), OPENED)


async def _link_for(school: School, person: PersonId, meeting: Meeting) -> str | None:
    async with school.database.work_as(school.member(person)) as work:
        return (await where_is(work.desk.occasion, meeting)).join_url


async def _state(school: School, meeting: Meeting) -> RoomState | None:
    async with school.database.work_as(school.member(school.coordinator)) as work:
        return await work.desk.store.room_state(meeting)


async def test_the_way_in_is_written_back_once_for_those_at_the_table(
    school: School, meeting: Meeting, owner: Session
) -> None:
    assert await _link_for(school, school.expert, meeting) is None
    assert await _open(school, meeting)
    assert await _open(school, meeting)

    assert await _link_for(school, school.expert, meeting) == LINK
    assert await _link_for(school, school.teacher, meeting) is None
    about = room_words(meeting.id)
    rows = await owner.fetch("SELECT audience, sealed FROM aantafel.words WHERE about = $1", about)
    assert [row["audience"] for row in rows] == [Audience.TABLE.value]
    assert b"teams" not in rows[0]["sealed"]
    kept = await owner.fetchrow("SELECT thread, version FROM aantafel.meetings")
    assert kept is not None
    assert (kept["thread"], kept["version"]) == (OPENED.thread, meeting.version + 1)
    async with school.database.work_as(Courier()) as work:
        room = await work.rooms.room(_which(school, meeting))
    assert room is not None
    assert (room.state, room.join_url, room.event) == (RoomState.OPEN, LINK, OPENED.event)


async def test_of_a_meeting_that_is_off_no_room_is_opened(
    school: School, meeting: Meeting, owner: Session
) -> None:
    async with school.database.work_as(school.member(school.coordinator)) as work:
        off = replace(meeting, state=MeetingState.CANCELLED)
        await work.desk.store.save_meeting(off)
    assert not await _open(school, meeting)
    kept = "SELECT count(*) FROM aantafel.words WHERE about = $1"
    assert await owner.fetchval(kept, room_words(meeting.id)) == 0


async def test_another_way_in_stands(school: School, meeting: Meeting) -> None:
    async with school.database.work_as(school.member(school.coordinator)) as work:
        await work.desk.store.give_room(meeting)
    assert not await _open(school, meeting)
    async with school.database.work_as(Courier()) as work:
        await work.rooms.refuse(_which(school, meeting))
        assert not await work.rooms.note_late(_which(school, meeting), school.clock())
    assert await _state(school, meeting) is RoomState.GIVEN


async def test_people_are_told_once_that_it_is_late_and_again_when_asked_again(
    school: School, meeting: Meeting
) -> None:
    async with school.database.work_as(Courier()) as work:
        assert await work.rooms.note_late(_which(school, meeting), school.clock())
        assert not await work.rooms.note_late(_which(school, meeting), school.clock())
    school.clock.forward(timedelta(hours=1))
    async with school.database.work_as(school.member(school.coordinator)) as work:
        await work.desk.store.ask_for_room(meeting)
    async with school.database.work_as(Courier()) as work:
        room = await work.rooms.room(_which(school, meeting))
        assert room is not None
        assert not room.was_late
        assert await work.rooms.note_late(_which(school, meeting), school.clock())


async def test_the_courier_has_no_other_way_to_words_and_meetings(
    school: School, meeting: Meeting, intruder: Intruder
) -> None:
    async with intruder.within(Courier()):
        for sql in (
            "SELECT sealed FROM aantafel.words",
            ADDS_WORDS,
            "SELECT thread FROM aantafel.meetings",
            "UPDATE aantafel.meetings SET thread = 'chat'",
            "UPDATE aantafel.online_rooms SET event_id = 'event'",
            "UPDATE aantafel.online_rooms SET state = 'open'",
            ASKS_ANOTHER,
        ):
            assert await intruder.refused(sql), sql


async def test_nobody_but_the_courier_opens_one(
    school: School, meeting: Meeting, intruder: Intruder
) -> None:
    values: tuple[object, ...] = (
        *(school.tenant, meeting.case, meeting.id, room_words(meeting.id), uuid4()),
        b"",
    )
    for principal in (school.member(school.coordinator), school.sync):
        async with intruder.within(principal):
            assert await intruder.refused(OPEN_ROOM, *values)


async def test_who_does_not_lead_asks_for_no_room_and_gives_none(
    school: School, meeting: Meeting, intruder: Intruder
) -> None:
    asks = (
        "INSERT INTO aantafel.online_rooms (tenant_id, case_id, meeting_id, asked_at)"
        " VALUES ($1, $2, $3, now())"
    )
    names: tuple[UUID, ...] = (school.tenant, meeting.case, meeting.id)
    for who in (school.expert, school.teacher, school.outsider):
        async with intruder.within(school.member(who)):
            assert await intruder.refused(asks, *names)
            assert await intruder.refused("UPDATE aantafel.online_rooms SET state = 'given'")
    for who in (school.teacher, school.outsider):
        async with intruder.within(school.member(who)) as login:
            assert await login.fetchval("SELECT count(*) FROM aantafel.online_rooms") == 0
    async with intruder.within(school.member(school.coordinator)):
        assert await intruder.refused("UPDATE aantafel.online_rooms SET state = 'open'")
        assert not await intruder.refused("UPDATE aantafel.online_rooms SET state = 'given'")


async def test_a_chat_is_heard_in_ones_own_tenant_only(
    school: School, meeting: Meeting, intruder: Intruder
) -> None:
    await _open(school, meeting)
    heard = (
        "INSERT INTO aantafel.meeting_news (tenant_id, thread, what, noticed_at)"
        " VALUES ($1, 'chat', 'ended', now())"
    )
    async with intruder.within(school.sync):
        assert await intruder.refused(heard, uuid4())
        assert not await intruder.refused(heard, school.tenant)
    async with intruder.within(school.member(school.coordinator)):
        assert await intruder.refused(heard, school.tenant)
    async with school.database.work_as(Courier()) as work:
        (found,) = await work.chats.meetings_in(school.tenant, "19:meeting_abc@thread.v2")
        assert (found.which, found.chair) == (_which(school, meeting), school.coordinator)
        assert await work.chats.meetings_in(school.tenant, "19:meeting_xyz@thread.v2") == []
