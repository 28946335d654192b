"""Bringing activities to the bot, as Teams' connector does."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

import aiohttp
from pydantic import JsonValue

from playground.directory import Json

_log = logging.getLogger(__name__)

TIME_TO_ANSWER = timedelta(seconds=15)
"""How long Teams waits for a bot before it gives up on a delivery."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the bot answered to a delivery: the HTTP status (0 for none) and the body."""

    status: int
    body: JsonValue = None

    @property
    def taken(self) -> bool:
        """Whether the bot took the activity."""
        return 200 <= self.status < 300  # noqa: PLR2004 - HTTP's class of success


class Bot(Protocol):
    """Whoever takes the activities."""

    async def take(self, activity: Json) -> Answer:
        """Deliver an activity and return what came back."""


class NoBot:
    """Nobody home yet: a bot that answers nothing."""

    async def take(self, activity: Json) -> Answer:  # noqa: ARG002 - nobody reads it
        """Return the answer of a bot that is not there."""
        return Answer(status=0)


class BotOverHttp:
    """A bot behind an address, ``…/api/messages`` as a rule; the address is asked each time."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        address: Callable[[], str],
        token: Callable[[], str | None] = lambda: None,
    ) -> None:
        self._session = session
        self.address = address
        self._token = token

    async def take(self, activity: Json) -> Answer:
        """Post the activity; a bot that cannot be reached, or is too slow, answers 0."""
        token = self._token()
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        limit = aiohttp.ClientTimeout(total=TIME_TO_ANSWER.total_seconds())
        try:
            async with self._session.post(
                self.address(), json=activity, headers=headers, timeout=limit
            ) as response:
                return Answer(response.status, await _body(response))
        except (TimeoutError, aiohttp.ClientError) as trouble:
            _log.warning("the bot did not answer: %s", type(trouble).__name__)
            return Answer(status=0)


async def _body(response: aiohttp.ClientResponse) -> JsonValue:
    if response.content_type != "application/json" or not await response.read():
        return None
    body: JsonValue = await response.json()
    return body
