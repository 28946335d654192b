"""Agreements: recorded in one message or step by step, confirmed, moved and done."""

import pytest

from tests.case_steps import (
    adds_mother,
    agrees,
    comes_to_the_table,
    opens_a_case,
    records_consent,
)
from tests.our_pages import reads_once
from tests.school_in_a_box import SchoolInABox, Someone, at_school

BUTTONS = ["Klaar", "Lukt niet", "Andere datum"]


async def _fenna_is_reminded(school: SchoolInABox) -> Someone:
    await opens_a_case(school.person("marit"))
    fenna = await comes_to_the_table(school, "fenna")
    await agrees(school.person("marit"), "Fenna observeert in de klas, vrijdag 18 december")
    await school.deliver()
    await fenna.told("push.agreement_confirm", "vrijdag 18 december 2026", "Marit de Boer")
    await fenna.presses("Klopt", "confirm_agreement.done")
    fenna.turns_back()
    await school.move_to(at_school(15, 12, 8, 30))
    await fenna.told("push.agreement_soon", "vrijdag 18 december 2026")
    return fenna


async def test_an_agreement_in_one_message(school: SchoolInABox) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)

    await marit.tells(
        "afspraak ik bel voor vrijdag 18 december het wijkteam over de wachtlijst",
        "record_agreement.how.ask",
    )
    await marit.tells("telefonisch", "record_agreement.confirm", "donderdag 17 december 2026")
    await marit.tells("ja", "record_agreement.done", label)

    agreement = await school.one("SELECT * FROM agreements")
    assert (str(agreement["due_on"]), agreement["state"]) == ("2026-12-17", "confirmed")


async def test_a_time_of_day_stays_with_what_is_agreed(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells(
        "afspraak ik bel vrijdag 18 december rond half vier het wijkteam",
        "record_agreement.how.ask",
    )
    await marit.tells("overslaan", "record_agreement.confirm", "bel het wijkteam, rond 15.30 uur")


async def test_an_agreement_for_somebody_else_is_confirmed_by_the_doer(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    fenna = await comes_to_the_table(school, "fenna")
    await agrees(marit, "Fenna observeert in de klas, vrijdag 18 december")
    agreement = await school.one("SELECT who_id, state FROM agreements")
    assert (agreement["who_id"], agreement["state"]) == (school.id_of("fenna"), "proposed")

    await school.deliver()
    asked = await fenna.told("push.agreement_confirm", "vrijdag 18 december 2026")
    assert "observeert" not in asked
    assert fenna.buttons() == ["Klopt", "Wat was het?", "Andere datum", "Lukt niet"]
    await fenna.presses("Klopt", "confirm_agreement.done", "Afspraak 1")
    assert (await school.one("SELECT state FROM agreements"))["state"] == "confirmed"


@pytest.mark.parametrize("title", BUTTONS)
async def test_a_reminder_is_answered_with_a_button(school: SchoolInABox, title: str) -> None:
    fenna, marit = await _fenna_is_reminded(school), school.person("marit")
    marit.turns_back()
    if title == "Klaar":
        await fenna.presses(title, "agreement_done.done", "Afspraak 1")
        state, told = "done", "push.agreement_done"
    elif title == "Lukt niet":
        await fenna.presses(title, "agreement_blocked.why.ask")
        await fenna.tells("ik ben ziek", "agreement_blocked.done")
        state, told = "blocked", "push.agreement_blocked"
    else:
        await fenna.presses(title, "agreement_move.by.ask")
        await fenna.tells("volgende week dinsdag", "agreement_move.confirm", "22 december")
        await fenna.tells("maandag 11 januari", "agreement_move.confirm", "11 januari 2027")
        await fenna.tells("ja", "agreement_move.done")
        state, told = "confirmed", "push.agreement_moved"
    await school.deliver()
    said = await marit.told(told, "Fenna Postma")
    assert "ziek" not in said
    assert (await school.one("SELECT state FROM agreements"))["state"] == state


async def test_what_was_agreed_is_read_on_our_page_and_never_in_the_chat(
    school: SchoolInABox,
) -> None:
    marit, fenna = school.person("marit"), await _fenna_is_reminded(school)
    said = await fenna.presses("Wat was het?", "agreement_words.not_yet")
    assert "observeert" not in said
    assert fenna.buttons() == BUTTONS

    await adds_mother(marit)
    await records_consent(marit, "delen met Fenna")
    said = await fenna.tells("wat was het", "agreement_words.done", "Afspraak 1")
    assert "observeert" not in said
    assert fenna.buttons() == ["Open de pagina", *BUTTONS]
    page = await reads_once(fenna)
    assert "observeert in de klas" in page
    await fenna.presses("Klaar", "agreement_done.done", "Afspraak 1")


async def test_an_old_date_is_kept_in_the_history(school: SchoolInABox) -> None:
    fenna = await _fenna_is_reminded(school)
    await fenna.tells("andere datum, dinsdag 12 januari", "agreement_move.confirm", "12 januari")
    await fenna.tells("ja", "agreement_move.done", "dinsdag 12 januari 2027")
    agreement = await school.one("SELECT due_on FROM agreements")
    changes = await school.rows("SELECT was_due_on FROM agreement_changes ORDER BY changed_at")
    assert str(agreement["due_on"]) == "2027-01-12"
    assert [str(change["was_due_on"]) for change in changes] == ["2026-12-18", "2026-12-18"]


async def test_a_button_pressed_after_the_other_says_what_is_the_case(
    school: SchoolInABox,
) -> None:
    fenna = await _fenna_is_reminded(school)
    first = fenna.action("Klaar")
    await school.move_to(at_school(18, 12, 8, 30))
    await fenna.told("push.agreement_today")
    await fenna.presses("Klaar", "agreement_done.done", "Afspraak 1")
    await fenna.sends_press(first)
    await fenna.told("agreement_done.done", "Afspraak 1")
    assert len(await school.rows("SELECT 1 FROM agreement_changes")) == 2
