"""The real bot, set down in a playground instead of in Teams."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from bot.app import Outside, open_app
from bot.delivery.mail import From
from bot.delivery.smtp import MailServer
from bot.edge import playground_edge
from bot.foundation import Serves, lay_foundation
from bot.practice_file import practice_of
from bot.settings import Settings
from cases.practices.practice import Practice
from cases.sending_hours import opening
from playground.clock import MovableClock
from playground.running import OpenBot, Surroundings

SENDER = From("aan-tafel@wilgenroos.example", "Aan tafel")


def open_up(clock: MovableClock, practice: Practice) -> None:
    """Move the clock on to when the school is open: until then nobody would be sent anything."""
    now = clock()
    if (opens := opening(now, practice)) > now:
        clock.move_to(opens)


def bot_inside(settings: Settings) -> OpenBot:
    """Return what opens the bot in a playground, with its data below the settings' home."""

    @asynccontextmanager
    async def opened(surroundings: Surroundings) -> AsyncIterator[web.Application]:
        open_up(surroundings.clock, practice_of(settings))
        outside = Outside(
            edge=lambda: playground_edge(surroundings.bot_id, surroundings.service_url),
            foundation=lambda: lay_foundation(settings, Serves.PLAYGROUND, surroundings.clock),
            clock=surroundings.clock,
            public_url=surroundings.address,
            mail_server=MailServer.from_url(surroundings.smtp_url),
            sender=SENDER,
            coordinators=settings.coordinators,
            draft_languages=True,
        )
        async with open_app(outside) as app:
            yield app

    return opened
