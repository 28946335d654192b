"""Skipping whom to ask consent for asked it again, for ever."""

from tests.case_steps import invites_an_expert, invites_mother, opens_a_case
from tests.school_in_a_box import SchoolInABox


async def test_nobody_is_asked_consent_for(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await invites_an_expert(marit, "Fenna", "orthopedagoog")
    await invites_mother(marit, ask_for="overslaan")
    await marit.tells("ja", "invite_parent.done")
    asked = await school.rows("SELECT 1 FROM outbox WHERE kind = 'parent_invited'")
    assert len(asked) == 1
