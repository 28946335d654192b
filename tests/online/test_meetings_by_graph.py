"""A follow-up online that Graph puts in the calendar: planned, moved, called off, refused."""

import logging
from datetime import timedelta

import pytest

from storage.outbox import LEASE
from tests.case_steps import opens_a_case
from tests.online.online_school import Died, OnlineSchool
from tests.online.steps import FIRST, PLAN, at_the_table, plan
from tests.teams.fake_graph import Refusal

OUR_PACKAGES = {"bot", "cases", "dialogs", "storage"}
SECOND = "donderdag 14 januari 2027, 09.00"


async def test_everybody_gets_the_link_that_graph_made(
    online_school: OnlineSchool, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    marit, fenna, mother = await at_the_table(online_school)
    await plan(marit)
    await online_school.deliver()

    calendars = online_school.graph.calendars
    event = calendars.only_event()
    link = event["onlineMeeting"]["joinUrl"]
    assert event["subject"] == "Gesprek op school (WR-001)"
    assert [one["emailAddress"]["address"] for one in event["attendees"]] == [
        online_school.mail_of("fenna")
    ]
    await fenna.told("push.meeting_planned", FIRST, "online")
    assert fenna.action("Naar het gesprek")["url"] == link
    mail = await mother.opens_mail()
    assert link in mail.text
    assert mail.invitation
    assert (mail.invitation.method, mail.invitation.sequence) == ("REQUEST", 0)
    chat = online_school.chat()
    await online_school.life.teams.meetings.join("fenna", chat)
    fenna.turns_to(chat)
    greeting = await fenna.told("push.meeting_thread", "WR-001", FIRST, "Ouders: 1")
    assert "Sem" not in greeting
    await fenna.told("talk.agenda")
    kept = await online_school.one("SELECT thread, version FROM meetings WHERE online")
    assert kept["thread"] == chat.id
    room = await online_school.one("SELECT state, event_id FROM online_rooms")
    assert (room["state"], room["event_id"]) == ("open", event["id"])
    await marit.tells("wanneer is het gesprek", "my_meetings.done", "online")
    ours = [one for one in caplog.records if one.name.partition(".")[0] in OUR_PACKAGES]
    assert not [one for one in ours if "meetup-join" in one.getMessage()]
    channel = online_school.life.teams.channel("wr1")
    assert not [one for one in channel.messages if "meetup-join" in str(one.activity)]


async def test_moved_and_called_off_the_calendar_follows(online_school: OnlineSchool) -> None:
    marit, fenna, mother = await at_the_table(online_school)
    await plan(marit)
    await online_school.deliver()
    planned = (await mother.opens_mail()).invitation
    calendars = online_school.graph.calendars
    link = calendars.only_event()["onlineMeeting"]["joinUrl"]
    await marit.tells("verzet gesprek", "move_follow_up.meeting.ask")
    await marit.presses(marit.buttons()[-1], "move_follow_up.at.ask")
    await marit.tells("donderdag 14 januari 9 uur", "move_follow_up.confirm", SECOND)
    await marit.tells("klopt", "move_follow_up.done")
    fenna.turns_back()
    await online_school.deliver()

    assert calendars.only_event()["start"]["dateTime"] == "2027-01-14T08:00:00"
    await fenna.told("push.meeting_moved", SECOND)
    assert fenna.action("Naar het gesprek")["url"] == link
    mail = await mother.opens_mail()
    moved = mail.invitation
    assert link in mail.text
    chat = online_school.chat()
    await marit.tells("zeg gesprek af", "cancel_follow_up.meeting.ask")
    await marit.presses(marit.buttons()[-1], "cancel_follow_up.confirm", SECOND)
    await marit.tells("ja", "cancel_follow_up.done")
    await online_school.deliver()
    off = (await mother.opens_mail()).invitation

    assert not calendars.events
    assert planned
    assert moved
    assert off
    assert [one.sequence for one in (planned, moved, off)] == [0, 1, 2]
    assert len({one.uid for one in (planned, moved, off)}) == 1
    marit.turns_to(chat)
    await marit.told("push.meeting_thread_off", "WR-001")


@pytest.mark.parametrize(
    ("switch", "why"),
    [("may_write", "beheerder"), ("has_policy", "beheerder"), ("offers_teams", "beheerder")],
)
async def test_refused_the_coordinator_hears_why_and_pastes_a_link(
    online_school: OnlineSchool, switch: str, why: str
) -> None:
    marit, fenna, mother = await at_the_table(online_school)
    setattr(online_school.graph.calendars, switch, False)
    await plan(marit)
    fenna.turns_back()
    await online_school.deliver()

    await marit.told("push.room_refused", why, "Er is niets kwijt")
    first = await mother.opens_mail()
    assert "De link krijgt u nog van ons" in first.text
    assert "teams.microsoft.com" not in first.text
    room = await online_school.life.teams.meetings.create("Gesprek op school", "marit")
    link = online_school.life.teams.meetings.link(room)
    await marit.presses("Plak een link", "give_join_link.join_url.ask")
    await marit.tells(link, "give_join_link.confirm")
    await marit.tells("ja", "give_join_link.done", FIRST)
    await fenna.told("push.meeting_planned")
    await online_school.deliver()
    await fenna.told("push.meeting_join", FIRST)
    assert fenna.action("Naar het gesprek")["url"] == link
    second = await mother.opens_mail()
    assert link in second.text
    assert first.invitation
    assert second.invitation
    assert first.invitation.uid == second.invitation.uid
    assert second.invitation.sequence == first.invitation.sequence + 1
    kept = await online_school.one("SELECT thread FROM meetings WHERE online")
    assert kept["thread"] == room.id


async def test_busy_people_wait_a_while_and_then_hear_that_the_link_follows(
    online_school: OnlineSchool,
) -> None:
    marit, fenna, mother = await at_the_table(online_school)
    graph, clock = online_school.graph, online_school.life.clock
    busy = Refusal(429, headers={"Retry-After": "30"})
    graph.instead.extend([busy] * 40)
    await plan(marit)
    fenna.turns_back()
    await online_school.deliver()
    await fenna.sees_nothing()
    for _ in range(12):
        await online_school.move_to(clock() + timedelta(minutes=1))

    await marit.told("push.room_late", "WR-001")
    await fenna.told("push.meeting_planned", FIRST)
    first = await mother.opens_mail()
    assert "De link krijgt u nog van ons" in first.text
    graph.instead.clear()
    for _ in range(12):
        await online_school.move_to(clock() + timedelta(minutes=5))
    await marit.told("push.room_there", "WR-001")
    link = graph.calendars.only_event()["onlineMeeting"]["joinUrl"]
    await marit.presses("Stuur de link", "give_join_link.confirm")
    await marit.tells("ja", "give_join_link.done")
    await online_school.deliver()
    assert link in (await mother.opens_mail()).text
    await fenna.told("push.meeting_join", FIRST)
    assert len(graph.calendars.events) == 1
    room = await online_school.one("SELECT state FROM online_rooms")
    assert room["state"] == "open"


async def test_a_link_that_was_pasted_is_taken_and_graph_is_not_asked(
    online_school: OnlineSchool,
) -> None:
    marit = online_school.person("marit")
    await opens_a_case(marit)
    room = await online_school.life.teams.meetings.create("Gesprek op school", "marit")
    link = online_school.life.teams.meetings.link(room)
    await marit.tells(f"{PLAN} {link}", "schedule_follow_up.confirm")
    await marit.tells("ja", "schedule_follow_up.by_graph")
    await online_school.deliver()
    assert not online_school.graph.calendars.events
    assert await online_school.rows("SELECT 1 FROM online_rooms") == []


async def test_the_bot_that_is_not_let_into_the_chat_asks_to_be_added(
    online_school: OnlineSchool,
) -> None:
    marit, _, _ = await at_the_table(online_school)
    online_school.graph.calendars.may_install = False
    await plan(marit)
    await online_school.deliver()
    await marit.told("push.room_without_bot", "WR-001")


async def test_called_off_before_graph_answered_nothing_stays_in_the_calendar(
    online_school: OnlineSchool,
) -> None:
    marit, _, _ = await at_the_table(online_school)
    graph, clock = online_school.graph, online_school.life.clock
    await plan(marit)
    graph.calendars.link_comes_late = 1
    await online_school.deliver()
    assert len(graph.calendars.events) == 1
    await marit.tells("zeg gesprek af", "cancel_follow_up.meeting.ask")
    await marit.presses(marit.buttons()[-1], "cancel_follow_up.confirm")
    await marit.tells("ja", "cancel_follow_up.done")
    await online_school.move_to(clock() + timedelta(minutes=2))
    assert not graph.calendars.events
    rows = await online_school.rows("SELECT kind, state FROM outbox WHERE road = 'graph'")
    assert {(row["kind"], row["state"]) for row in rows} == {
        ("meeting_room", "called_back"),
        ("meeting_room_off", "sent"),
    }


async def test_a_worker_that_dies_after_graph_answered_leaves_one_event(
    online_school: OnlineSchool,
) -> None:
    marit, fenna, mother = await at_the_table(online_school)
    assert online_school.rooms
    online_school.rooms.dies = True
    await plan(marit)
    fenna.turns_back()
    with pytest.raises(Died):
        await online_school.deliver()
    calendars = online_school.graph.calendars
    event = calendars.only_event()
    await fenna.sees_nothing()
    await online_school.move_to(online_school.life.clock() + LEASE + timedelta(seconds=30))

    assert calendars.only_event() == event
    assert [one.what for one in calendars.mailed] == ["invitation"]
    await fenna.told("push.meeting_planned", FIRST)
    assert event["onlineMeeting"]["joinUrl"] in (await mother.opens_mail()).text


async def test_an_event_that_was_taken_out_of_the_calendar_is_told_at_the_next_change(
    online_school: OnlineSchool,
) -> None:
    marit, _, mother = await at_the_table(online_school)
    await plan(marit)
    await online_school.deliver()
    await mother.opens_mail()
    online_school.graph.calendars.events.clear()
    await marit.tells("verzet gesprek", "move_follow_up.meeting.ask")
    await marit.presses(marit.buttons()[-1], "move_follow_up.at.ask")
    await marit.tells("donderdag 14 januari 9 uur", "move_follow_up.confirm", SECOND)
    await marit.tells("klopt", "move_follow_up.done")
    await online_school.deliver()
    await marit.told("push.room_refused", "uit je agenda gehaald")
    assert "De link krijgt u nog van ons" in (await mother.opens_mail()).text


async def test_who_has_no_mailbox_hears_that(
    online_school: OnlineSchool,
) -> None:
    marit, _, _ = await at_the_table(online_school)
    await plan(marit)
    online_school.graph.calendars.without_mailbox.add(str(online_school.id_of("marit")))
    await online_school.deliver()
    await marit.told("push.room_refused", "Ik vind je agenda niet")
