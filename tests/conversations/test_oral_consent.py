"""Consent on the phone in two taps: read out, answered, written down with its route."""

from tests.case_steps import (
    adds_mother,
    comes_to_the_table,
    invites_mother,
    opens_a_case,
    records_consent,
)
from tests.our_pages import reads_once
from tests.school_in_a_box import SchoolInABox, Someone, at_school


async def _mother_is_asked(school: SchoolInABox) -> Someone:
    marit = school.person("marit")
    await opens_a_case(marit)
    await comes_to_the_table(school, "fenna")
    await invites_mother(marit, "Fenna")
    await marit.tells("ja", "invite_parent.done")
    return marit


async def test_two_taps_write_down_what_was_said_on_the_phone(school: SchoolInABox) -> None:
    marit = await _mother_is_asked(school)
    read = await marit.tells("ik bel moeder", "oral_consent.read_out", "Moeder")
    assert "Mogen wij" in read
    await marit.presses("Ja", "oral_consent.interpreter.ask")
    await marit.presses("Zonder tolk", "oral_consent.done", "Zonder tolk", "10.00")

    await marit.presses("Volgende vraag", "oral_consent.read_out", "Fenna Postma")
    await marit.presses("Nee", "oral_consent.done.all", "Zonder tolk")
    rows = await school.rows("SELECT * FROM consents ORDER BY recorded_at, purpose")
    assert {(row["purpose"], row["answer"], row["route"], row["interpreter"]) for row in rows} == {
        ("discuss_team", "yes", "phone", False),
        ("share_expert", "no", "phone", False),
    }
    assert {row["recorded_by"] for row in rows} == {school.id_of("marit")}


async def test_an_interpreter_is_kept_with_the_answer_and_shown_on_the_page(
    school: SchoolInABox,
) -> None:
    marit = await _mother_is_asked(school)
    await marit.tells("bel-notitie", "oral_consent.read_out")
    await marit.tells("ja, tolk Amal erbij", "oral_consent.done", "Met tolk")
    row = await school.one("SELECT interpreter, text_version, language FROM consents")
    assert tuple(row) == (True, "discuss_team-1", "nl")

    await marit.tells("lees WR-001", "read_case.done")
    page = await reads_once(marit)
    assert "ja, telefonisch, met tolk, maandag 23 november 2026" in page


async def test_the_card_of_a_silent_parent_begins_it(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await invites_mother(marit, "overslaan")
    await marit.tells("ja", "invite_parent.done")
    await school.move_to(at_school(9, 12, 10, 5))
    marit.turns_back()
    await marit.tells("wie heeft geantwoord", "who_answered.done")
    await marit.presses("Bel-notitie", "oral_consent.read_out", "Moeder")
    await marit.presses("Eerst praten", "oral_consent.interpreter.ask")
    await marit.tells("nee", "oral_consent.done.all")
    assert (await school.one("SELECT answer FROM consents"))["answer"] == "talk"


async def test_a_confirmation_goes_by_mail_and_says_nothing_of_the_answers(
    school: SchoolInABox,
) -> None:
    marit = await _mother_is_asked(school)
    await school.deliver()  # the invitation, so that the newest mail is the one about this
    await marit.tells("bel-notitie", "oral_consent.read_out")
    await marit.tells("nee, zonder tolk", "oral_consent.done")
    await marit.presses("Mail een bevestiging", "mail_confirmation.done", "Moeder")
    await school.deliver()
    mail = school.life.mailbox.latest("moeder@thuis.example")
    assert mail.subject == "Uw antwoorden zijn opgeschreven"
    assert "maandag 23 november 2026" in mail.text
    assert "Fenna" not in mail.text


async def test_who_answered_everything_is_asked_nothing_more(school: SchoolInABox) -> None:
    marit = await _mother_is_asked(school)
    await records_consent(marit, "delen met Fenna met tolk")
    said = "toestemming bespreken in het team ja papier gisteren zonder tolk"
    await marit.tells(said, "record_consent.confirm", "Zonder tolk", "22 november 2026")
    await marit.tells("ja", "record_consent.done")
    assert [
        tuple(row)
        for row in await school.rows("SELECT purpose, interpreter FROM consents ORDER BY purpose")
    ] == [("discuss_team", False), ("share_expert", True)]
    await marit.tells("bel-notitie", "oral_consent.question.retry")


async def test_a_parent_who_was_never_asked_has_no_question_to_read_out(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await adds_mother(marit)
    await marit.tells("bel-notitie", "oral_consent.question.retry")


async def test_it_is_read_out_in_the_parents_language_and_asked_in_the_callers(
    school: SchoolInABox,
) -> None:
    marit = await _mother_is_asked(school)
    marit.speaks("en")
    read = await marit.tells("phone note", "oral_consent.read_out", "Mother")
    assert "Mogen wij" in read
    await marit.presses("Yes", "oral_consent.interpreter.ask")
    await marit.presses("With interpreter", "oral_consent.done", "With interpreter")
    await school.rows("UPDATE guardians SET language = 'ar'")
    both = await marit.tells("phone note", "oral_consent.read_out.twice", "Mother")
    assert "May we" in both
    assert "Mogen wij" in both  # Arabic is not switched on here
