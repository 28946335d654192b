"""The chat of an online meeting, with a pasted link: agenda for all, time for the chair alone."""

from datetime import timedelta

from playground.state import Conversation
from tests.case_steps import comes_to_the_table, opens_a_case
from tests.school_in_a_box import SchoolInABox, Someone, at_school

BEGINS = at_school(24, 11, 14, 30)
NUDGES = ("push.meeting_halfway", "push.meeting_ten_left", "push.meeting_five_left")


async def _tomorrow(school: SchoolInABox) -> tuple[Someone, Conversation]:
    """Let Marit plan a meeting for tomorrow at half past two, online."""
    marit = school.person("marit")
    await opens_a_case(marit)
    room = await school.life.teams.meetings.create("Gesprek op school", "marit")
    link = school.life.teams.meetings.link(room)
    begun = f"vervolg dinsdag 24 november half drie online {link}"
    await marit.tells(begun, "schedule_follow_up.confirm")
    await marit.tells("ja", "schedule_follow_up.done")
    await school.deliver()
    marit.turns_back()
    return marit, room


async def _told(school: SchoolInABox) -> list[str]:
    """Return which nudges went out, in order."""
    sent = await school.rows(
        "SELECT kind FROM outbox WHERE state = 'sent' AND kind LIKE 'meeting\\_%'"
        " AND kind <> 'meeting_thread' ORDER BY sent_at"
    )
    return [f"push.{row['kind']}" for row in sent]


async def _lives_through(school: SchoolInABox, first: int = 0, last: int = 60) -> None:
    for minute in range(first, last + 1):
        await school.move_to(BEGINS + timedelta(minutes=minute))


async def test_whoever_has_an_account_can_ask_for_the_agenda(school: SchoolInABox) -> None:
    marit, room = await _tomorrow(school)
    fenna = await comes_to_the_table(school, "fenna")
    for key in ("fenna", "sanne", "moeder"):
        await school.life.teams.meetings.join(key, room)
    for somebody in (marit, fenna, school.person("sanne")):
        somebody.turns_to(room)
        somebody.turns_back()
        agenda = await somebody.tells("agenda", "talk.agenda")
        assert "WR-001" not in agenda
    guest = school.person("moeder")
    guest.turns_to(room)
    guest.turns_back()
    await guest.tells("agenda", "talk.help_in_meeting")


async def test_what_is_typed_in_the_chat_is_not_kept(school: SchoolInABox) -> None:
    marit, room = await _tomorrow(school)
    marit.turns_to(room)
    marit.turns_back()
    await marit.tells("Sem slaat zijn zusje van drie", "talk.not_understood_in_public")
    await marit.tells("afspraak dat opa Kees hem brengt", "talk.see_chat")
    marit.turns_to(school.life.teams.chat("marit"))
    await marit.told("talk.not_in_channel")
    assert await school.rows("SELECT 1 FROM agreements") == []
    (draft,) = await school.rows("SELECT person_id FROM drafts")
    assert draft["person_id"] == school.id_of("marit")
    heard = [marit.reads(message) for message in school.life.teams.chat("marit").messages]
    assert not [text for text in heard if "opa Kees" in text]


async def test_the_chair_alone_is_given_the_time(school: SchoolInABox) -> None:
    marit, room = await _tomorrow(school)
    before = len(room.messages)
    await school.move_to(BEGINS + timedelta(minutes=22))
    await marit.sees_nothing()
    await school.move_to(BEGINS + timedelta(minutes=23))
    await marit.told("push.meeting_halfway", "WR-001")
    await school.move_to(BEGINS + timedelta(minutes=35))
    await marit.told("push.meeting_ten_left")
    await school.move_to(BEGINS + timedelta(minutes=40))
    said = await marit.told("push.meeting_five_left", "Wie doet wat, wanneer en hoe?")
    assert "Sem" not in said
    await marit.presses("Afspraak", "record_agreement.who.ask")
    assert len(room.messages) == before


async def test_time_that_has_passed_is_not_told(school: SchoolInABox) -> None:
    await _tomorrow(school)
    await school.move_to(BEGINS - timedelta(minutes=5))
    await school.move_to(BEGINS + timedelta(minutes=50))
    rows = await school.rows(
        "SELECT state, outcome FROM outbox WHERE kind IN"
        " ('meeting_halfway', 'meeting_ten_left', 'meeting_five_left')"
    )
    assert {(row["state"], row["outcome"]) for row in rows} == {("gave_up", "superseded")}
    assert len(rows) == len(NUDGES)


async def test_a_meeting_that_is_off_is_given_no_time(school: SchoolInABox) -> None:
    marit, room = await _tomorrow(school)
    await marit.tells("zeg gesprek af", "cancel_follow_up.confirm")
    await marit.tells("ja", "cancel_follow_up.done")
    await school.deliver()
    marit.turns_to(room)
    await marit.told("push.meeting_thread_off", "WR-001")
    await _lives_through(school)
    assert not set(NUDGES) & set(await _told(school))


async def test_moved_the_time_is_given_by_the_new_one(school: SchoolInABox) -> None:
    marit, _ = await _tomorrow(school)
    await marit.tells("verzet gesprek", "move_follow_up.at.ask")
    await marit.tells("dinsdag 24 november half vier", "move_follow_up.confirm")
    await marit.tells("klopt", "move_follow_up.done")
    await _lives_through(school)
    assert not set(NUDGES) & set(await _told(school))
    await school.move_to(BEGINS + timedelta(minutes=83))
    await marit.told("push.meeting_halfway")


async def test_a_late_beginning_moves_the_time_and_an_early_end_stops_it(
    school: SchoolInABox,
) -> None:
    marit, room = await _tomorrow(school)
    meetings = school.life.teams.meetings
    await school.move_to(BEGINS + timedelta(minutes=10))
    await meetings.begin(room)
    await school.deliver()
    await school.move_to(BEGINS + timedelta(minutes=23))
    await marit.sees_nothing()
    await school.move_to(BEGINS + timedelta(minutes=33))
    await marit.told("push.meeting_halfway")
    await school.move_to(BEGINS + timedelta(minutes=40))
    await meetings.end(room)
    await school.deliver()
    await _lives_through(school, 41, 90)
    assert [one for one in await _told(school) if one in NUDGES] == ["push.meeting_halfway"]
    assert await school.rows("SELECT 1 FROM meeting_news") == []


async def test_trying_the_link_the_day_before_changes_nothing(school: SchoolInABox) -> None:
    marit, room = await _tomorrow(school)
    await school.life.teams.meetings.begin(room)
    await school.life.teams.meetings.end(room)
    await school.deliver()
    await school.move_to(BEGINS + timedelta(minutes=23))
    await marit.told("push.meeting_halfway")
