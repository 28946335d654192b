"""A whole school in one process: Teams in a box, the real bot, PostgreSQL and a mailbox.

People speak as they would in Teams; what the bot says is looked at by the key of its text,
so that no test hangs on a sentence.
"""

import re
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from uuid import UUID

import asyncpg
from aiohttp import web

from bot.app import SWEEP, WORKER, Outside, open_app
from bot.delivery.mail import From
from bot.delivery.smtp import MailServer
from bot.delivery.worker import DeliveryWorker
from bot.edge import Edge, playground_edge
from bot.foundation import Foundation
from bot.teams.pacing import UNLIMITED
from bot.teams.sweep import RosterSweep
from cases.practices.practice import SCHOOL_ZONE, Practice
from dialogs.language.texts import Catalogues
from playground.directory import Json
from playground.envelopes import Place
from playground.people import Person
from playground.running import Living, Surroundings, Wanted, living
from playground.serving import CONNECTOR_PATH
from playground.state import Conversation
from storage.database import Database
from storage.vault import Vault
from tests.postgres import connect
from tests.seeds import MASTER_KEY, bot_url

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=SCHOOL_ZONE)
_PLACE = re.compile(r"\\\{[a-z_]+\\\}")
_MARKS = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~&@$^'\"])")

_CATALOGUES = Catalogues.load(strict=True)


def pattern_of(key: str, language: str = "nl") -> re.Pattern[str]:
    """Return what a text looks like with anything in its places."""
    forms = _CATALOGUES.catalogue(language).texts[key].forms
    looks = (_PLACE.sub(".*?", re.escape(form.text)) for form in forms)
    return re.compile("|".join(re.sub(r"(?:\\\n|\n)+", r"\\s+", look) for look in looks), re.DOTALL)


def monday_step_by_step() -> Callable[[], datetime]:
    """Return a clock that shows that Monday, a millisecond later each time it is looked at.

    So no two things happen at the same moment, and none later because the machine is busy.
    """
    steps = count()
    return lambda: MONDAY + timedelta(milliseconds=next(steps))


class Someone(Person):
    """A person who reads by keys."""

    language = "nl"

    async def told(self, key: str, *parts: str) -> str:
        """Wait for a text of that key that holds these parts, and return what was read.

        Raises:
            NotSeen: it did not come.
        """
        looks = pattern_of(key, self.language)

        def suits(text: str) -> bool:
            plain = _MARKS.sub(r"\1", text)
            return bool(looks.search(plain)) and all(part in plain for part in parts)

        message = await self.sees(suits)
        return _MARKS.sub(r"\1", self.reads(message))

    async def tells(self, text: str, key: str, *parts: str) -> str:
        """Say something and wait for the answer of that key."""
        await self.says(text)
        return await self.told(key, *parts)

    def turns_to(self, room: Conversation) -> None:
        """Look at another conversation, with everything in it still to be read."""
        self._place = Place(room)

    def turns_back(self) -> None:
        """Take what was heard so far as read."""
        self._remember()

    def speaks(self, language: str) -> None:
        """Use Teams in another language from now on."""
        self.language = language
        self._teams.state.locales[self.key] = {"nl": "nl-NL", "en": "en-GB"}[language]

    def action(self, title: str) -> Json:
        """Return the button of that title on the newest card here."""
        return self._button(title)[2]

    async def sends_press(self, action: Json) -> None:
        """Press a button that was copied from somebody else's card."""
        sent = await self._teams.people.says(self.key, self.place, "ik kopieer een kaart")
        await self._teams.people.submits(self.key, self.place, sent.id, action, {})

    async def presses(self, button: str, key: str, *parts: str) -> str:
        """Press a button and wait for the answer of that key."""
        await self.clicks(button)
        return await self.told(key, *parts)


