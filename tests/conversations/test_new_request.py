"""Starting a request for help, question by question, with a form, and in one message."""

from tests.case_steps import opens_a_case
from tests.school_in_a_box import SchoolInABox


async def test_a_request_is_started_question_by_question(school: SchoolInABox) -> None:
    label = await opens_a_case(school.person("marit"))

    case = await school.one("SELECT * FROM cases")
    assert (case["label"], case["coordinator_id"]) == (label, school.id_of("marit"))
    assert str(case["deadline"]) == "2026-12-18"
