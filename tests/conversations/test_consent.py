"""Consent as the coordinator writes it down, and what it opens for whom."""

from datetime import timedelta

import pytest

from tests.case_steps import adds_mother, comes_to_the_table, opens_a_case, records_consent
from tests.our_pages import reads_once
from tests.school_in_a_box import SchoolInABox


async def _fenna_waits(school: SchoolInABox) -> str:
    label = await opens_a_case(school.person("marit"))
    await comes_to_the_table(school, "fenna")
    await adds_mother(school.person("marit"))
    return label


async def test_consent_is_written_down_question_by_question(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await _fenna_waits(school)
    await marit.tells("toestemming", "talk.form_or_type")
    for said, then in (
        ("delen met persoon", "record_consent.answer.ask"),
        ("ja", "record_consent.route.ask"),
        ("telefonisch", "record_consent.given_on.ask"),
    ):
        await marit.tells(said, then)
    told = await marit.tells("vandaag", "record_consent.confirm", "maandag 23 november 2026")
    for part in ("Moeder", "Fenna Postma", "Ja", "Telefoon"):
        assert part in told
    await marit.tells("ja", "record_consent.done")
    consent = await school.one("SELECT * FROM consents")
    assert (consent["purpose"], consent["answer"], consent["route"]) == (
        "share_expert",
        "yes",
        "phone",
    )
    assert (consent["recipient_id"], consent["recorded_by"]) == (
        school.id_of("fenna"),
        school.id_of("marit"),
    )
    assert str(consent["given_on"]) == "2026-11-23"


async def test_consent_is_written_down_in_a_form(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await _fenna_waits(school)
    await marit.tells("toestemming", "talk.form_or_type")
    filled = {"purpose": "discuss_team", "answer": "no", "route": "paper", "given_on": "gisteren"}
    await marit.clicks("Versturen", filled)
    await marit.told("record_consent.confirm", "zondag 22 november 2026")
    await marit.presses("Klopt", "record_consent.done")


async def test_an_expert_reads_only_with_consent_for_them(school: SchoolInABox) -> None:
    marit, fenna = school.person("marit"), school.person("fenna")
    label = await _fenna_waits(school)
    await fenna.tells(f"lees {label}", "error.no_consent_yet")
    await records_consent(marit, "bespreken in het team")
    await fenna.tells(f"lees {label}", "error.no_consent_yet")
    await records_consent(marit, "delen met Fenna")

    await fenna.tells(f"lees {label}", "read_case.done", label)
    page = await reads_once(fenna)
    assert "Sem" in page
    assert "pictoplanning" in page
    assert "mevrouw De Vries" not in page

    school.life.clock.advance(timedelta(minutes=1))
    await records_consent(marit, "delen met Fenna", "nee")
    await fenna.tells(f"lees {label}", "error.no_consent_yet")


async def test_a_page_asked_for_before_a_no_shows_nothing_after_it(school: SchoolInABox) -> None:
    marit, fenna = school.person("marit"), school.person("fenna")
    label = await _fenna_waits(school)
    await records_consent(marit, "delen met Fenna")
    await fenna.tells(f"lees {label}", "read_case.done")
    school.life.clock.advance(timedelta(minutes=1))
    await records_consent(marit, "delen met Fenna", "nee")
    with pytest.raises(AssertionError, match="404"):
        await reads_once(fenna)


async def test_only_who_leads_writes_down_consent(school: SchoolInABox) -> None:
    fenna = school.person("fenna")
    await _fenna_waits(school)
    await fenna.tells("toestemming delen met Fenna ja telefoon vandaag", "error.case_not_found")
    assert not await school.rows("SELECT 1 FROM consents")


async def test_a_day_that_is_still_to_come_is_refused(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await _fenna_waits(school)
    await marit.tells("toestemming bespreken ja telefoon morgen", "moment.not_yet")
    await marit.tells("27 november", "moment.not_yet")
    await marit.tells("20 november", "record_consent.confirm", "vrijdag 20 november 2026")
    assert not await school.rows("SELECT 1 FROM consents")


async def test_paper_that_comes_late_is_kept_and_said_to_be_outrun(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await _fenna_waits(school)
    await marit.tells("toestemming bespreken nee telefoon vandaag", "record_consent.confirm")
    await marit.tells("ja", "record_consent.done")
    await marit.tells("toestemming bespreken ja papier 20 november", "record_consent.confirm")
    said = await marit.tells("ja", "record_consent.outrun")
    assert "op vrijdag 20 november 2026" in said
    assert "van maandag 23 november 2026: nee" in said
    kept = await school.rows("SELECT answer FROM consents ORDER BY kept_at")
    assert [one["answer"] for one in kept] == ["no", "yes"]
