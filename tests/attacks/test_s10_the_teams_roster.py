"""S10: who is in the team is not therefore in the channel of a case."""

import pytest

from tests.case_steps import opens_a_case
from tests.school_in_a_box import SchoolInABox


async def test_s10_a_roster_is_the_channels_and_never_the_teams(school: SchoolInABox) -> None:
    await opens_a_case(school.person("marit"))
    teams = school.life.teams
    for channel, members in (("wr1", {"marit", "thijs"}), ("wr2", {"marit", "joris", "sanne"})):
        stored = await school.rows(
            "SELECT person_id FROM channel_members WHERE channel_id = $1", teams.channel(channel).id
        )
        assert {row["person_id"] for row in stored} == {school.id_of(one) for one in members}


@pytest.mark.parametrize("who", ["sanne", "anouk", "fatma"])
async def test_s10_a_colleague_of_the_team_outside_the_channel_is_a_stranger(
    school: SchoolInABox, who: str
) -> None:
    label = await opens_a_case(school.person("marit"))
    colleague = school.person(who)
    for question in (f"hoe staat het met {label}", f"lees {label}", f"wie zit er bij {label}"):
        await colleague.tells(question, "error.case_not_found")
        assert len(colleague.heard()) == 1
