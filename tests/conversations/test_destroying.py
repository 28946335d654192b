"""Destroying a case by chat: only after its number was typed once more."""

from tests.case_steps import opens_a_case
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
