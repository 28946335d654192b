"""The one pooled HTTP session for everything the bot asks of others."""

from datetime import timedelta
from types import TracebackType
from typing import Self

import aiohttp
from aiohttp import StreamReader

CONNECT_WITHIN = timedelta(seconds=5)
KEEP_OPEN = timedelta(seconds=30)


class TooLong(ValueError):
    """A body is longer than it may be."""


class HttpPool:
    """Connections that are opened once and used again.

    Enter it where the application starts and leave it where it stops; the objects that are
    given the pool may be made before that.
    """

    def __init__(self, *, limit: int = 100) -> None:
        self._limit = limit
        self._session: aiohttp.ClientSession | None = None

    @property
    def session(self) -> aiohttp.ClientSession:
        """The open session. It keeps no cookies, and callers set their own time limits.

        Raises:
            RuntimeError: the pool was not entered, or was left.
        """
        if self._session is None:
            raise RuntimeError("the HTTP pool is not open")
        return self._session

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                limit=self._limit, keepalive_timeout=KEEP_OPEN.total_seconds()
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_WITHIN.total_seconds()),
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.session.close()
        self._session = None


async def read_at_most(stream: StreamReader, limit: int) -> bytes:
    """Return the whole body, which may have ``limit`` bytes.

    Raises:
        TooLong: there is more; the rest is not read.
    """
    body = b""
    while not stream.at_eof():
        body += await stream.readany()
        if len(body) > limit:
            raise TooLong
    return body
