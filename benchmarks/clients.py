"""People who talk to a bot at the same time: each sends the next message after the answer."""

import asyncio
import json
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from benchmarks.activities import JsonObject
from benchmarks.wire import Heard, Incoming, post

_TAKEN = frozenset({200, 201, 202})
LONGEST_ANSWER = timedelta(seconds=20)

NextMessage = Callable[[], JsonObject]
"""Returns what this person sends next."""


class NotTaken(Exception):
    """The bot refused a message, broke off the connection or did not answer in time."""


class Line:
    """One person's connection to the bot, kept open."""

    def __init__(
        self, transport: asyncio.Transport, protocol: "_Answers", token: str | None
    ) -> None:
        self._transport = transport
        self._protocol = protocol
        self._headers = [f"Authorization: Bearer {token}"] if token else []

    @classmethod
    async def to(cls, port: int, token: str | None = None) -> "Line":
        """Connect to the bot on that port of this machine.

        Raises:
            OSError: nobody listens there.
        """
        loop = asyncio.get_running_loop()
        transport, protocol = await loop.create_connection(_Answers, "127.0.0.1", port)
        return cls(transport, protocol, token)

    async def send(self, activity: JsonObject) -> None:
        """Send an activity and wait until the bot has dealt with it.

        Raises:
            NotTaken: it did not.
        """
        request = post("/api/messages", json.dumps(activity).encode(), *self._headers)
        answered = self._protocol.awaited()
        self._transport.write(request)
        async with asyncio.timeout(LONGEST_ANSWER.total_seconds()):
            heard = await answered
        if heard.status not in _TAKEN:
            raise NotTaken(f"the bot answered {heard.status}")

    def close(self) -> None:
        """Hang up."""
        self._transport.close()


class _Answers(asyncio.Protocol):
    def __init__(self) -> None:
        self._incoming = Incoming()
        self._awaited: asyncio.Future[Heard] | None = None

    def awaited(self) -> asyncio.Future[Heard]:
        self._awaited = asyncio.get_running_loop().create_future()
        return self._awaited

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def connection_lost(self, _: Exception | None) -> None:
        if self._awaited is not None and not self._awaited.done():
            self._awaited.set_exception(NotTaken("the bot hung up"))

    def data_received(self, data: bytes) -> None:
        for heard in self._incoming.feed(data):
            if self._awaited is not None and not self._awaited.done():
                self._awaited.set_result(heard)


@dataclass(slots=True)
class Load:
    """What a time of talking came to."""

    took: timedelta = timedelta()
    waits: list[timedelta] = field(default_factory=list)

    @property
    def turns(self) -> int:
        """How many messages were answered."""
        return len(self.waits)

    @property
    def per_second(self) -> float:
        """How many messages were answered in a second."""
        return self.turns / self.took.total_seconds()


async def talk(lines: Sequence[tuple[Line, NextMessage]], during: timedelta) -> Load:
    """Let everybody talk for that long, and finish what was begun.

    Raises:
        NotTaken: a message was refused; the figures would be worth nothing.
    """
    load = Load()
    began = time.perf_counter()
    until = began + during.total_seconds()

    async def one(line: Line, next_message: NextMessage) -> None:
        while (sent := time.perf_counter()) < until:
            await line.send(next_message())
            load.waits.append(timedelta(seconds=time.perf_counter() - sent))

    async with asyncio.TaskGroup() as everybody:
        for line, next_message in lines:
            everybody.create_task(one(line, next_message))
    load.took = timedelta(seconds=time.perf_counter() - began)
    return load
