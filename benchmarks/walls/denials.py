"""Whether a refusal takes longer when there is something to refuse: chat, cards and pages.

The real bot runs as an installation does. One colleague has a case; another, who is in no
channel of it, asks for it and for one that does not exist, in turns. The same with buttons,
and with links that have ended beside links that never were.
"""

import json
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import aiohttp
from aiohttp import web

from benchmarks.activities import (
    TENANT,
    Colleague,
    JsonObject,
    installed_in_team,
    message_in_chat,
)
from benchmarks.bot_process import BotProcess, bot_running
from benchmarks.clients import Line
from benchmarks.installation import Installation, installation
from benchmarks.microsoft import Microsoft
from benchmarks.talks import OPENING
from benchmarks.walls.filling import connected
from benchmarks.walls.pairs import Act, Pair, in_turns
from storage.links import link_hash
from storage.server import EmbeddedServer

OWNER, IN_CHANNEL, STRANGER = Colleague(1), Colleague(2), Colleague(99)
BORN = ("3", "5", "2017")
"""The day, month and year in which the pupil of ``OPENING`` was born."""
ABSENT_LABEL, ABSENT_ID, ABSENT_TOKEN = "WR-900", "A" * 24, "A" * 32
ENDED_TOKEN, USED_TOKEN = "B" * 32, "C" * 32
_ADD_LINK = (
    "INSERT INTO aantafel.links (tenant_id, hash, kind, case_id, person_id, expires_at)"
    " VALUES ($1::text::uuid, $2, $3, $4, $4, now() + interval '1 day')"
)
_TAKE_BACK = "UPDATE aantafel.links SET revoked_at = now() WHERE hash = $1"
_USE_UP = "UPDATE aantafel.links SET used_at = now() WHERE hash = $1"
_BUTTON = re.compile(rb'"action":\s*"([\w-]{24})"')
_LABEL = re.compile(rb"[A-Z]{2,}-\d{3}")
_SEAL = re.compile(r'name="seal" value="(\w+)"')


@dataclass(frozen=True, slots=True)
class Denied:
    """One way to be refused: of what is absent (first) and of what exists (second)."""

    name: str
    times: Pair


@dataclass(slots=True)
class Doors:
    """A bot with one case in it, and everybody's lines to it."""

    microsoft: Microsoft
    bot: BotProcess
    pages: aiohttp.ClientSession
    lines: dict[int, Line]
    label: str = ""
    button: str = ""
    numbers: Iterator[int] = field(default_factory=lambda: count(5000))

    async def says(self, who: Colleague, text: str) -> None:
        """Say something to the bot in one's own chat."""
        url, number = self.microsoft.url, next(self.numbers)
        await self.lines[who.number].send(message_in_chat(who, text, number, url))

    async def presses(self, who: Colleague, button: str) -> None:
        """Press a button in one's own chat."""
        url, number = self.microsoft.url, next(self.numbers)
        message = message_in_chat(who, "", number, url)
        await self.lines[who.number].send(message | _press(button))


async def denials(folder: Path, rounds: int) -> list[Denied]:
    """Measure every way to be refused.

    Raises:
        DidNotStart, NotTaken: the bot failed.
    """
    async with a_bot_with_a_case(folder) as (doors, installed):
        await _make_links(installed.home)
        return [
            Denied(name, await in_turns(absent, existing, _rounds(name, rounds)))
            for name, absent, existing in _ways(doors)
        ]


def _rounds(name: str, rounds: int) -> int:
    """Return how often: what takes a millisecond needs more of them to be told from noise."""
    return 4 * rounds if name.startswith("page") else rounds


