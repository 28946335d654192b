"""S30, as far as it is built: the app is removed, a channel goes, and time passes."""

from datetime import timedelta

from tests.case_steps import opens_a_case
from tests.school_in_a_box import SchoolInABox


async def test_s30_without_the_app_in_the_team_its_cases_are_closed_to_all(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)
    await marit.tells("afspraak ik bel, 18 december", "record_agreement.how.ask")
    await marit.tells("overslaan", "record_agreement.confirm")
    await marit.tells("ja", "record_agreement.done")

    await school.life.teams.installing.remove_from_team()

    await marit.tells(f"hoe staat het met {label}", "error.case_not_found")
    await marit.tells(f"lees {label}", "error.case_not_found")
    marit.turns_back()
    await school.move_to(school.life.clock() + timedelta(days=40))
    assert not marit.heard()


async def test_s30_a_deleted_channel_closes_its_cases(school: SchoolInABox) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)

    teams = school.life.teams
    await teams.membership.delete_channel(teams.channel("wr1"))

    await marit.tells(f"hoe staat het met {label}", "error.case_not_found")
