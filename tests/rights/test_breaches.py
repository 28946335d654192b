"""Datalek: told, frozen and timed at once, without a word of content; ended by the officer."""

from tests.case_steps import comes_to_the_table, opens_a_case
from tests.school_in_a_box import MONDAY, SchoolInABox, Someone, at_school

OFFICER = "fg@wilgenroos.example"
HAPPENED = "de map met alle verslagen ligt op straat"


async def _named(school: SchoolInABox, key: str) -> None:
    """Name the privacy officer, as the settings do at the start."""
    await school.rows(
        "INSERT INTO privacy_officers SELECT DISTINCT tenant_id, $1::uuid, $2 FROM teams",
        school.id_of(key),
        OFFICER,
    )


async def _reports(somebody: Someone, then: str) -> str:
    await somebody.tells("datalek", "data_breach.what.ask")
    await somebody.tells(HAPPENED, "data_breach.who_has_it.ask")
    await somebody.tells("overslaan", "data_breach.confirm", HAPPENED)
    return await somebody.tells("ja", then)


async def test_reading_and_sending_stop_until_it_is_ended(school: SchoolInABox) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)
    fenna = await comes_to_the_table(school, "fenna")
    await _named(school, "thijs")
    thijs = school.person("thijs")
    await _reports(fenna, "data_breach.done")
    await school.deliver()
    told = await thijs.told("push.breach_reported", "Fenna Postma")
    mail = school.life.mailbox.latest(OFFICER)
    assert "DL-" in told
    assert "DL-" in mail.subject
    for words in (told, mail.subject, mail.text):
        assert "verslagen" not in words
        assert label not in words
    await marit.tells(f"lees {label}", "error.case_rests")
    row = await school.one("SELECT state FROM cases")
    assert row["state"] == "resting"

    await school.move_to(at_school(25, 11, 10, 1))
    await thijs.told("push.breach_48_hours")
    await thijs.tells("datalekken", "breaches.done", "DL-")
    await thijs.tells("sluit datalek af", "end_breach.confirm", "DL-")
    await thijs.tells("ja", "end_breach.done", "1")
    await marit.tells(f"lees {label}", "read_case.done")
    thijs.turns_back()
    await school.move_to(at_school(26, 11, 11))
    await thijs.sees_nothing()


async def test_the_clock_ends_after_72_hours(school: SchoolInABox) -> None:
    await _named(school, "thijs")
    joris = school.person("joris")
    await _reports(joris, "data_breach.done")
    await school.deliver()
    await school.move_to(at_school(25, 11, 10, 1))
    await school.move_to(MONDAY.replace(day=26, minute=1))
    await school.person("thijs").told("push.breach_72_hours")
    assert "72 uur" in school.life.mailbox.latest(OFFICER).subject


async def test_who_leads_the_case_resumes_it_too(school: SchoolInABox) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)
    await _named(school, "thijs")
    await _reports(marit, "data_breach.done")
    await marit.tells(f"hervat {label}", "resume_case.confirm")
    await marit.tells("ja", "resume_case.done")
    await marit.tells(f"lees {label}", "read_case.done")


async def test_without_an_officer_it_is_said_and_the_reporter_reminded(
    school: SchoolInABox,
) -> None:
    joris = school.person("joris")
    await _reports(joris, "data_breach.nobody_named")
    await school.move_to(at_school(25, 11, 10, 1))
    await joris.told("push.breach_48_hours")


async def test_nothing_readable_of_it_is_stored_and_others_know_of_none(
    school: SchoolInABox,
) -> None:
    await _named(school, "thijs")
    fenna = school.person("fenna")
    await _reports(fenna, "data_breach.done")
    row = await school.one("SELECT sealed FROM breaches")
    assert b"verslagen" not in row["sealed"]
    joris = school.person("joris")
    await joris.tells("datalekken", "breaches.nothing")
    await fenna.tells("sluit datalek af", "end_breach.confirm")
    await fenna.tells("ja", "error.not_found_here")
