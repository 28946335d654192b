"""A follow-up online: staff and parents get the link, the bot greets in the meeting's chat."""

from playground.state import Conversation
from tests.case_steps import comes_to_the_table, invites_mother, opens_a_case
from tests.school_in_a_box import SchoolInABox

FIRST, SECOND = "dinsdag 12 januari 2027, 14.30–15.15 uur", "donderdag 14 januari 2027, 09.00"


async def _planned_online(school: SchoolInABox) -> tuple[Conversation, str]:
    """Let Marit plan with Fenna at the table and a mother; return the meeting and its link."""
    marit, mother = school.person("marit"), school.person("moeder")
    await opens_a_case(marit)
    fenna = await comes_to_the_table(school, "fenna")
    await invites_mother(marit)
    await marit.tells("ja", "invite_parent.done")
    await school.deliver()
    await mother.opens_mail()
    meetings = school.life.teams.meetings
    room = await meetings.create("Gesprek op school", "marit")
    link = meetings.link(room)
    begun = "vervolg dinsdag 12 januari half drie online"
    await marit.tells(begun, "schedule_follow_up.join_url.ask")
    await marit.tells(f"hier: {link}", "schedule_follow_up.confirm", "dinsdag 12 januari 2027")
    await marit.tells("ja", "schedule_follow_up.done", FIRST)
    fenna.turns_back()
    await school.deliver()
    return room, link


async def test_staff_get_the_link_and_the_bot_greets_in_the_chat(school: SchoolInABox) -> None:
    room, link = await _planned_online(school)
    fenna, marit = school.person("fenna"), school.person("marit")
    await fenna.told("push.meeting_planned", FIRST, "online", "Marit de Boer")
    assert fenna.action("Naar het gesprek")["url"] == link

    await school.life.teams.meetings.join("fenna", room)
    fenna.turns_to(room)
    greeting = await fenna.told("push.meeting_thread", "WR-001", FIRST, "Ouders: 1")
    assert "Fenna Postma, Marit de Boer" in greeting
    assert "Sem" not in greeting
    meeting = await school.one("SELECT thread, online FROM meetings WHERE online")
    assert meeting["thread"] == room.id
    await marit.tells("wat mist er nog", "what_is_missing.done")


async def test_parents_get_the_link_by_mail_with_a_calendar_entry(school: SchoolInABox) -> None:
    _, link = await _planned_online(school)
    mail = await school.person("moeder").opens_mail()
    assert link in mail.text
    assert mail.invitation
    assert (mail.invitation.method, mail.invitation.sequence) == ("REQUEST", 0)
    assert mail.invitation.place == link
    assert "dinsdag 12 januari 2027" in mail.subject


async def test_moved_and_cancelled_calendars_follow(school: SchoolInABox) -> None:
    room, link = await _planned_online(school)
    marit, fenna, mother = (school.person(key) for key in ("marit", "fenna", "moeder"))
    planned = (await mother.opens_mail()).invitation
    named = "verzet het gesprek van 12 januari naar donderdag 14 januari 9 uur"
    await marit.tells(named, "move_follow_up.confirm", SECOND)
    await marit.tells("klopt", "move_follow_up.done")
    fenna.turns_back()
    await school.deliver()
    await fenna.told("push.meeting_moved", "dinsdag 12 januari 2027, 14.30 uur", SECOND)
    assert fenna.action("Naar het gesprek")["url"] == link
    moved = (await mother.opens_mail()).invitation
    await marit.tells("zeg gesprek af", "cancel_follow_up.meeting.ask")
    await marit.tells("dat van 14 januari", "cancel_follow_up.confirm", SECOND)
    await marit.tells("ja", "cancel_follow_up.done")
    await school.deliver()
    await fenna.told("push.meeting_cancelled", SECOND)
    mail = await mother.opens_mail()

    assert planned
    assert moved
    assert mail.invitation
    entries = (planned, moved, mail.invitation)
    assert [entry.method for entry in entries] == ["REQUEST", "REQUEST", "CANCEL"]
    assert [entry.sequence for entry in entries] == [0, 1, 2]
    assert len({entry.uid for entry in entries}) == 1
    assert "gaat niet door" in mail.subject
    said = [fenna.reads(message) for message in room.messages]
    assert sum("Dit is de chat van het gesprek" in text for text in said) == 2


async def test_a_link_that_is_no_meeting_is_asked_again(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    begun = "vervolg dinsdag 12 januari half drie online"
    await marit.tells(begun, "schedule_follow_up.join_url.ask")
    for wrong in ("geen link", "https://kwaad.example/meet", "javascript:alert(1)"):
        await marit.tells(wrong, "schedule_follow_up.join_url.retry")


async def test_a_link_that_does_not_tell_its_chat_is_enough_to_meet(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    begun = "vervolg dinsdag 12 januari half drie online"
    await marit.tells(begun, "schedule_follow_up.join_url.ask")
    short = "https://teams.microsoft.com/meet/2812345678901?p=abc"
    await marit.tells(short, "schedule_follow_up.confirm")
    await marit.tells("ja", "schedule_follow_up.done")
    meeting = await school.one("SELECT thread, online FROM meetings")
    assert (meeting["thread"], meeting["online"]) == (None, True)
