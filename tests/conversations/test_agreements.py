"""Agreements: recorded in one message or step by step, confirmed, reminded, moved and done."""

from tests.case_steps import opens_a_case
from tests.school_in_a_box import SchoolInABox, at_school


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


async def test_reminders_come_on_school_days_and_end_with_klaar(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("afspraak ik observeer in de klas, 18 december", "record_agreement.how.ask")
    await marit.tells("overslaan", "record_agreement.confirm")
    await marit.tells("ja", "record_agreement.done")

    await school.move_to(at_school(15, 12, 8, 0))
    await school.move_to(at_school(15, 12, 8, 31))
    await marit.told("push.agreement_soon", "vrijdag 18 december 2026")
    await marit.presses("Klaar", "agreement_done.done")

    state = await school.one("SELECT state FROM agreements")
    assert state["state"] == "done"
    marit.turns_back()
    await school.move_to(at_school(18, 12, 9, 0))
    await marit.sees_nothing()
