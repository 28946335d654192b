"""Passes: the cookies of who opened the doors of a link, for as long as they are at it."""

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from aiohttp import web

from bot.pages.forms import Seals

_HOST = "__Host-"  # browsers take it from this site only, over a safe connection only
IDLE = timedelta(minutes=30)
"""After so long without a page the door has to be opened again."""


class Level(StrEnum):
    """Which door was opened: the first, with a date of birth, or the second, with a code."""

    DATE = "pas"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Passes:
    """Gives passes and looks at them; nothing is kept, so every replica can do both."""

    seals: Seals

    def give(
        self, answer: web.StreamResponse, link: bytes, now: datetime, level: Level = Level.DATE
    ) -> None:
        """Let an answer carry a pass for that link, from now on."""
        since = str(int(now.timestamp()))
        answer.set_cookie(
            _name(link, level),
            f"{since}.{self._mark(link, since, level)}",
            path="/",
            secure=True,
            httponly=True,
            samesite="Strict",
        )

    def take_back(self, answer: web.StreamResponse, link: bytes) -> None:
        """Let an answer take the passes for that link out of the browser."""
        for level in Level:
            answer.del_cookie(
                _name(link, level), path="/", secure=True, httponly=True, samesite="Strict"
            )

    def has_one(
        self, request: web.Request, link: bytes, now: datetime, level: Level = Level.DATE
    ) -> bool:
        """Say whether this browser opened that door of that link not too long ago."""
        since, _, mark = request.cookies.get(_name(link, level), "").partition(".")
        if not (since.isascii() and since.isdigit() and len(since) <= len("9999999999")):
            return False
        age = now.timestamp() - int(since)
        fresh = -1 <= age < IDLE.total_seconds()  # a moment ahead: seconds were cut off
        right = self._mark(link, since, level)
        return fresh and hmac.compare_digest(right, mark.encode("ascii", "replace").decode())

    def _mark(self, link: bytes, since: str, level: Level) -> str:
        return self.seals.mark(f"{level}|{since}", link)


def _name(link: bytes, level: Level) -> str:
    """Return a name of its own for each link, so that a family can open two on one phone."""
    return f"{_HOST}{level}-{link.hex()[:8]}"
