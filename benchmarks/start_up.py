"""How long the bot takes from its start to its first answer."""

import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from benchmarks.activities import Colleague, message_in_chat
from benchmarks.bot_process import bot_running
from benchmarks.clients import Line
from benchmarks.installation import Installation
from benchmarks.microsoft import Microsoft


class NoAnswer(Exception):
    """The bot took the message and said nothing."""


@dataclass(frozen=True, slots=True)
class StartUp:
    """From the start of the process to the answer: with no data yet, and with data."""

    first: timedelta
    again: timedelta


@dataclass(frozen=True, slots=True)
class Starting:
    """An installation that is not running, and somebody who waits for it."""

    installed: Installation
    microsoft: Microsoft
    who: Colleague
    log: Path

    async def measure(self) -> StartUp:
        """Start the bot twice, left to any processor, and ask it for help.

        Raises:
            DidNotStart, NotTaken, NoAnswer: it gave no answer.
        """
        return StartUp(first=await self._answered(1), again=await self._answered(2))

    async def _answered(self, number: int) -> timedelta:
        url, said = self.microsoft.url, self.microsoft.said
        said.clear()
        began = time.perf_counter()
        async with bot_running(self.installed.program(), self.log) as bot:
            line = await Line.to(bot.port, self.microsoft.token())
            await line.send(message_in_chat(self.who, "hulp", number, url))
            took = timedelta(seconds=time.perf_counter() - began)
            line.close()
        if not said:
            raise NoAnswer
        return took
