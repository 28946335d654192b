"""People who look at one page again and again, each over a connection of their own."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from benchmarks.clients import NotTaken
from benchmarks.wire import Heard, Incoming, get

_LONGEST = timedelta(seconds=20)


@dataclass(frozen=True, slots=True)
class Page:
    """A page to look at: who serves it, where, with which cookies, and what it must hold."""

    name: str
    port: int
    path: str
    cookies: str
    holds: bytes
    status: int = 200


@dataclass(frozen=True, slots=True)
class Waits:
    """How long each look at a page took, in one round."""

    times: Sequence[timedelta]

    def at(self, percent: int) -> timedelta:
        """Return within which time so many of a hundred looks were answered."""
        ordered = sorted(self.times)
        return ordered[len(ordered) * percent // 100]


async def read(page: Page, readers: int, during: timedelta) -> Waits:
    """Let so many people look at a page at the same time, for that long.

    Raises:
        NotTaken: somebody got something else.
    """
    times: list[timedelta] = []
    until = time.perf_counter() + during.total_seconds()

    async def one() -> None:
        reader = _Reader(page)
        await reader.connect()
        try:
            while (began := time.perf_counter()) < until:
                await reader.look()
                times.append(timedelta(seconds=time.perf_counter() - began))
        finally:
            reader.close()

    async with asyncio.TaskGroup() as everybody:
        for _ in range(readers):
            everybody.create_task(one())
    return Waits(times)


class _Reader(asyncio.Protocol):
    """One browser: it asks, waits for the whole page, and asks again."""

    def __init__(self, page: Page) -> None:
        self._page = page
        headers = [f"Cookie: {page.cookies}"] if page.cookies else []
        self._request = get(page.path, *headers)
        self._incoming = Incoming()
        self._transport: asyncio.Transport | None = None
        self._awaited: asyncio.Future[Heard] | None = None

    async def connect(self) -> None:
        loop = asyncio.get_running_loop()
        await loop.create_connection(lambda: self, "127.0.0.1", self._page.port)

    async def look(self) -> None:
        assert self._transport is not None
        self._awaited = asyncio.get_running_loop().create_future()
        self._transport.write(self._request)
        async with asyncio.timeout(_LONGEST.total_seconds()):
            heard = await self._awaited
        if heard.status != self._page.status or self._page.holds not in heard.body:
            raise NotTaken(f"{self._page.name} answered {heard.status}")

    def close(self) -> None:
        if self._transport is not None:
            self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, _: Exception | None) -> None:
        if self._awaited is not None and not self._awaited.done():
            self._awaited.set_exception(NotTaken(f"{self._page.name} hung up"))

    def data_received(self, data: bytes) -> None:
        for heard in self._incoming.feed(data):
            if self._awaited is not None and not self._awaited.done():
                self._awaited.set_result(heard)
