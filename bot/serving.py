"""Serving an installation: the real edge, and orderly ends."""

import asyncio
import gc
import logging
import signal
from contextlib import AsyncExitStack

from aiohttp import web

from bot.app import Outside, open_app
from bot.delivery.mail import From
from bot.delivery.smtp import MailServer
from bot.edge import teams_edge
from bot.foundation import Serves, lay_foundation
from bot.pages.proxies import Proxies
from bot.server_log import runner_of
from bot.settings import Settings, SettingsOdd
from bot.teams.clock import utc_now
from cases.identities import TenantId
from cases.model.breaches import Officer

_log = logging.getLogger(__name__)


async def serve(settings: Settings) -> None:
    """Serve the bot to Teams until told to stop (SIGINT or SIGTERM).

    Raises:
        SettingsOdd: there is no app id; without one only the playground starts.
        ServerUnavailable, DatabaseAway: see ``open_app``.
    """
    if settings.app_id is None:
        raise SettingsOdd(
            "set AANTAFEL_APP_ID (and what goes with it); to try the bot without Teams: make run"
        )
    assert settings.smtp_url is not None
    assert settings.mail_from is not None
    assert settings.tenant_id is not None
    outside = Outside(
        edge=lambda: teams_edge(settings, utc_now),
        foundation=lambda: lay_foundation(settings, Serves.TEAMS, utc_now),
        clock=utc_now,
        public_url=str(settings.public_url).rstrip("/"),
        mail_server=MailServer.from_url(settings.smtp_url.get_secret_value()),
        sender=From(settings.mail_from, "Aan tafel"),
        coordinators=settings.coordinators,
        proxies=Proxies(tuple(settings.proxies)),
        officer=(TenantId(settings.tenant_id), settings.officer) if settings.officer else None,
    )
    if warning := what_officer_misses(settings.officer):
        _log.warning(warning)
    async with AsyncExitStack() as stack:
        app = await stack.enter_async_context(open_app(outside))
        runner = runner_of(app)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        # The proxy in front of it is on another machine as often as on this one.
        await web.TCPSite(runner, "0.0.0.0", settings.port).start()  # noqa: S104
        # What was loaded stays to the end: looking through it again and again costs a tenth.
        gc.collect()
        gc.freeze()
        _log.info("serving on port %d", settings.port)
        await _told_to_stop()


def what_officer_misses(officer: Officer | None) -> str | None:
    """Return what whoever starts the bot should know of the privacy officer, None for nothing.

    Only an account shows who somebody is: a mail address can be told, and can ask nothing.
    """
    if officer is None:
        return (
            "AANTAFEL_PRIVACY_OFFICER is not set: a data breach is told to nobody but the person "
            "who reports it. Set it to the e-mail address or the object id of the privacy officer."
        )
    if officer.person is None:
        return (
            "AANTAFEL_PRIVACY_OFFICER is an e-mail address alone: the privacy officer is told of a "
            "data breach, and cannot end one or hear who asked for requests that are not theirs. "
            "Add the object id of their account, with a comma between."
        )
    return None


async def _told_to_stop() -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    await stop.wait()
