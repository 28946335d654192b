"""Who sits at no table was asked for which request it was, and a teacher got the form for a pupil.

There was nothing to choose from, so all that was typed would have been for nothing.
"""

import pytest

from tests.case_steps import opens_a_case
from tests.school_in_a_box import SchoolInABox


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("nieuwe hulpvraag", "error.not_a_coordinator"),
        ("nodig Fenna uit", "error.case_not_found"),
        ("lees", "error.case_not_found"),
        ("klaar", "agreement_done.agreement.retry"),
        ("verzet gesprek", "move_follow_up.meeting.retry"),
    ],
)
async def test_it_is_said_at_once(school: SchoolInABox, said: str, told: str) -> None:
    await opens_a_case(school.person("marit"))
    sanne = school.person("sanne")

    await sanne.tells(said, told)

    await sanne.tells("annuleren", "talk.nothing_to_cancel")


async def test_what_was_not_begun_is_not_come_back_to(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await opens_a_case(marit)

    await marit.tells("lees", "read_case.case.ask")
    await marit.tells("mijn taken", "my_tasks.nothing")

    await marit.tells("annuleren", "talk.nothing_to_cancel")
