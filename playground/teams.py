"""Teams in a box: everything a bot can see of Teams, in one process and on loopback."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

import aiohttp
from aiohttp import web

from playground.bot_side import BotSide
from playground.connector import Connector
from playground.deliveries import BotOverHttp
from playground.directory import Directory
from playground.doorway import Doorway
from playground.faults import Faults
from playground.installing import Installing
from playground.meetings import Meetings
from playground.membership import Membership
from playground.people_side import PeopleSide
from playground.rosters import Rosters
from playground.scene import Scene
from playground.state import Conversation, ConversationKind, State, opening
from playground.world import World


class TeamsInABox:
    """A connector that behaves like Teams, and the people who use it.

    The bot's side is HTTP (``connector``); the people's side are the parts below: ``people``
    write and press, ``membership``, ``installing`` and ``meetings`` change who is where, and
    ``doorway`` brings it all to the bot. ``faults`` makes the connector fail on purpose.
    """

    def __init__(
        self, world: World, clock: Callable[[], datetime], state: State | None = None
    ) -> None:
        self.directory = Directory(world)
        self.scene = Scene(world, self.directory, state or opening(world, self.directory), clock)
        self.doorway = Doorway()
        self.faults = Faults()
        self.bot_side = BotSide(self.scene)
        self.rosters = Rosters(self.scene, self.bot_side)
        self.connector = Connector(self.bot_side, self.rosters, self.faults)
        self.people = PeopleSide(self.scene, self.doorway)
        self.membership = Membership(self.scene, self.doorway)
        self.installing = Installing(self.scene, self.doorway, self.membership)
        self.meetings = Meetings(self.scene, self.doorway, self.installing)

    @property
    def world(self) -> World:
        """The world as it was in the beginning."""
        return self.scene.world

    @property
    def state(self) -> State:
        """What has happened in it since."""
        return self.scene.state

    def chat(self, key: str) -> Conversation:
        """Return a person's chat with the bot."""
        return self.state.find(ConversationKind.PERSONAL, key)

    def channel(self, key: str) -> Conversation:
        """Return a channel of the team."""
        return self.state.find(ConversationKind.CHANNEL, key)

    def meeting(self, key: str) -> Conversation:
        """Return the chat of a meeting."""
        return self.state.find(ConversationKind.MEETING, key)


@asynccontextmanager
async def teams_in_a_box(
    world: World,
    clock: Callable[[], datetime],
    bot_address: Callable[[], str],
    token: Callable[[], str | None] = lambda: None,
) -> AsyncIterator[TeamsInABox]:
    """Serve a box of Teams on a free port of its own, for a bot that runs elsewhere.

    ``bot_address`` is asked at the first delivery, so that the bot may be started after
    (and told where) Teams is; it ends in ``/api/messages`` as a rule. ``token`` gives the
    bearer token of each delivery, None for none.
    """
    teams = TeamsInABox(world, clock)
    outside = web.Application()
    outside.add_subapp("/teams", teams.connector.app())
    runner = web.AppRunner(outside, access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0][:2]
        teams.scene.service_url = f"http://{host}:{port}/teams/"
        async with aiohttp.ClientSession() as session:
            teams.doorway.bot = BotOverHttp(session, bot_address, token)
            yield teams
    finally:
        await runner.cleanup()
