"""Bringing a playground to life: the world, its mail, its clock, and the bot among them."""

import asyncio
import errno
import secrets
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import aiohttp
from aiohttp import web

from playground.clock import MovableClock, real_time
from playground.deliveries import BotOverHttp
from playground.keeping import Kept, keeping, read
from playground.mailbox import Mailbox
from playground.serving import CARDS, CONNECTOR_PATH, Playground, add_playground
from playground.teams import TeamsInABox
from playground.world import World, de_wilgenroos

_TIME_TO_STOP = timedelta(seconds=3)
_PORTS_TO_TRY = 50
_LAST_PORT = 65535


class PortTaken(Exception):
    """Another program listens on the port that was asked for."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the bot is told about the world in which it wakes up.

    ``address`` is how a browser reaches it, without a closing slash; ``service_url`` is
    where Teams takes its answers, with one.
    """

    world: World
    tenant_id: str
    bot_id: str
    address: str
    service_url: str
    smtp_url: str
    clock: MovableClock


OpenBot = Callable[[Surroundings], AbstractAsyncContextManager[web.Application]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a playground should be like.

    ``port`` 0 is any free one; with ``or_next`` a port that is taken is not insisted on.
    ``kept_in`` is the file that holds the world between two starts. ``time`` is the clock
    below the one that visitors move.
    """

    open_bot: OpenBot
    kept_in: Path
    port: int = 0
    or_next: bool = False
    cards: Path = CARDS
    time: Callable[[], datetime] = real_time


@dataclass(frozen=True, slots=True)
class Living:
    """A playground that runs. ``again`` is set when a visitor wants to start over."""

    address: str
    port: int
    teams: TeamsInABox
    mailbox: Mailbox
    clock: MovableClock
    again: asyncio.Event


@asynccontextmanager
async def living(wanted: Wanted) -> AsyncIterator[Living]:
    """Run a playground until the block is left; it goes on where it was kept.

    If a visitor asked to start over, what was kept is thrown away at the end: the next
    world has another tenant, in which the bot knows of nothing.

    Raises:
        PortTaken: another program has the port, and no other one would do.
    """
    kept = read(wanted.kept_in)
    again = asyncio.Event()
    clock = MovableClock(wanted.time, kept.ahead if kept else timedelta())
    seed = kept.seed if kept else secrets.token_hex(8)
    teams = TeamsInABox(de_wilgenroos(seed), clock, kept.state if kept else None)
    mailbox = Mailbox(clock, teams.scene.bulletin, kept.mails if kept else ())

    def snapshot() -> Kept:
        return Kept(seed, clock.ahead, teams.state, mailbox.mails)

    async with mailbox.open(), keeping(wanted.kept_in, teams.scene.bulletin, snapshot):
        playground = Playground(teams, mailbox, clock, again.set, wanted.cards)
        async with _served(wanted, playground) as port:
            yield Living(_address(port), port, teams, mailbox, clock, again)
    if again.is_set():
        wanted.kept_in.unlink(missing_ok=True)


@asynccontextmanager
async def _served(wanted: Wanted, playground: Playground) -> AsyncIterator[int]:
    """Serve the bot and the playground on one port, and introduce them to each other."""
    teams, directory = playground.teams, playground.teams.directory
    listening = _bind(wanted)
    port = listening.getsockname()[1]
    here = f"http://127.0.0.1:{port}"
    teams.scene.service_url = f"{here}{CONNECTOR_PATH}/"
    surroundings = Surroundings(
        world=teams.world,
        tenant_id=directory.tenant_id,
        bot_id=directory.bot_id,
        address=_address(port),
        service_url=teams.scene.service_url,
        smtp_url=playground.mailbox.url,
        clock=playground.clock,
    )
    with listening:
        async with (
            wanted.open_bot(surroundings) as app,
            _serving(app, playground, listening),
            aiohttp.ClientSession() as session,
        ):
            teams.doorway.bot = BotOverHttp(session, lambda: f"{here}/api/messages")
            await teams.installing.introduce()
            yield port


@asynccontextmanager
async def _serving(
    app: web.Application, playground: Playground, listening: socket.socket
) -> AsyncIterator[None]:
    add_playground(app, playground)
    limit = _TIME_TO_STOP.total_seconds()
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=limit)
    await runner.setup()
    try:
        await web.SockSite(runner, listening).start()
        yield
    finally:
        await runner.cleanup()


def _address(port: int) -> str:
    return f"http://localhost:{port}"


def _bind(wanted: Wanted) -> socket.socket:
    """Take the port, or one of the next if that will do."""
    more = _PORTS_TO_TRY if wanted.or_next and wanted.port else 0
    for port in range(wanted.port, min(wanted.port + more, _LAST_PORT) + 1):
        listening = socket.socket()
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(("127.0.0.1", port))
            listening.listen()
        except OSError as error:
            listening.close()
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
        else:
            return listening
    raise PortTaken(
        f"Port {wanted.port} is taken or not allowed: set AANTAFEL_PORT to another one."
    )
