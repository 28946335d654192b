"""Where the machine runs: one database and one event loop for all of its runs."""

import asyncio
from collections.abc import Awaitable, Iterator
from contextlib import AsyncExitStack, contextmanager
from typing import TypeVar

from cases.practices.practice import Practice
from storage.database import Database
from storage.server import Server
from storage.vault import Vault
from tests.machine.world import World
from tests.postgres import clone_of, connect
from tests.seeds import MASTER_KEY, NOW, HandClock, bot_url
from tests.storage.intruder import Intruder, Session, break_in

Result = TypeVar("Result")


class Stage:
    """A database with the wall up, and a way in for the bot, an intruder and the owner."""

    def __init__(self, server: Server, template: str, runner: asyncio.Runner) -> None:
        self._server = server
        self._template = template
        self._runner = runner
        self._clock = HandClock()
        self._database: Database
        self._intruder: Intruder
        self._owner: Session

    def wait(self, act: Awaitable[Result]) -> Result:
        """Run something to its end."""

        async def run() -> Result:
            return await act

        return self._runner.run(run())

    def new_world(self) -> World:
        """Return a school of its own, in a tenant that nothing was in yet, on its first day.

        Were the clock to run on from one run to the next, pupils would grow up meanwhile, and
        what failed in one run would not fail again when it is made small.
        """
        self._clock.now = NOW
        world = World(self._database, self._clock, self._intruder)
        self.wait(world.begin(self._owner))
        return world

    async def set_up(self, held: AsyncExitStack) -> None:
        """Open the database for everybody, until the stack is closed."""
        url = await held.enter_async_context(clone_of(self._server, self._template))
        self._database = Database(bot_url(url), Vault(MASTER_KEY), self._clock, Practice())
        await self._database.connect()
        held.push_async_callback(self._database.close)
        self._intruder = await held.enter_async_context(break_in(bot_url(url), self._clock))
        self._owner = await connect(url)
        held.push_async_callback(self._owner.close)


@contextmanager
def stage_on(server: Server, template: str) -> Iterator[Stage]:
    """Yield a stage on a copy of a migrated database."""
    with asyncio.Runner() as runner:
        stage, held = Stage(server, template, runner), AsyncExitStack()
        try:
            stage.wait(stage.set_up(held))
            yield stage
        finally:
            stage.wait(held.aclose())
