"""A parent who has an account in the tenant: told of online meetings, and let in nowhere else."""

from playground.state import Conversation
from tests.case_steps import opens_a_case
from tests.school_in_a_box import SchoolInABox

ADDRESS = "Sanne.Visser@wilgenroos.example"
FIRST, SECOND = "dinsdag 12 januari 2027, 14.30–15.15 uur", "donderdag 14 januari 2027, 09.00"


async def _invites_sanne_as_mother(school: SchoolInABox) -> None:
    """Let Marit invite the mother at the address that her account in the tenant has, too."""
    marit = school.person("marit")
    await marit.tells("nodig moeder uit", "invite_parent.name.ask")
    for said, then in (
        ("mevrouw Visser", "invite_parent.has_authority.ask"),
        ("ja", "invite_parent.email.ask"),
        (ADDRESS, "talk.email_again"),
        (ADDRESS, "invite_parent.language.ask"),
        ("Nederlands", "invite_parent.at.ask"),
        ("overslaan", "invite_parent.ask_for.ask"),
        ("overslaan", "invite_parent.confirm"),
        ("ja", "invite_parent.done"),
    ):
        await marit.tells(said, then)
    await school.deliver()
    await school.person("sanne").opens_mail()


async def _plans_online(school: SchoolInABox) -> tuple[Conversation, str]:
    marit = school.person("marit")
    meetings = school.life.teams.meetings
    room = await meetings.create("Gesprek op school", "marit")
    link = meetings.link(room)
    begun = "vervolg dinsdag 12 januari half drie online"
    await marit.tells(begun, "schedule_follow_up.join_url.ask")
    await marit.tells(f"hier: {link}", "schedule_follow_up.confirm", "dinsdag 12 januari 2027")
    await marit.tells("ja", "schedule_follow_up.done", FIRST)
    await school.deliver()
    return room, link


async def test_a_parent_with_an_account_is_brought_into_the_meetings_chat(
    school: SchoolInABox,
) -> None:
    marit, sanne = school.person("marit"), school.person("sanne")
    await opens_a_case(marit)
    await _invites_sanne_as_mother(school)
    sanne.turns_back()
    room, link = await _plans_online(school)

    told = await sanne.told("push.meeting_link", FIRST, "Marit de Boer")
    assert "WR-001" not in told
    assert "Sem" not in told
    assert sanne.action("Naar het gesprek")["url"] == link
    assert link in (await sanne.opens_mail()).text
    await school.life.teams.meetings.join("sanne", room)
    sanne.turns_to(room)
    await sanne.told("push.meeting_thread", "Ouders: 1")

    sanne.turns_to(school.life.teams.chat("sanne"))
    sanne.turns_back()
    await marit.tells("verzet gesprek", "move_follow_up.at.ask")
    await marit.tells("donderdag 14 januari 9 uur", "move_follow_up.confirm", SECOND)
    await marit.tells("klopt", "move_follow_up.done")
    await school.deliver()
    await sanne.told("push.meeting_link_moved", SECOND)
    await marit.tells("zeg gesprek af", "cancel_follow_up.confirm")
    await marit.tells("ja", "cancel_follow_up.done")
    await school.deliver()
    await sanne.told("push.meeting_link_off", SECOND)


async def test_an_address_that_is_known_opens_nothing(school: SchoolInABox) -> None:
    marit, sanne = school.person("marit"), school.person("sanne")
    await opens_a_case(marit)
    await _invites_sanne_as_mother(school)
    await _plans_online(school)
    for asked in ("hoe staat het met WR-001", "lees WR-001", "wat mist er nog bij WR-001"):
        await sanne.tells(asked, "error.case_not_found")
    seats = await school.rows("SELECT person_id FROM participants WHERE seat = 'seated'")
    assert [seat["person_id"] for seat in seats] == [school.id_of("marit")]
    kept = await school.one(
        "SELECT address FROM people WHERE person_id = $1", school.id_of("sanne")
    )
    assert ADDRESS.casefold().encode() not in bytes(kept["address"])


async def test_at_school_nobody_needs_the_chat(school: SchoolInABox) -> None:
    marit, sanne = school.person("marit"), school.person("sanne")
    await opens_a_case(marit)
    await _invites_sanne_as_mother(school)
    sanne.turns_back()
    begun = "vervolg dinsdag 12 januari half drie op school"
    await marit.tells(begun, "schedule_follow_up.room.ask")
    await marit.tells("kamer 3", "schedule_follow_up.confirm")
    await marit.tells("ja", "schedule_follow_up.done", FIRST)
    await school.deliver()
    await sanne.sees_nothing()
    assert "12 januari" in (await sanne.opens_mail()).text
