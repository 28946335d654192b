"""The bot as an installation runs it: every check, every part, its own PostgreSQL with fsync.

``python -m benchmarks.bots.real PORT``, with the settings of an installation (``AANTAFEL_…``).
It differs from ``aantafel serve`` in two things: it listens on this machine only, and Teams'
own limits on how much a bot may say in a second are lifted, because they are what would be
measured.
"""

import asyncio
import logging
import sys

from benchmarks.bots.serving import serve_at
from bot.app import Outside, open_app
from bot.delivery.mail import From
from bot.delivery.smtp import MailServer
from bot.edge import teams_edge
from bot.foundation import Serves, lay_foundation
from bot.pages.access_log import RouteLogger
from bot.settings import Settings, load_settings
from bot.teams.clock import utc_now
from bot.teams.pacing import UNLIMITED


async def run(port: int, settings: Settings) -> None:
    """Serve until told to stop.

    Raises:
        SettingsOdd, ServerUnavailable, DatabaseAway: see ``open_app``.
    """
    assert settings.smtp_url is not None
    assert settings.mail_from is not None
    outside = Outside(
        edge=lambda: teams_edge(settings, utc_now, UNLIMITED),
        foundation=lambda: lay_foundation(settings, Serves.TEAMS, utc_now),
        clock=utc_now,
        public_url=str(settings.public_url).rstrip("/"),
        mail_server=MailServer.from_url(settings.smtp_url.get_secret_value()),
        sender=From(settings.mail_from, "Aan tafel"),
    )
    async with open_app(outside) as app:
        await serve_at(app, port, RouteLogger)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    asyncio.run(run(int(sys.argv[1]), load_settings()))
