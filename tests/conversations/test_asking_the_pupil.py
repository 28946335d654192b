"""Writing down that the pupil was asked after all, and taking it back."""

from tests.case_steps import adds_mother, comes_to_the_table, opens_a_case
from tests.school_in_a_box import SchoolInABox

NOT_ASKED = "De leerling is nog niet gevraagd"


async def test_the_pupil_was_asked_after_all(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await comes_to_the_table(school, "thijs", "leerkracht")
    await marit.tells("wat mist er nog", "what_is_missing.done", NOT_ASKED)
    await marit.presses("Leerling is gevraagd", "pupil_asked.who.ask")
    await marit.tells("Thijs", "pupil_asked.on.ask")
    await marit.tells("vandaag", "pupil_asked.said.ask")
    read_back = await marit.tells("ik wil bij Bram zitten", "pupil_asked.confirm", "Thijs Vos")
    assert "ik wil bij Bram zitten" in read_back
    done = await marit.tells("ja", "pupil_asked.done", "23 november 2026")
    assert "Bram" not in done
    assert NOT_ASKED not in await marit.tells("wat mist er nog", "what_is_missing.done")
    sealed = [bytes(row["sealed"]) for row in await school.rows("SELECT sealed FROM words")]
    assert sealed
    assert not any(b"Bram" in words for words in sealed)


async def test_it_can_be_said_in_one_message_also_of_a_parent(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await adds_mother(marit)
    await marit.tells("leerling is gevraagd door moeder vandaag", "pupil_asked.said.ask")
    await marit.tells("overslaan", "pupil_asked.confirm", "Moeder")
    await marit.tells("ja", "pupil_asked.done")


async def test_a_mistake_is_taken_back(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("leerling is gevraagd, ik, vandaag", "pupil_asked.said.ask")
    await marit.tells("een andere plek", "pupil_asked.confirm")
    await marit.tells("ja", "pupil_asked.done")
    await marit.presses("Toch niet gevraagd", "pupil_not_asked.confirm")
    await marit.tells("ja", "pupil_not_asked.done")
    await marit.tells("wat mist er nog", "what_is_missing.done", NOT_ASKED)


async def test_in_english_the_pupil_is_asked_as_well(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    marit.speaks("en")
    await marit.tells("pupil was asked, me, today", "pupil_asked.said.ask")
    await marit.tells("skip", "pupil_asked.confirm")
    await marit.tells("yes", "pupil_asked.done")
    await marit.tells("pupil was not asked", "pupil_not_asked.confirm")
    await marit.tells("yes", "pupil_not_asked.done")


async def test_what_is_missing_leads_to_a_page_of_the_pupils_own_in_their_language(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("wat mist er nog", "what_is_missing.done", "Typ nodig de leerling uit.")
    await marit.presses("Nodig leerling uit", "invite_pupil.email.ask")
    await marit.tells("overslaan", "invite_pupil.language.ask")
    await marit.tells("Engels", "invite_pupil.ask_for.ask")
    await marit.tells("overslaan", "invite_pupil.confirm")
    await marit.tells("ja", "invite_pupil.by_hand")
    assert str(marit.action("Pagina leerling")["url"]).endswith("?taal=en")
    missing = await marit.tells("wat mist er nog", "what_is_missing.done")
    assert NOT_ASKED not in missing
    assert "De leerling heeft een eigen pagina, maar deelde daar nog niets." in missing