class SchoolInABox:
    """Obs De Wilgenroos with the bot in its team, and a clock that the test moves."""

    def __init__(self, owner_url: str, folder: Path) -> None:
        self.owner_url = owner_url
        self._folder = folder
        self._life: Living | None = None
        self._worker: DeliveryWorker | None = None
        self._sweep: RosterSweep | None = None
        self._people: dict[str, Someone] = {}
        self.coordinators: frozenset[str] = frozenset()
        self.practice = Practice()
        self._time = monday_step_by_step()
        self._port = 0  # any at first, then the same: Teams stays where it is

    @property
    def life(self) -> Living:
        """The playground as it runs now."""
        assert self._life is not None
        return self._life

    def person(self, key: str) -> Someone:
        """Return somebody of the school, looking at their chat with the bot."""
        if key not in self._people:
            self._people[key] = Someone(self.life.teams, key, self.life.mailbox)
        return self._people[key]

    async def deliver(self) -> None:
        """Let the worker send all that is due."""
        for _ in range(10):
            if not await self.worker.deliver_due():
                return

    @property
    def worker(self) -> DeliveryWorker:
        """What empties the outbox, when it is told to."""
        assert self._worker is not None
        return self._worker

    @property
    def sweep(self) -> RosterSweep:
        """What reads all rosters through, when it is told to."""
        assert self._sweep is not None
        return self._sweep

    def edge(self, around: Surroundings) -> AbstractAsyncContextManager[Edge]:
        """Return the way in which the bot meets Teams."""
        service_url = f"{around.address}{CONNECTOR_PATH}/"
        return playground_edge(around.bot_id, service_url, UNLIMITED)

    async def move_to(self, moment: datetime) -> None:
        """Move the clock forward and let the worker send what comes due."""
        self.life.clock.move_to(moment)
        await self.deliver()

    async def joins(self, key: str, channel: str, *, told: bool = True) -> None:
        """Let somebody be added to a channel; ``told`` is whether Teams tells the bot."""
        teams = self.life.teams
        await teams.membership.add_to_channel(key, teams.channel(channel), told=told)

    async def leaves(self, key: str, channel: str, *, told: bool = True) -> None:
        """Let somebody be removed from a channel; ``told`` is whether Teams tells the bot."""
        teams = self.life.teams
        await teams.membership.remove_from_channel(key, teams.channel(channel), told=told)

    async def rows(self, sql: str, *values: object) -> Sequence[asyncpg.Record]:
        """Return rows as the owner of the database sees them: past all walls."""
        owner = await connect(self.owner_url)
        try:
            await owner.execute("SET search_path TO aantafel")
            found: Sequence[asyncpg.Record] = await owner.fetch(sql, *values)
        finally:
            await owner.close()
        return found

    async def one(self, sql: str, *values: object) -> asyncpg.Record:
        """Return the only row."""
        rows = await self.rows(sql, *values)
        assert len(rows) == 1, f"{len(rows)} rows"
        return rows[0]

    def id_of(self, key: str) -> UUID:
        """Return somebody's object id."""
        return UUID(self.life.teams.directory.account(key).object_id)

    @asynccontextmanager
    async def open(self) -> AsyncIterator["SchoolInABox"]:
        """Run the school; opening it again is a restart of the bot with the same database."""
        self._people.clear()
        kept_in = self._folder / "world.json"
        wanted = Wanted(self._bot, kept_in, port=self._port, time=self._time)
        async with living(wanted) as life:
            self._life, self._port = life, life.port
            yield self

    @asynccontextmanager
    async def _bot(self, around: Surroundings) -> AsyncIterator[web.Application]:
        clock, practice = around.clock, self.practice

        @asynccontextmanager
        async def foundation() -> AsyncIterator[Foundation]:
            database = Database(bot_url(self.owner_url), Vault(MASTER_KEY), clock, practice)
            await database.connect()
            yield Foundation(database, practice, MASTER_KEY)
            await database.close()

        outside = Outside(
            edge=lambda: self.edge(around),
            foundation=foundation,
            clock=clock,
            public_url=around.address,
            mail_server=MailServer.from_url(around.smtp_url),
            sender=From("aantafel@wilgenroos.example", "Aan tafel"),
            strict_texts=True,
            poll=False,
            coordinators=self.coordinators,
        )
        async with open_app(outside) as app:
            self._worker, self._sweep = app[WORKER], app[SWEEP]
            yield app


def at_school(day: int, month: int, hour: int, minute: int = 0, year: int = 2026) -> datetime:
    """Return a moment on the school's clock."""
    return datetime(year, month, day, hour, minute, tzinfo=SCHOOL_ZONE)
