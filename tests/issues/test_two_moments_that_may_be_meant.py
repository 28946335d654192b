"""A moment that may be another one ("1 november") is asked about; it once broke the turn."""

from tests.case_steps import opens_a_case
from tests.school_in_a_box import SchoolInABox


async def test_the_one_moment_that_is_left_is_asked_about(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)

    await marit.tells(
        "vervolg 1 november om 10 uur", "talk.this_one", "maandag 1 november 2027, 10.00 uur"
    )
    await marit.tells("ja", "schedule_follow_up.where.ask")


async def test_a_command_is_not_taken_for_an_expertise(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("nodig Fenna uit", "invite_expert.part.ask")

    await marit.tells("nodig Joris uit als smw'er", "invite_expert.confirm", "Joris Klaver")
