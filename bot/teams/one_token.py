"""One token at a time, asked for once however many want it."""

import asyncio
import logging
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import ClassVar

from bot.teams.clock import Clock
from bot.teams.failures import ConnectorFailure, Refused

RENEW_BEFORE = timedelta(minutes=10)
SPARE = timedelta(minutes=1)
REST_AFTER_FAILURE = timedelta(seconds=5)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Token:
    """A token, and when it ends."""

    value: str = field(repr=False)
    ends: datetime


class OneToken(ABC):
    """Keeps a token and renews it some time before it ends, while the old one still serves.

    Close this where the application stops.
    """

    purpose: ClassVar[str]
    """What the token is for, as logs and tasks name it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._token: Token | None = None
        self._renewal: asyncio.Task[Token] | None = None
        self._failed: tuple[datetime, ConnectorFailure] | None = None

    @abstractmethod
    async def _ask(self) -> Token:
        """Return a new token. Raises ``Refused``, ``Throttled`` or ``NoAnswer``."""

    async def token(self) -> str:
        """Return a token that is valid for at least another minute.

        Raises:
            Refused: the login server does not accept the bot's credentials.
            Throttled, NoAnswer: it cannot answer now.
        """
        now = self._clock()
        token = self._token
        if token is None or token.ends - SPARE <= now:
            self._recall_failure(now)
            return (await asyncio.shield(self._renew())).value
        if token.ends - RENEW_BEFORE <= now and not self._rests(now):
            self._renew()
        return token.value

    def forget(self, token: str) -> None:
        """Ask for a new token the next time."""
        if self._token is not None and self._token.value == token:
            self._token = None

    async def close(self) -> None:
        """Stop asking."""
        if self._renewal is not None:
            self._renewal.cancel()
            await asyncio.gather(self._renewal, return_exceptions=True)

    def _renew(self) -> asyncio.Task[Token]:
        if self._renewal is None:
            self._renewal = asyncio.create_task(self._ask(), name=f"token for {self.purpose}")
            self._renewal.add_done_callback(self._settle)
        return self._renewal

    def _settle(self, renewal: asyncio.Task[Token]) -> None:
        self._renewal = None
        if renewal.cancelled():
            return
        match renewal.exception():
            case None:
                self._token, self._failed = renewal.result(), None
            case ConnectorFailure() as error:
                self._failed = (self._clock(), error)
                _log.warning("no token for %s: %s %s", self.purpose, type(error).__name__, error)
            case error:
                _log.error("no token for %s: %s", self.purpose, type(error).__name__)

    def _rests(self, now: datetime) -> bool:
        return self._failed is not None and now - self._failed[0] < REST_AFTER_FAILURE

    def _recall_failure(self, now: datetime) -> None:
        """Do not ask again at once what was refused a moment ago."""
        if self._failed is not None and self._rests(now):
            raise self._failed[1]


def token_of(value: object, lasts: object, now: datetime) -> Token:
    """Return the token that a login server gave, for that many seconds from now.

    Raises:
        Refused: it cannot be a token.
    """
    if not isinstance(value, str) or not value.isascii() or not value.isprintable():
        raise Refused(401, "OddToken")
    try:
        return Token(value, now + timedelta(seconds=int(str(lasts))))
    except (ValueError, OverflowError):
        raise Refused(401, "OddToken") from None
