"""``python -m benchmarks.pages``: what a parent's page costs, beside one line of text."""

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
from benchmarks.pages.family import parents_page
from benchmarks.pages.reading import Page, Waits, read
from benchmarks.processors import Processors, pin
from benchmarks.walls.denials import a_bot_with_a_case

READERS = 10
WANTED = 5.0


async def measure(rounds: int, each: timedelta) -> dict[str, list[Waits]]:
    """Look at both pages in turns and return the waits of each round, by page.

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
            await parents_page(installed, doors.bot.port),
        ]
        seen: dict[str, list[Waits]] = {page.name: [] for page in pages}
        for page in pages:
            await read(page, READERS, each)
        for _ in range(rounds):
            for page in pages:
                seen[page.name].append(await read(page, READERS, each))
    return seen


def _lines(seen: dict[str, list[Waits]]) -> Iterator[str]:
    yield f"{READERS} connections at a time"
    yield f"{'':20}{'pages/round':>12}{'p50 ms':>9}{'p95 ms':>9}"
    for name, rounds in seen.items():
        looks = statistics.median(len(one.times) for one in rounds)
        yield f"{name:20}{looks:12.0f}{_usual(rounds, 50):9.2f}{_usual(rounds, 95):9.2f}"
    text, page = seen.values()
    ratio = statistics.median(
        ours.at(95) / least.at(95) for ours, least in zip(page, text, strict=True)
    )
    missed = " (MISSED)" if ratio > WANTED else ""
    yield f"p95 of the page, of one line of text: {ratio:.1f}, wanted at most {WANTED:g}{missed}"


def _usual(rounds: Sequence[Waits], percent: int) -> float:
    return statistics.median(one.at(percent) / timedelta(milliseconds=1) for one in rounds)


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
