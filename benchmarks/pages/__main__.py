"""``python -m benchmarks.pages``: what a parent's pages cost, beside one line of text."""

import argparse
import asyncio
import signal
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import psutil

from benchmarks.bot_process import DidNotStart, bot_running, own
from benchmarks.clients import NotTaken
from benchmarks.pages.family import parents_pages
from benchmarks.pages.reading import Page, Waits, read
from benchmarks.processors import Processors, pin
from benchmarks.walls.denials import a_bot_with_a_case

READERS = 10
WANTED = 5.0
BUDGET = timedelta(milliseconds=10)
_MILLISECOND = timedelta(milliseconds=1)


async def measure(rounds: int, each: timedelta) -> dict[str, list[Waits]]:
    """Look at all pages in turns and return the waits of each round, by page.

    Raises:
        DidNotStart, NotTaken: a server failed.
    """
    processors = Processors.here()
    pin(processors.load, [psutil.Process()])
    async with AsyncExitStack() as stack:
        logs = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="aantafel-bench-")))
        text = await stack.enter_async_context(
            bot_running(own("benchmarks.bots.text"), logs / "text", processors.bot)
        )
        doors, installed = await stack.enter_async_context(a_bot_with_a_case(logs, processors.bot))
        pin(processors.database, doors.bot.started)
        pages = [
            Page("one line of text", text.port, "/", "", b"Dag!"),
            *await parents_pages(installed, doors.bot.port),
        ]
        seen: dict[str, list[Waits]] = {page.name: [] for page in pages}
        for page in pages:
            await read(page, READERS, each)
        for _ in range(rounds):
            for page in pages:
                seen[page.name].append(await read(page, READERS, each))
    return seen


def _lines(seen: dict[str, list[Waits]]) -> Iterator[str]:
    (text, least), *pages = seen.items()
    yield f"{READERS} connections at a time"
    yield f"{'':20}{'pages/round':>12}{'p50 ms':>9}{'p95 ms':>9}   p50 and p95, of {text}"
    yield _line(text, least)
    for name, ours in pages:
        yield f"{_line(name, ours)}   {_ratio(ours, least, 50):6.1f}{_ratio(ours, least, 95):7.1f}"
    yield f"p95 wanted: at most {WANTED:g} times {text}; at most {BUDGET / _MILLISECOND:g} ms"
    for name, ours in pages:
        ratio = _kept(_ratio(ours, least, 95), WANTED)
        yield f"{name:20}{ratio:>12}{_kept(_usual(ours, 95), BUDGET / _MILLISECOND):>9}"


def _line(name: str, rounds: Sequence[Waits]) -> str:
    looks = statistics.median(len(one.times) for one in rounds)
    return f"{name:20}{looks:12.0f}{_usual(rounds, 50):9.2f}{_usual(rounds, 95):9.2f}"


def _usual(rounds: Sequence[Waits], percent: int) -> float:
    return statistics.median(one.at(percent) / _MILLISECOND for one in rounds)


def _ratio(ours: Sequence[Waits], least: Sequence[Waits], percent: int) -> float:
    both = zip(ours, least, strict=True)
    return statistics.median(page.at(percent) / text.at(percent) for page, text in both)


def _kept(measured: float, wanted: float) -> str:
    return "MISSED" if measured > wanted else "kept"


def main() -> None:
    """Measure, and print what came of it."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=__doc__)
    asked.add_argument("--rounds", type=int, default=9)
    asked.add_argument("--seconds", type=float, default=1.0, help="of a round of one page")
    wanted = asked.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # end what was started, as Ctrl+C
    try:
        seen = asyncio.run(measure(wanted.rounds, timedelta(seconds=wanted.seconds)))
    except KeyboardInterrupt:
        sys.exit("Stopped; nothing was measured.")
    except (DidNotStart, NotTaken) as problem:
        sys.exit(f"Nothing was measured: {type(problem).__name__}: {problem}")
    print(*_lines(seen), sep="\n")


if __name__ == "__main__":
    main()
