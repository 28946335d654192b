"""The join link of a meeting was read back in seven lines of signs that nobody can check."""

from tests.case_steps import opens_a_case
from tests.school_in_a_box import SchoolInABox


async def test_an_address_is_read_back_by_its_host(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    meetings = school.life.teams.meetings
    link = meetings.link(school.life.teams.meeting("overleg"))

    await marit.tells(
        "vervolg dinsdag 12 januari 14.30 uur online", "schedule_follow_up.join_url.ask"
    )
    said = await marit.tells(link, "schedule_follow_up.confirm")

    assert "• Deelnamelink: teams.microsoft.com/…" in said.splitlines()
