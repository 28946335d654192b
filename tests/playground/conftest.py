from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from aiohttp import web

from playground.clock import MovableClock
from playground.people import Person
from playground.teams import TeamsInABox, teams_in_a_box
from playground.world import de_wilgenroos
from tests.playground.echo_bot import EchoBot, serving

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@dataclass
class School:
    teams: TeamsInABox
    bot: EchoBot
    clock: MovableClock

    def person(self, key: str) -> Person:
        return Person(self.teams, key)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(lambda: MONDAY)


@pytest.fixture
async def school(clock: MovableClock) -> AsyncIterator[School]:
    bot = EchoBot()
    app = web.Application()
    bot.add_to(app)
    async with (
        serving(app) as address,
        teams_in_a_box(de_wilgenroos(), clock, lambda: f"{address}/api/messages") as teams,
    ):
        yield School(teams, bot, clock)
