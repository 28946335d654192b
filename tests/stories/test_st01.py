"""ST-01: a coordinator starts a request in free text, as far as it goes without consent yet."""

import logging

import pytest

from tests.school_in_a_box import SchoolInABox, Someone

BSN = "123456782"
TOLD = (
    "Ik wil een hulpvraag starten voor Sem uit groep 6. Hij loopt steeds vaker weg uit de les "
    "sinds de herfstvakantie, we hebben een pictoplanning en een rustplek geprobeerd, dat helpt "
    "'s ochtends wel. Moeder maakt zich zorgen, vader heb ik nog niet gesproken. Graag Fenna en "
    f"iemand van JGZ erbij, liefst voor de kerstvakantie. BSN {BSN}"
)
ASKED = (
    ("WR ondersteuning 1", "new_request.born.ask"),
    ("3 mei 2017", "new_request.wish.ask"),
    ("dat hij de hele ochtend én middag in de klas kan blijven", "new_request.authority.ask"),
    ("beide, gescheiden", "new_request.pupil_asked.ask"),
    ("nog niet", "new_request.confirm"),
)


async def _tells_all(marit: Someone) -> str:
    said = await marit.tells(TOLD, "talk.number_left_out")
    assert BSN not in said
    for answer, key in ASKED:
        said = await marit.tells(answer, key)
    return said


async def test_one_message_fills_most_and_only_the_rest_is_asked(
    school: SchoolInABox, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    marit = school.person("marit")
    read_back = await _tells_all(marit)
    for part in (
        "Leerling: Sem",
        "groep 6",
        "Reden: Zorgen",
        "Al geprobeerd: een pictoplanning, een rustplek",
        "Wat werkt: 's ochtends",
        "Fenna Postma en JGZ",
        "vrijdag 18 december 2026",
    ):
        assert part in read_back
    assert BSN not in read_back
    await marit.tells("klopt", "new_request.done")

    case = await school.one("SELECT * FROM cases")
    assert (case["state"], str(case["deadline"]), case["authority"]) == (
        "open",
        "2026-12-18",
        "both",
    )
    await marit.tells("hoe staat het met WR-001", "stage.consent_pending")
    assert BSN not in caplog.text
    assert "Sem" not in caplog.text


async def test_who_is_wished_for_is_proposed_and_hears_nothing(school: SchoolInABox) -> None:
    marit, fenna = school.person("marit"), school.person("fenna")
    await _tells_all(marit)
    fenna.turns_back()
    await marit.tells("klopt", "new_request.done")
    await school.deliver()

    await fenna.sees_nothing()
    place = await school.one(
        "SELECT seat FROM participants WHERE person_id = $1", school.id_of("fenna")
    )
    assert place["seat"] == "proposed"
    assert not await school.rows("SELECT 1 FROM outbox")
    await school.joins("fenna", "wr1")
    await fenna.tells("hoe staat het met WR-001", "error.case_not_found")
    await fenna.tells("lees WR-001", "error.case_not_found")


@pytest.mark.parametrize("steps", range(len(ASKED) + 1))
async def test_cancelling_at_each_step_leaves_nothing(school: SchoolInABox, steps: int) -> None:
    marit = school.person("marit")
    await marit.tells(TOLD, "talk.number_left_out")
    for answer, key in ASKED[:steps]:
        await marit.tells(answer, key)
    await marit.tells("annuleer", "talk.cancelled")
    for table in ("cases", "words", "participants", "drafts", "label_counters"):
        assert not await school.rows(f"SELECT 1 FROM {table}"), table


async def test_the_form_beside_the_first_question_holds_what_was_told(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    await marit.tells(TOLD, "talk.form_or_type")
    await marit.clicks(
        "Versturen",
        {
            "channel": school.life.teams.channel("wr1").id,
            "born": "3 mei 2017",
            "wish": "de hele dag in de klas",
            "authority": "both",
            "pupil_asked": "not_yet",
        },
    )
    await marit.told("new_request.confirm", "Fenna Postma", "vrijdag 18 december 2026")
    await marit.presses("Klopt", "new_request.done", "WR-001")


async def test_what_comes_next_is_offered_under_the_label(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await _tells_all(marit)
    await marit.tells("klopt", "new_request.done")
    assert marit.buttons() == ["Nodig ouder uit", "Nodig iemand uit", "Wat mist er nog?"]
    missing = await marit.presses("Wat mist er nog?", "what_is_missing.done")
    assert "Typ nodig ouder uit" in missing
    assert "niet gevraagd wat die zelf wil" in missing
