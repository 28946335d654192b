"""The same school with the real door before it: tokens, tenants, hosts, and a real access log.

The bot is put together as ``aantafel serve`` does it. Microsoft's keys and login stand on
loopback, and so does Teams; whoever attacks reaches the bot's address as anybody could.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

import aiohttp
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from pydantic import HttpUrl, SecretStr

from bot.app import SWEEP, WORKER, Outside, open_app
from bot.delivery.mail import From
from bot.delivery.smtp import MailServer
from bot.edge import Edge, teams_edge
from bot.foundation import Foundation
from bot.server_log import runner_of
from bot.settings import Settings
from bot.teams.pacing import UNLIMITED
from bot.teams.roster_sources import RosterSources
from cases.practices.practice import Practice
from playground.clock import MovableClock
from playground.directory import Json
from playground.mailbox import Mailbox
from playground.running import Living
from playground.teams import TeamsInABox, teams_in_a_box
from playground.world import de_wilgenroos
from storage.database import Database
from storage.vault import Vault
from tests.school_in_a_box import SchoolInABox
from tests.seeds import MASTER_KEY, bot_url
from tests.teams.microsoft import FakeMicrosoft, HandClock

PARTNER = "5b0a7a51-0000-4000-8000-00000000beef"
"""A tenant that this installation lets in beside the school's own."""

PUBLIC_URL = "https://zorg.wilgenroos.example"
"""Where the school's pages are found from outside; in front of the bot's own address."""

APP_PASSWORD = "wachtwoord-van-de-bot"


@dataclass(frozen=True, slots=True)
class Response:
    """What came back over HTTP, as its sender sees it."""

    status: int
    body: bytes
    headers: Mapping[str, str]


class GuardedSchool(SchoolInABox):
    """Obs De Wilgenroos, with the bot behind Teams' own door."""

    def __init__(self, owner_url: str, folder: Path, key: RSAPrivateKey) -> None:
        super().__init__(owner_url, folder)
        self._hand = HandClock()
        self._clock = MovableClock(self._time)
        self._box: TeamsInABox | None = None
        self.microsoft = FakeMicrosoft(key, self._hand)
        self.url = ""

    @property
    def teams(self) -> TeamsInABox:
        """Teams, as the people of the school use it."""
        assert self._box is not None
        return self._box

    def token(self, signed_with: RSAPrivateKey | None = None, **claims: object) -> str:
        """Return a token for one delivery to this bot, right but for what is asked to be wrong."""
        self._hand.now = self._clock()
        right: dict[str, Any] = {
            "aud": self.teams.directory.app_id,
            "serviceurl": self.teams.scene.service_url,
        }
        return self.microsoft.token(signed_with=signed_with, **(right | claims))

    def last_activity(self) -> Json:
        """Return what Teams brought to the bot last, as somebody on the line would see it."""
        return dict(self.teams.doorway.delivered[-1].activity)

    async def sends(self, activity: object, token: str | None) -> Response:
        """Post something to the bot's door, as anybody on the network could."""
        headers = {"Authorization": f"Bearer {token}"} if token is not None else {}
        address = f"{self.url}/api/messages"
        async with (
            aiohttp.ClientSession() as session,
            session.post(address, json=activity, headers=headers) as response,
        ):
            return Response(response.status, await response.read(), _lasting(response.headers))

    def sent(self) -> list[Json]:
        """Return every message the bot has sent or changed, as Teams got it."""
        bot = self.teams.directory.bot_id
        rooms = self.teams.state.conversations.values()
        return [one.activity for room in rooms for one in room.messages if one.sender == bot]

    @asynccontextmanager
    async def open(self) -> AsyncIterator["GuardedSchool"]:
        """Run the school behind its door."""
        self._people.clear()
        teams = teams_in_a_box(
            de_wilgenroos(), self._clock, lambda: f"{self.url}/api/messages", self.token
        )
        async with self.microsoft.running(), teams as self._box:
            mailbox = Mailbox(self._clock, self.teams.scene.bulletin)
            async with mailbox.open(), self._served(mailbox) as self._life:
                await self.teams.installing.introduce()
                yield self

    @asynccontextmanager
    async def _served(self, mailbox: Mailbox) -> AsyncIterator[Living]:
        async with open_app(self._outside(mailbox)) as app:
            self._worker, self._sweep = app[WORKER], app[SWEEP]
            runner = runner_of(app)
            await runner.setup()
            try:
                await web.TCPSite(runner, "127.0.0.1", 0).start()
                port = runner.addresses[0][1]
                self.url = f"http://127.0.0.1:{port}"
                yield Living(self.url, port, self.teams, mailbox, self._clock, asyncio.Event())
            finally:
                await runner.cleanup()

    def _outside(self, mailbox: Mailbox) -> Outside:
        directory = self.teams.directory
        settings = Settings(
            app_id=directory.app_id,
            app_password=SecretStr(APP_PASSWORD),
            tenant_id=UUID(directory.tenant_id),
            partner_tenants=frozenset({PARTNER}),
            public_url=HttpUrl(PUBLIC_URL),
            master_key=SecretStr("kept by the test"),
            smtp_url=SecretStr(mailbox.url),
            mail_from="aantafel@wilgenroos.example",
            openid_metadata=HttpUrl(self.microsoft.metadata_url),
            login_url=self.microsoft.login_url,
            service_hosts=frozenset({"127.0.0.1"}),
        )
        return Outside(
            edge=lambda: self._edge(settings),
            foundation=self._foundation,
            clock=self._clock,
            public_url=PUBLIC_URL,
            mail_server=MailServer.from_url(mailbox.url),
            sender=From("aantafel@wilgenroos.example", "Aan tafel"),
            strict_texts=True,
            poll=False,
        )

    @asynccontextmanager
    async def _edge(self, settings: Settings) -> AsyncIterator[Edge]:
        """Meet Teams as an installation does; its connector here tells every roster."""
        async with teams_edge(settings, self._clock, UNLIMITED) as edge:
            sources = RosterSources(edge.connector, connector_tells_all=True)
            yield replace(edge, sources=sources, service_url=self.teams.scene.service_url)

    @asynccontextmanager
    async def _foundation(self) -> AsyncIterator[Foundation]:
        practice = Practice()
        database = Database(bot_url(self.owner_url), Vault(MASTER_KEY), self._clock, practice)
        await database.connect()
        yield Foundation(database, practice, MASTER_KEY)
        await database.close()


def _lasting(headers: Mapping[str, str]) -> dict[str, str]:
    """Return the headers without the one that tells the time."""
    return {name: value for name, value in headers.items() if name != "Date"}
