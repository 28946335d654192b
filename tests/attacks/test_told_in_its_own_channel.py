"""A case is spoken of in its own channel, and nowhere else where others read along."""

import pytest

from tests.case_steps import opens_a_case
from tests.school_in_a_box import SchoolInABox


@pytest.mark.parametrize("place", ["wr2", "general"])
async def test_even_who_leads_a_case_is_answered_apart_in_another_channel(
    school: SchoolInABox, place: str
) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)
    marit.turns_back()
    marit.looks_at(school.life.teams.channel(place))
    await marit.tells(f"hoe staat het met {label}", "error.case_not_found")
    assert len(marit.heard()) == 1
    marit.turns_to(school.life.teams.chat("marit"))
    await marit.told("case_overview.done", label)
