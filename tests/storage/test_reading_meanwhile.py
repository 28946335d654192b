"""A roster that is read while somebody leaves may hold who has left, so it is read again."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.teams.connector import Connector, Service
from bot.teams.credentials import NoCredentials
from bot.teams.hosts import LOOPBACK_HOSTS, ServiceHosts
from bot.teams.http_pool import HttpPool
from bot.teams.roster_sources import RosterSources
from bot.teams.roster_sync import RosterReader
from cases.identities import PersonId
from tests.seeds import HandClock, School

SECOND = timedelta(seconds=1)


class BusyTeams:
    """Tells who is in the channel, while somebody leaves it during the first readings."""

    def __init__(self, school: School, clock: HandClock, leavers: list[PersonId]) -> None:
        self.school = school
        self.clock = clock
        self.leavers = leavers
        self.readings = 0

    async def members(self, _: web.Request) -> web.Response:
        """Answer with who was there when the reading began."""
        self.readings += 1
        people = [self.school.coordinator, *self.leavers]
        if self.leavers:
            self.clock.forward(SECOND)
            await self.school.leave(self.leavers.pop())
            self.clock.forward(SECOND)
        listed = [
            {"id": f"29:{one}", "aadObjectId": str(one), "name": "Iemand", "tenantId": "t"}
            for one in people
        ]
        return web.json_response({"members": listed})

    @asynccontextmanager
    async def reader(self) -> AsyncIterator[RosterReader]:
        """Give what reads rosters from here."""
        app = web.Application()
        app.router.add_get("/v3/conversations/{channel}/pagedmembers", self.members)
        async with TestServer(app, host="127.0.0.1") as teams, HttpPool() as pool:
            service = Service(ServiceHosts(LOOPBACK_HOSTS), NoCredentials())
            sources = RosterSources(Connector(pool, service))
            url = str(teams.make_url("/"))
            yield RosterReader(self.school.database, sources, self.clock, url)


async def test_a_reading_that_somebody_leaves_under_is_done_again(
    school: School, clock: HandClock
) -> None:
    teams = BusyTeams(school, clock, [school.expert])
    async with teams.reader() as reader:
        assert await reader.refresh_known(school.tenant, [school.channel])

    assert teams.readings == 2
    async with school.database.work_as(school.sync) as work:
        assert await work.rosters.members_of(school.channel) == {school.coordinator}


async def test_where_people_keep_leaving_the_roster_counts_as_unread(
    school: School, clock: HandClock
) -> None:
    teams = BusyTeams(school, clock, [school.teacher, school.expert, school.other_expert])
    async with teams.reader() as reader:
        assert not await reader.refresh_known(school.tenant, [school.channel])
    assert teams.readings == 2


async def test_a_channel_that_is_not_known_is_not_asked_about(
    school: School, clock: HandClock
) -> None:
    teams = BusyTeams(school, clock, [])
    async with teams.reader() as reader:
        assert not await reader.refresh_known(school.tenant, ["19:elders@thread.tacv2"])
    assert teams.readings == 0
