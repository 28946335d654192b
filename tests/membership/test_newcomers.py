"""Somebody comes into the channel of a case: they see nothing until the coordinator says so."""

from tests.case_steps import invites_an_expert, invites_mother, opens_a_case
from tests.school_in_a_box import SchoolInABox, at_school

ASKED = "SELECT receiver_id FROM outbox WHERE kind = 'newcomer'"


async def test_the_coordinator_is_asked_and_the_newcomer_is_welcomed_and_sees_nothing(
    school: SchoolInABox,
) -> None:
    marit, kim = school.person("marit"), school.person("kim")
    label = await opens_a_case(marit)

    await school.joins("kim", "wr1")
    await school.deliver()

    asked = await marit.told("push.newcomer", "Kim de Wit", label)
    assert "Sem" not in asked
    assert marit.buttons() == ["Doet mee", "Hoort hier niet", "Uitzoeken"]
    welcome = await kim.told("push.newcomer_welcome", "Marit de Boer")
    assert label not in welcome
    assert kim.buttons() == []
    for question in ("waar gaat het over", f"hoe staat het met {label}", f"lees {label}"):
        await kim.says(question)
        said = kim.reads(await kim.sees(bool))
        assert "Sem" not in said
    await kim.tells(f"wie zit er aan tafel bij {label}", "error.case_not_found")
    seats = await school.rows(
        "SELECT 1 FROM participants WHERE person_id = $1", school.id_of("kim")
    )
    assert seats == []


async def test_a_newcomer_is_seated_with_a_role_and_the_parents_are_told_by_mail(
    school: SchoolInABox,
) -> None:
    marit, kim = school.person("marit"), school.person("kim")
    mother = school.person("moeder")
    label = await opens_a_case(marit)
    await invites_mother(marit)
    await marit.tells("ja", "invite_parent.done")
    await school.deliver()
    await mother.opens_mail()
    await school.joins("kim", "wr1")
    await school.deliver()
    await marit.told("push.newcomer")

    await marit.presses("Doet mee", "join_table.role.ask")
    await marit.tells("leerkracht", "join_table.confirm", "Kim de Wit", "Leerkracht", label)
    await marit.tells("ja", "join_table.done_and_told", "Kim de Wit", label)
    await school.deliver()

    seat = await school.one(
        "SELECT role, seat FROM participants WHERE person_id = $1", school.id_of("kim")
    )
    assert tuple(seat) == ("teacher", "seated")
    mail = await mother.opens_mail()
    assert "Kim de Wit" in mail.text
    for private in ("Sem", label, "groep", "zorg"):
        assert private not in mail.text
        assert private not in mail.subject
    await kim.tells(f"hoe staat het met {label}", "case_overview.done", label)
    await kim.tells("lees", "error.no_consent_yet")
    await school.leaves("kim", "wr1", told=False)
    await kim.tells(f"hoe staat het met {label}", "error.case_not_found")


