"""A bot as a process of its own: started, watched and ended."""

import asyncio
import contextlib
import os
import secrets
import socket
import sys
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import psutil

from benchmarks.clients import Line
from benchmarks.processors import pin

ROOT = Path(__file__).resolve().parent.parent
START_WITHIN = timedelta(seconds=60)
STOP_WITHIN = timedelta(seconds=20)
_POLL = timedelta(milliseconds=5)
_PORTS = range(20_000, 30_000)
"""Below those that systems hand out to whoever asks for any."""


class DidNotStart(Exception):
    """A bot ended, or did not listen in time."""


@dataclass(frozen=True, slots=True)
class Program:
    """How a bot is started; its port is added to ``command``."""

    command: Sequence[str | Path]
    environment: Mapping[str, str] = field(default_factory=dict)


def own(module: str, **environment: str) -> Program:
    """Return one of our own bots, run in this environment."""
    return Program((sys.executable, "-m", module), environment)


class BotProcess:
    """A bot that runs; ``port`` is where it listens."""

    def __init__(self, process: asyncio.subprocess.Process, port: int) -> None:
        self.port = port
        self._process = process
        self._watched = psutil.Process(process.pid)

    @property
    def processor_time(self) -> timedelta:
        """What the bot has used so far, without the processes that it started."""
        used = self._watched.cpu_times()
        return timedelta(seconds=used.user + used.system)

    @property
    def memory(self) -> int:
        """How many bytes of memory the bot itself holds, without what it started."""
        held: int = self._watched.memory_info().rss
        return held

    @property
    def started(self) -> list[psutil.Process]:
        """The processes that the bot started and those that they did: its PostgreSQL."""
        return self._watched.children(recursive=True)

    @property
    def has_ended(self) -> bool:
        """Whether the bot runs no more."""
        return self._process.returncode is not None

    async def listens(self, log: Path) -> None:
        """Wait until the bot takes a connection.

        Raises:
            DidNotStart: it ended, or it takes too long; the message is the end of its log.
        """
        until = time.perf_counter() + START_WITHIN.total_seconds()
        while not self.has_ended and time.perf_counter() < until:
            with contextlib.suppress(OSError):
                (await Line.to(self.port)).close()
                return
            await asyncio.sleep(_POLL.total_seconds())
        raise DidNotStart(f"{log.stem}: {_last_words(log)}")


@asynccontextmanager
async def bot_running(
    program: Program, log: Path, processor: int | None = None
) -> AsyncIterator[BotProcess]:
    """Start a bot on a free port and end it afterwards; what it says goes to the log.

    It has the processor to itself, or any that is free if none is given.

    Raises:
        DidNotStart: it did not; see the log.
    """
    port = _free_port()
    with log.open("wb") as said:
        process = await asyncio.create_subprocess_exec(
            *program.command,
            str(port),
            cwd=ROOT,
            env=_bare_environment() | dict(program.environment),
            stdout=said,
            stderr=said,
        )
        try:
            bot = BotProcess(process, port)
            if processor is not None:
                pin(processor, [psutil.Process(process.pid)])
            await bot.listens(log)
            yield bot
        finally:
            await _end(process)


async def _end(process: asyncio.subprocess.Process) -> None:
    """Ask a process to end, and make it end if it does not."""
    if process.returncode is not None:
        return
    process.terminate()
    try:
        async with asyncio.timeout(STOP_WITHIN.total_seconds()):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()


def _bare_environment() -> dict[str, str]:
    """Return our environment without settings of a bot, and without ways to other packages."""
    ours = ("AANTAFEL_", "PYTHONPATH", "PYTHONHOME")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def _free_port() -> int:
    """Return a port that nobody listens on, and that no program is given by chance meanwhile."""
    while True:
        port = secrets.choice(_PORTS)
        with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port


def _last_words(log: Path) -> str:
    lines = log.read_text(errors="replace").strip().splitlines()
    return lines[-1] if lines else "said nothing"
