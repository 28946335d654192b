"""Whether a team has somebody who coordinates it, as the roster sync sees it."""

from storage.database import Database
from tests.seeds import School


async def _is_led(school: School, database: Database) -> bool:
    async with database.work_as(school.sync) as work:
        return await work.rosters.is_led(school.team)


async def test_an_owner_leads_as_long_as_they_are_in_the_team(
    school: School, database: Database
) -> None:
    assert await _is_led(school, database)
    for channel in (school.channel, school.other_channel):
        await school.roster(channel, [school.teacher])
    assert not await _is_led(school, database)


async def test_so_does_somebody_appointed(school: School, database: Database) -> None:
    for channel in (school.channel, school.other_channel):
        await school.roster(channel, [school.teacher])
    async with database.work_as(school.sync) as work:
        await work.rosters.appoint(school.outsider, school.team)
    assert not await _is_led(school, database)
    async with database.work_as(school.sync) as work:
        await work.rosters.appoint(school.teacher, school.team)
    assert await _is_led(school, database)


async def test_another_teams_owner_leads_nothing_here(school: School, database: Database) -> None:
    async with database.work_as(school.sync) as work:
        assert not await work.rosters.is_led("19:another@thread.tacv2")