async def test_without_a_mail_address_the_coordinator_tells_the_parents(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await school.joins("kim", "wr1")
    await marit.tells("laat Kim meedoen", "join_table.role.ask")
    await marit.tells("onderwijsassistent", "join_table.confirm")
    await marit.tells("ja", "join_table.done")
    assert school.life.mailbox.mails == []


async def test_who_does_not_belong_here_goes_on_seeing_nothing(school: SchoolInABox) -> None:
    marit, kim = school.person("marit"), school.person("kim")
    label = await opens_a_case(marit)
    await school.joins("kim", "wr1")
    await school.deliver()
    await marit.told("push.newcomer")
    await marit.presses("Hoort hier niet", "turn_away.done", "Kim de Wit")
    seat = await school.one(
        "SELECT seat FROM participants WHERE person_id = $1", school.id_of("kim")
    )
    assert seat["seat"] == "declined"
    await kim.tells(f"hoe staat het met {label}", "error.case_not_found")


async def test_what_is_to_be_found_out_is_asked_again_on_the_next_school_day(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)
    await school.joins("kim", "wr1")
    await school.deliver()
    await marit.told("push.newcomer")
    await marit.presses("Uitzoeken", "look_into.done", "dinsdag 24 november 2026, 08.30 uur")
    marit.turns_back()
    await school.deliver()
    assert marit.heard() == []
    await school.move_to(at_school(24, 11, 8, 31))
    await marit.told("push.newcomer", "Kim de Wit", label)
    await marit.presses("Doet mee", "join_table.role.ask")


async def test_an_arrival_that_no_event_told_is_noticed_when_the_roster_is_read(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await school.joins("kim", "wr1", told=False)
    await school.deliver()
    assert await school.rows(ASKED) == []
    await school.sweep.sweep_all()
    await school.deliver()
    await marit.told("push.newcomer", "Kim de Wit")


async def test_who_was_invited_or_sits_there_is_no_newcomer(school: SchoolInABox) -> None:
    marit, fenna = school.person("marit"), school.person("fenna")
    await opens_a_case(marit)
    await invites_an_expert(marit, "Fenna", "orthopedagoog")
    await school.joins("fenna", "wr1")
    await school.deliver()
    await fenna.told("push.expert_invited")
    await fenna.presses("Ja, ik doe mee", "answer_invitation.done.accepted")
    await school.leaves("fenna", "wr1")
    await school.joins("fenna", "wr1")
    await school.deliver()
    assert await school.rows(ASKED) == []


async def test_a_newcomer_is_asked_about_once_however_many_cases_live_there(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    first = await opens_a_case(marit)
    second = await opens_a_case(marit)
    await school.joins("kim", "wr1")
    await school.deliver()
    await marit.told("push.newcomer", f"{first}, {second}")
    assert len(await school.rows(ASKED)) == 1
    welcomes = await school.rows("SELECT 1 FROM outbox WHERE kind = 'newcomer_welcome'")
    assert len(welcomes) == 1

    await marit.presses("Doet mee", "join_table.case.ask")
    await marit.tells(second, "join_table.role.ask")


async def test_nobody_is_asked_about_a_channel_without_a_case(school: SchoolInABox) -> None:
    await school.joins("kim", "wr2")
    await school.deliver()
    assert await school.rows("SELECT 1 FROM outbox") == []
    assert await school.rows("SELECT 1 FROM roster_news") == []


async def test_only_who_leads_the_case_lets_somebody_in(school: SchoolInABox) -> None:
    marit, thijs = school.person("marit"), school.person("thijs")
    label = await opens_a_case(marit)
    await school.joins("kim", "wr1")
    await thijs.tells("laat Kim meedoen", "error.case_not_found")
    await marit.tells("laat Thijs meedoen", "join_table.role.ask")
    await marit.tells("leerkracht", "join_table.confirm")
    await marit.tells("ja", "join_table.done")
    await thijs.tells(f"laat Kim meedoen bij {label}", "error.case_not_found")


async def test_who_left_again_cannot_be_seated(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await school.joins("kim", "wr1")
    await marit.tells("laat Kim meedoen", "join_table.role.ask")
    await marit.tells("leerkracht", "join_table.confirm")
    await school.leaves("kim", "wr1", told=False)
    await marit.tells("ja", "error.not_a_member")
    seats = await school.rows(
        "SELECT 1 FROM participants WHERE person_id = $1", school.id_of("kim")
    )
    assert seats == []


async def test_an_english_coordinator_is_asked_in_english(school: SchoolInABox) -> None:
    marit, kim = school.person("marit"), school.person("kim")
    await opens_a_case(marit)
    for somebody in (marit, kim):
        somebody.speaks("en")
        await school.rows("UPDATE people SET language = 'en'")
    await school.joins("kim", "wr1")
    await school.deliver()
    await kim.told("push.newcomer_welcome")
    await marit.told("push.newcomer")
    await marit.presses("Takes part", "join_table.role.ask")
