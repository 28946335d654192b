"""Online meetings that Graph makes: over HTTP, step by step, and again after a break."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from bot.online_rooms import RoomLater, RoomMade, RoomRefused, RoomWanted
from bot.teams.credentials import NoCredentials
from bot.teams.graph.apps import GraphApps
from bot.teams.graph.calls import GraphCalls
from bot.teams.graph.meetings import BUSY, SOON, GraphMeetings
from bot.teams.http_pool import HttpPool
from cases.identities import PersonId
from cases.model.meetings import RoomRefusal
from cases.practices.practice import SCHOOL_ZONE
from tests.teams.fake_graph import FakeGraph, Refusal, Somebody
from tests.teams.microsoft import HandClock

MARIT, FENNA, THIJS = (PersonId(uuid4()) for _ in range(3))
WINTER = datetime(2027, 1, 12, 14, 30, tzinfo=SCHOOL_ZONE)
SUMMER = datetime(2027, 6, 8, 9, 0, tzinfo=SCHOOL_ZONE)
WANTED = RoomWanted(
    meeting=uuid4(),
    organizer=MARIT,
    starts_at=WINTER,
    lasts=timedelta(minutes=45),
    subject="Gesprek op school (WR-001)",
    body="Dit is een online gesprek.",
    attendees=(FENNA, THIJS),
)


@pytest.fixture
async def graph() -> AsyncIterator[FakeGraph]:
    async with FakeGraph().running() as running:
        for person, name in ((MARIT, "Marit"), (FENNA, "Fenna"), (THIJS, "Thijs")):
            running.people[person] = Somebody(person, name, uuid4())
        yield running


@pytest.fixture
async def rooms(graph: FakeGraph) -> AsyncIterator[GraphMeetings]:
    async with HttpPool() as pool:
        calls = GraphCalls(pool, NoCredentials(), HandClock().timing, root=graph.url)
        yield GraphMeetings(calls, GraphApps(calls, str(uuid4())))


async def _made(rooms: GraphMeetings, wanted: RoomWanted = WANTED) -> RoomMade:
    made = await rooms.make(wanted)
    assert isinstance(made, RoomMade)
    return made


async def test_the_event_is_neutral_private_and_hides_who_comes(
    rooms: GraphMeetings, graph: FakeGraph
) -> None:
    made = await _made(rooms)

    event = graph.calendars.only_event()
    assert made.event == event["id"]
    assert event["subject"] == "Gesprek op school (WR-001)"
    assert event["body"] == {"contentType": "text", "content": "Dit is een online gesprek."}
    assert event["start"] == {"dateTime": "2027-01-12T13:30:00", "timeZone": "UTC"}
    assert event["end"] == {"dateTime": "2027-01-12T14:15:00", "timeZone": "UTC"}
    assert (event["sensitivity"], event["hideAttendees"]) == ("private", True)
    assert (event["isOnlineMeeting"], event["onlineMeetingProvider"]) == (True, "teamsForBusiness")
    assert event["transactionId"] == str(WANTED.meeting)
    invited = {one["emailAddress"]["address"] for one in event["attendees"]}
    assert invited == {graph.people[FENNA].mail, graph.people[THIJS].mail}


async def test_the_door_is_closed_before_anybody_is_invited(
    rooms: GraphMeetings, graph: FakeGraph
) -> None:
    made = await _made(rooms)

    meeting = graph.calendars.only_meeting()
    assert meeting["lobbyBypassSettings"] == {"scope": "organizer", "isDialInBypassEnabled": False}
    assert not meeting["allowRecording"]
    assert not meeting["recordAutomatically"]
    assert not meeting["allowTranscription"]
    assert (made.join_url, made.thread) == (meeting["joinWebUrl"], meeting["chatInfo"]["threadId"])
    assert made.has_bot
    assert graph.calendars.installed == [made.thread]
    verbs = [path.split("?")[0].rsplit("/", 2)[-2:] for path in graph.asked]
    closed = next(number for number, one in enumerate(verbs) if one[0] == "onlineMeetings")
    asked_who = next(number for number, one in enumerate(verbs) if one[-1] == "users")
    assert closed < asked_who
    assert [one.what for one in graph.calendars.mailed] == ["invitation", "invitation"]


async def test_made_again_after_a_break_it_is_the_same_event(
    rooms: GraphMeetings, graph: FakeGraph
) -> None:
    first = await _made(rooms)
    again = await _made(rooms)
    assert again == first
    assert len(graph.calendars.events) == 1
    assert len(graph.calendars.mailed) == 2


async def test_made_again_for_another_time_the_event_is_found_and_moved(
    rooms: GraphMeetings, graph: FakeGraph
) -> None:
    first = await _made(rooms)
    moved = await _made(rooms, replace(WANTED, starts_at=SUMMER))
    assert moved == first
    assert graph.calendars.only_event()["start"]["dateTime"] == "2027-06-08T07:00:00"


async def test_a_move_changes_the_time_and_leaves_the_way_in_alone(
    rooms: GraphMeetings, graph: FakeGraph
) -> None:
    first = await _made(rooms)
    before = dict(graph.calendars.only_event())
    await _made(rooms, replace(WANTED, starts_at=SUMMER, event=first.event))

    after = graph.calendars.only_event()
    assert after["start"]["dateTime"] == "2027-06-08T07:00:00"
    assert (after["body"], after["onlineMeeting"]) == (before["body"], before["onlineMeeting"])
    assert [one.what for one in graph.calendars.mailed[2:]] == ["change", "change"]


async def test_who_the_organizer_invited_by_hand_stays_invited(
    rooms: GraphMeetings, graph: FakeGraph
) -> None:
    first = await _made(rooms, replace(WANTED, attendees=()))
    by_hand = {"emailAddress": {"address": "tolk@elders.example"}, "type": "optional"}
    graph.calendars.only_event()["attendees"] = [by_hand]
    await _made(rooms, replace(WANTED, event=first.event))
    listed = [one["emailAddress"]["address"] for one in graph.calendars.only_event()["attendees"]]
    assert listed[0] == "tolk@elders.example"
    assert len(listed) == 3


async def test_cancelled_it_is_gone_and_cancelled_again_as_well(
    rooms: GraphMeetings, graph: FakeGraph
) -> None:
    made = await _made(rooms)
    for _ in range(2):
        assert await rooms.call_off(WANTED.meeting, MARIT, made.event) is None
    assert not graph.calendars.events
    assert [one.what for one in graph.calendars.mailed[2:]] == ["cancellation", "cancellation"]


async def test_an_event_nobody_was_invited_to_is_taken_away(
    rooms: GraphMeetings, graph: FakeGraph
) -> None:
    await _made(rooms, replace(WANTED, attendees=()))
    assert await rooms.call_off(WANTED.meeting, MARIT, None) is None
    assert not graph.calendars.events
    assert await rooms.call_off(WANTED.meeting, MARIT, None) is None


async def test_busy_it_rests_as_long_as_graph_asks(rooms: GraphMeetings, graph: FakeGraph) -> None:
    graph.instead.append(Refusal(429, headers={"Retry-After": "90"}))
    assert await rooms.make(WANTED) == RoomLater(timedelta(seconds=90))
    graph.instead.extend([Refusal(503)] * 2)
    assert await rooms.make(WANTED) == RoomLater(BUSY)
    graph.instead.append(Refusal(500))
    assert await rooms.call_off(WANTED.meeting, MARIT, None) == RoomLater(BUSY)
    assert not graph.calendars.events


async def test_a_link_that_comes_late_is_asked_for_again(
    rooms: GraphMeetings, graph: FakeGraph
) -> None:
    graph.calendars.link_comes_late = 1
    assert await rooms.make(WANTED) == RoomLater(SOON)
    assert (await _made(rooms)).join_url
    assert len(graph.calendars.events) == 1


@pytest.mark.parametrize(
    ("switch", "why"),
    [
        ("may_write", RoomRefusal.NOT_ALLOWED),
        ("has_policy", RoomRefusal.NOT_ALLOWED),
        ("offers_teams", RoomRefusal.NOT_ALLOWED),
    ],
)
async def test_what_an_administrator_does_not_allow_leaves_nothing_behind(
    rooms: GraphMeetings, graph: FakeGraph, switch: str, why: RoomRefusal
) -> None:
    setattr(graph.calendars, switch, False)
    assert await rooms.make(WANTED) == RoomRefused(why)
    assert not graph.calendars.events
    assert not graph.calendars.mailed


async def test_a_door_that_stays_open_is_no_door(rooms: GraphMeetings, graph: FakeGraph) -> None:
    graph.calendars.keeps_open = True
    assert await rooms.make(WANTED) == RoomRefused(RoomRefusal.NOT_ALLOWED)
    assert not graph.calendars.events


async def test_without_a_mailbox_there_is_no_calendar(
    rooms: GraphMeetings, graph: FakeGraph
) -> None:
    graph.calendars.without_mailbox.add(str(MARIT))
    assert await rooms.make(WANTED) == RoomRefused(RoomRefusal.NO_CALENDAR)


async def test_an_event_taken_out_of_the_calendar_is_not_put_back(
    rooms: GraphMeetings, graph: FakeGraph
) -> None:
    made = await _made(rooms)
    graph.calendars.events.clear()
    outcome = await rooms.make(replace(WANTED, event=made.event))
    assert outcome == RoomRefused(RoomRefusal.TAKEN_AWAY)


@pytest.mark.parametrize("switch", ["may_install", "in_catalogue"])
async def test_without_the_right_to_the_chat_the_meeting_is_made_all_the_same(
    rooms: GraphMeetings, graph: FakeGraph, switch: str
) -> None:
    setattr(graph.calendars, switch, False)
    assert not (await _made(rooms)).has_bot


async def test_without_the_right_to_see_addresses_nobody_is_invited_by_graph(
    rooms: GraphMeetings, graph: FakeGraph
) -> None:
    graph.may_read_users = False
    await _made(rooms)
    assert not graph.calendars.mailed


async def test_an_odd_request_is_refused_for_good(rooms: GraphMeetings, graph: FakeGraph) -> None:
    graph.instead.append(Refusal(400, {"error": {"code": "ErrorInvalidRequest"}}))
    assert await rooms.make(WANTED) == RoomRefused(RoomRefusal.BROKEN)
