"""A closed case: everything is refused clearly, nobody is disturbed, and it can be reopened."""

import pytest

from tests.case_steps import agrees, closes, comes_to_the_table, invites_mother, opens_a_case
from tests.school_in_a_box import SchoolInABox, Someone, at_school

DIRECT = (
    "nodig Joris uit voor {label}",
    "nodig moeder uit {label}",
    "voeg vader toe {label}",
    "toestemming {label}",
    "mag ik delen {label}",
    "afspraak {label}",
    "vervolg {label}",
    "hoe staat het met {label}",
    "wie zit er aan tafel {label}",
    "wat mist er nog {label}",
    "draag over aan Joris {label}",
    "waarnemer Joris {label}",
    "sluit af {label}",
)


async def _closes(marit: Someone, label: str) -> None:
    await closes(marit, typed=f"sluit {label} af")
    await marit.tells("ja", "close_case.done")


async def test_every_command_on_a_closed_case_is_told_that_it_is(school: SchoolInABox) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)
    await _closes(marit, label)

    for said in DIRECT:
        await marit.tells(said.format(label=label), "error.case_is_closed")
    await marit.tells(f"lees {label}", "read_case.done", label)
    await marit.tells("overzicht", "overview.nothing")


async def test_somebody_else_hears_what_everybody_hears(school: SchoolInABox) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)
    fenna = await comes_to_the_table(school, "fenna")
    await _closes(marit, label)

    for person in (fenna, school.person("sanne")):
        for said in (f"hoe staat het met {label}", f"lees {label}", f"heropen {label}"):
            heard = await person.tells(said, "error.case_not_found")
            assert "afgesloten" not in heard


async def test_buttons_from_before_are_refused(school: SchoolInABox) -> None:
    marit, fenna = school.person("marit"), school.person("fenna")
    label = await opens_a_case(marit)
    await comes_to_the_table(school, "fenna")
    await agrees(marit, "Fenna observeert, vrijdag 11 december")
    await school.deliver()
    await fenna.told("push.agreement_confirm", label)
    await marit.tells("vervolg dinsdag 8 december half 3 in kamer 2", "schedule_follow_up.confirm")
    await school.deliver()
    planned = marit.action("Klopt")
    await _closes(marit, label)

    await fenna.clicks("Klopt")
    await fenna.told("error.not_found_here")
    await marit.sends_press(planned)
    assert await school.rows("SELECT 1 FROM meetings") == []


async def test_parents_get_one_neutral_mail(school: SchoolInABox) -> None:
    marit, mother = school.person("marit"), school.person("moeder")
    label = await opens_a_case(marit)
    await invites_mother(marit, "overslaan")
    await marit.tells("ja", "invite_parent.done")
    await school.deliver()
    await mother.opens_mail()
    await marit.tells("zeg gesprek af", "cancel_follow_up.confirm")
    await marit.tells("ja", "cancel_follow_up.done")
    await school.deliver()
    await mother.opens_mail()

    await _closes(marit, label)
    await school.deliver()

    mail = await mother.opens_mail()
    assert mail.subject == "Bericht van school: het team is klaar"
    for content in (label, "Sem", "Fenna", "hulpvraag"):
        assert content not in mail.text
    waiting = await school.rows("SELECT kind FROM outbox WHERE state IN ('waiting', 'due')")
    assert waiting == []


async def test_what_was_planned_is_called_off_for_parents(school: SchoolInABox) -> None:
    marit, mother = school.person("marit"), school.person("moeder")
    label = await opens_a_case(marit)
    await invites_mother(marit, "overslaan")
    await marit.tells("ja", "invite_parent.done")
    await school.deliver()
    await mother.opens_mail()

    await _closes(marit, label)
    await school.deliver()

    subjects = {(await mother.opens_mail()).subject for _ in range(2)}
    assert subjects == {
        "Het gesprek op school gaat niet door",
        "Bericht van school: het team is klaar",
    }
    assert (await school.one("SELECT state FROM meetings"))["state"] == "cancelled"


async def test_a_case_is_opened_again_with_its_number_typed(school: SchoolInABox) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)
    await comes_to_the_table(school, "fenna")
    await _closes(marit, label)

    await marit.tells(f"heropen {label}", "reopen_case.typed.ask")
    await marit.tells("WR-999", "reopen_case.confirm", label)
    await marit.tells("ja", "error.label_differs")
    await marit.tells(label.lower(), "reopen_case.confirm")
    await marit.tells("klopt", "reopen_case.done", label)

    await marit.tells("overzicht", "overview.done", label)
    fenna = school.person("fenna")
    await fenna.tells(f"hoe staat het met {label}", "error.case_not_found")
    await marit.tells("nodig Fenna uit als orthopedagoog", "invite_expert.confirm")
    await marit.tells("ja", "invite_expert.done")


async def test_the_coordinator_hears_before_the_time_of_keeping_ends(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)
    await _closes(marit, label)
    await marit.tells(f"van school {label} 2 november", "pupil_left.done", "2 november 2028")
    await school.deliver()
    marit.turns_back()

    await school.move_to(at_school(6, 10, 10, year=2028))

    await marit.told("push.keeping_ends", label, "donderdag 2 november 2028")
    assert marit.buttons() == ["Bewaartermijnen"]


@pytest.mark.parametrize("then", ["bewaar {label}", "heropen {label}"])
async def test_no_notice_for_what_is_held_or_open_again(school: SchoolInABox, then: str) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)
    await _closes(marit, label)
    await marit.tells(f"van school {label} 2 november", "pupil_left.done")
    await marit.says(then.format(label=label))
    if "heropen" in then:
        await marit.tells(label, "reopen_case.confirm")
        await marit.tells("ja", "reopen_case.done")

    states = await school.rows("SELECT state FROM outbox WHERE kind = 'keeping_ends'")
    assert {row["state"] for row in states} == {"called_back"}
