"""One request to Teams: authorised, paced, and tried again where that can help."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from urllib.parse import quote

import aiohttp
from yarl import URL

from bot.teams.clock import Timing
from bot.teams.credentials import Credentials
from bot.teams.failures import NoAnswer, Throttled, Unreadable, failure
from bot.teams.http_pool import HttpPool, TooLong, read_at_most
from bot.teams.json_body import JsonObject, MalformedActivity, parse
from bot.teams.pacing import Pace
from bot.teams.patience import RETRIED, Patience, pause, rest_asked

LONGEST_ANSWER = 4 * 1024 * 1024
_UNAUTHORIZED = 401
_ACCEPTED = range(200, 300)


@lru_cache(maxsize=4096)
def escaped(part: str) -> str:
    """Return a part of a path in which nothing has a meaning of its own."""
    return quote(part, safe="")


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask. ``address`` is whole and already ``escaped``; the host has been checked."""

    method: str
    address: str
    body: bytes | None = None


Turn = Callable[[], AbstractAsyncContextManager[None]]


@dataclass(slots=True)
class _Attempt:
    """Whether something is on its way now, so that running out of time can be judged."""

    deadline: datetime
    under_way: bool = False


class Wire:
    """Sends requests with the bot's token, and knows what may be tried again."""

    def __init__(self, pool: HttpPool, credentials: Credentials, timing: Timing) -> None:
        self._pool = pool
        self._credentials = credentials
        self._timing = timing

    async def ask(
        self, request: Request, paces: dict[Pace, str], patience: Patience, turn: Turn
    ) -> JsonObject:
        """Return the JSON object Teams answered with, empty if it answered with nothing.

        Args:
            request: what to ask.
            paces: the limits the request counts for, each with the key it is counted under.
            patience: how long and how often to try; waiting for a turn counts too.
            turn: held from the first try to the last, so that the order stays.

        Raises:
            ConnectorFailure: one of its kinds.
        """
        attempt = _Attempt(self._timing.clock() + patience.within)
        try:
            async with asyncio.timeout(patience.within.total_seconds()), turn():
                return await self._try(request, paces, patience, attempt)
        except TimeoutError:
            raise NoAnswer(may_have_arrived=attempt.under_way) from None

    async def _try(
        self, request: Request, paces: dict[Pace, str], patience: Patience, attempt: _Attempt
    ) -> JsonObject:
        tries = 0
        while True:
            tries += 1
            await self._keep_pace(paces, attempt)
            response, body = await self._send(request, attempt)
            if response.status in _ACCEPTED:
                return _object(body)
            rest = rest_asked(response.headers.get("Retry-After"), self._timing.clock())
            refusal = failure(response.status, body, rest)
            if response.status not in RETRIED or tries >= patience.tries:
                raise refusal
            wait = pause(tries, rest, self._timing.chance())
            if self._timing.clock() + wait >= attempt.deadline:
                raise refusal
            await self._timing.sleep(wait)

    async def _keep_pace(self, paces: dict[Pace, str], attempt: _Attempt) -> None:
        """Wait for a free place in every window, then take it."""
        while wait := self._wait(paces):
            if self._timing.clock() + wait >= attempt.deadline:
                raise Throttled(429, "OwnPace", wait)
            await self._timing.sleep(wait)
        now = self._timing.clock()
        for pace, key in paces.items():
            pace.record(key, now)

    def _wait(self, paces: dict[Pace, str]) -> timedelta:
        now = self._timing.clock()
        return max([pace.wait(key, now) for pace, key in paces.items()])

    async def _send(
        self, request: Request, attempt: _Attempt
    ) -> tuple[aiohttp.ClientResponse, bytes]:
        token = await self._credentials.token()
        headers = {"Content-Type": "application/json"} if request.body else {}
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        attempt.under_way = True
        try:
            async with self._pool.session.request(
                request.method,
                URL(request.address, encoded=True),
                data=request.body,
                headers=headers,
                allow_redirects=False,
            ) as response:
                body = await read_at_most(response.content, LONGEST_ANSWER)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
            raise NoAnswer(may_have_arrived=False) from None
        except (aiohttp.ClientError, OSError):
            raise NoAnswer(may_have_arrived=True) from None
        except TooLong:
            raise Unreadable(response.status) from None
        attempt.under_way = False
        if response.status == _UNAUTHORIZED and token is not None:
            self._credentials.forget(token)
        return response, body


def _object(body: bytes) -> JsonObject:
    if not body.strip():
        return {}
    try:
        return parse(body)
    except MalformedActivity:
        raise Unreadable(200) from None
