"""Mag ik dit delen met …? Yes or no, why, and what is missing."""

from tests.case_steps import (
    adds_mother,
    adds_parent,
    comes_to_the_table,
    opens_a_case,
    records_consent,
)
from tests.school_in_a_box import SchoolInABox


async def test_what_is_missing_is_told_until_nothing_is(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit, authority="beide, gescheiden")
    await adds_mother(marit)
    said = await marit.tells("mag ik dit delen met Fenna?", "share_with.not_yet")
    for part in (
        "Fenna Postma zit niet in het kanaal.",
        "Fenna Postma zit nog niet aan tafel.",
        "Niet elke ouder met gezag is bekend.",
        "Delen met Fenna Postma: nog niet, er is geen adres bekend (Moeder: nog geen antwoord)",
    ):
        assert part in said
    assert "Nodig iemand uit" in marit.buttons()

    await comes_to_the_table(school, "fenna")
    await adds_parent(marit, "vader", "meneer De Vries")
    await marit.tells(
        "toestemming moeder delen Fenna ja telefoon vandaag", "record_consent.confirm"
    )
    await marit.tells("ja", "record_consent.done")
    said = await marit.tells("mag ik dit delen met Fenna?", "share_with.not_yet", "Moeder: ja")
    assert "Vader: nog geen antwoord" in said
    assert "kanaal" not in said
    await marit.presses("Vraag toestemming", "ask_consent.confirm", "Vader, zonder mail")
    await marit.tells("annuleer", "talk.cancelled")

    await marit.tells("toestemming vader delen Fenna ja telefoon vandaag", "record_consent.confirm")
    await marit.tells("ja", "record_consent.done")
    await marit.tells("mag ik dit delen met Fenna?", "share_with.done", "toestemming op naam")


async def test_a_colleague_hears_yes_or_no_and_nothing_of_the_parents(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    fenna = await comes_to_the_table(school, "fenna")
    await comes_to_the_table(school, "thijs", "leerkracht")
    await adds_mother(marit)
    said = await fenna.tells("mag ik dit delen met Thijs?", "share_with.no")
    assert "Moeder" not in said
    await records_consent(marit, "delen met Thijs")
    await fenna.tells("mag ik dit delen met Thijs?", "share_with.done", "toestemming op naam")


async def test_who_is_not_at_the_table_hears_what_everybody_hears(school: SchoolInABox) -> None:
    await opens_a_case(school.person("marit"))
    sanne = school.person("sanne")
    await sanne.tells("mag ik dit delen met Fenna?", "error.case_not_found")


async def test_the_coordinator_lets_somebody_read_longer(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await comes_to_the_table(school, "fenna")
    await marit.tells("verleng toegang van Fenna", "extend_access.until.ask")
    await marit.tells("1 maart 2027", "extend_access.confirm", "Fenna Postma")
    await marit.tells("ja", "extend_access.done", "1 maart 2027")
    place = await school.one(
        "SELECT reads_until FROM participants WHERE person_id = $1", school.id_of("fenna")
    )
    assert place["reads_until"].isoformat() == "2027-03-01T23:00:00+00:00"


async def test_in_english_as_well(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    marit.speaks("en")
    await marit.tells("may I share this with Fenna?", "share_with.not_yet", "not at the table yet")