@asynccontextmanager
async def a_bot_with_a_case(
    folder: Path, processor: int | None = None
) -> AsyncIterator[tuple[Doors, Installation]]:
    """Run the real bot, with everybody's lines to it and one case that the owner opened.

    Raises:
        DidNotStart, NotTaken: the bot failed.
    """
    async with Microsoft((OWNER, IN_CHANNEL)).running() as microsoft:
        with installation(microsoft) as installed:
            log = folder / "bot.log"
            async with bot_running(installed.program(), log, processor) as bot:
                people = (OWNER, IN_CHANNEL, STRANGER)
                lines = {one.number: await Line.to(bot.port, microsoft.token()) for one in people}
                async with aiohttp.ClientSession(f"http://127.0.0.1:{bot.port}") as pages:
                    doors = Doors(microsoft, bot, pages, lines)
                    await _make_a_case(doors)
                    yield doors, installed
                for line in lines.values():
                    line.close()


async def _make_a_case(doors: Doors) -> None:
    """Let the owner open a case, and note its label and a button of hers."""
    await doors.lines[OWNER.number].send(installed_in_team(OWNER, doors.microsoft.url))
    for text in OPENING:
        await doors.says(OWNER, text)
    doors.microsoft.said.clear()
    await doors.says(OWNER, "overzicht")
    said = b"".join(doors.microsoft.said)
    label, button = _LABEL.search(said), _BUTTON.search(said)
    assert label is not None
    assert button is not None
    doors.label, doors.button = label[0].decode(), button[1].decode()


async def _make_links(home: Path) -> None:
    """Put a parent's link that was taken back and a used reading link into the database."""
    embedded = EmbeddedServer(home / "postgres")
    owner = await connected(embedded.start().owner_url)
    try:
        case = await owner.fetchval("SELECT case_id FROM aantafel.cases")
        for token, kind, ended in (
            (ENDED_TOKEN, "guest", _TAKE_BACK),
            (USED_TOKEN, "reading", _USE_UP),
        ):
            await owner.execute(_ADD_LINK, TENANT, link_hash(token), kind, case)
            await owner.execute(ended, link_hash(token))
    finally:
        await owner.close()
        embedded.stop()


def _ways(doors: Doors) -> Iterator[tuple[str, Act, Act]]:
    """Yield each way: its name, asking for what is absent, and for what exists."""
    for name, who in (("a stranger", STRANGER), ("in the channel, no seat", IN_CHANNEL)):
        for asked in ("hoe staat het met", "lees"):
            absent = _asking(doors, who, f"{asked} {ABSENT_LABEL}")
            yield f"chat, {asked}: {name}", absent, _asking(doors, who, f"{asked} {doors.label}")
    yield (
        "card of somebody else",
        _pressing(doors, STRANGER, ABSENT_ID),
        _pressing(doors, STRANGER, doors.button),
    )
    yield "page of a parent", _getting(doors, ABSENT_TOKEN), _getting(doors, ENDED_TOKEN)
    yield "page to read once", _posting(doors, ABSENT_TOKEN), _posting(doors, USED_TOKEN)


def _asking(doors: Doors, who: Colleague, text: str) -> Act:
    async def act(_: int) -> None:
        await doors.says(who, text)

    return act


def _pressing(doors: Doors, who: Colleague, button: str) -> Act:
    async def act(_: int) -> None:
        await doors.presses(who, button)

    return act


def _getting(doors: Doors, token: str) -> Act:
    async def act(_: int) -> None:
        async with doors.pages.get(f"/g/{token}") as page:
            assert page.status == web.HTTPNotFound.status_code
            await page.read()

    return act


def _posting(doors: Doors, token: str) -> Act:
    seals: list[str] = []

    async def act(_: int) -> None:
        if not seals:
            async with doors.pages.get(f"/l/{token}") as door:
                found = _SEAL.search(await door.text())
            assert found is not None
            seals.append(found[1])
        async with doors.pages.post(f"/l/{token}", data={"seal": seals[0]}) as page:
            assert page.status == web.HTTPNotFound.status_code
            await page.read()

    return act


def _press(button: str) -> JsonObject:
    """Return what makes a message a press, as phones send it."""
    value: JsonObject = {"verb": "press", "action": button}
    return {"value": json.loads(json.dumps(value)), "replyToId": "1"}
