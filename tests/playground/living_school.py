"""A whole playground with the small bot in it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import web

from playground.running import Living, Surroundings, Wanted, living
from playground.serving import CARDS
from tests.playground.echo_bot import EchoBot


class BotHouse:
    """Builds the small bot anew each time a playground starts, and remembers what it was told."""

    def __init__(self) -> None:
        self.bot = EchoBot()
        self.told: list[Surroundings] = []

    @asynccontextmanager
    async def open(self, surroundings: Surroundings) -> AsyncIterator[web.Application]:
        self.bot = EchoBot()
        self.told.append(surroundings)
        app = web.Application()
        self.bot.add_to(app)
        yield app


@asynccontextmanager
async def life_of(
    house: BotHouse, folder: Path, cards: Path = CARDS, port: int = 0
) -> AsyncIterator[Living]:
    async with living(Wanted(house.open, folder / "world.json", port, cards=cards)) as life:
        yield life
