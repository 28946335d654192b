"""Destroying a case by chat: only after its number was typed once more."""

from tests.case_steps import closes, opens_a_case
from tests.school_in_a_box import SchoolInABox


async def test_a_case_is_destroyed_after_its_number_was_typed(school: SchoolInABox) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)

    await marit.tells(f"vernietig {label}", "destroy_case.ground.ask")
    await marit.tells("op verzoek", "destroy_case.typed.ask")
    await marit.tells("WR-999", "error.label_differs")
    await marit.tells(label.lower(), "destroy_case.done", "V-2026-0001")
    await marit.tells(f"toon {label}", "error.case_not_found")

    left = await school.one(
        "SELECT (SELECT count(*) FROM cases) AS cases, (SELECT count(*) FROM case_keys) AS keys"
    )
    assert (left["cases"], left["keys"]) == (0, 0)


async def test_from_closing_to_destroying(school: SchoolInABox) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)

    await closes(marit, "Nog open:", "niets", typed=f"sluit {label} af")
    await marit.tells("ja", "close_case.done", "niemand")
    await marit.tells("bewaartermijnen", "what_is_kept.done", "nog geen datum")
    await marit.tells(f"van school {label} 31 juli 2020", "pupil_left.done", "31 juli 2022")
    await marit.tells(f"bewaar {label}", "hold_case.done")
    await marit.tells(f"vernietig {label}", "destroy_case.ground.ask")
    await marit.tells("bewaartermijn", "destroy_case.typed.ask")
    await marit.tells(label, "error.case_is_held")
    await marit.tells(f"geef {label} vrij", "release_case.confirm")
    await marit.tells("ja", "release_case.done")
    await marit.tells("bewaartermijnen", "what_is_kept.done", "mag vernietigd worden sinds")
    await marit.tells(f"vernietig {label} bewaartermijn", "destroy_case.typed.ask")
    await marit.tells(label, "destroy_case.done")
    await marit.tells("bewaartermijnen", "what_is_kept.nothing")
