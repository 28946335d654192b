"""``python -m benchmarks``: what a turn costs, side by side with peers, in one run."""

import argparse
import asyncio
import signal
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import psutil

from benchmarks import peers
from benchmarks.activities import Colleague
from benchmarks.bot_process import DidNotStart
from benchmarks.clients import NotTaken
from benchmarks.contest import Course, Ring, WrongAnswers, contest
from benchmarks.database_facts import facts_of
from benchmarks.field import echoes, heavier, of_peers, real
from benchmarks.installation import Installation, installation
from benchmarks.microsoft import Microsoft
from benchmarks.processors import Processors, pin
from benchmarks.report import Measured, report
from benchmarks.start_up import NoAnswer, Starting

_PROBLEMS = (DidNotStart, NotTaken, WrongAnswers, NoAnswer, peers.NoPeer)


async def measure(course: Course, with_peers: Sequence[str]) -> Measured:
    """Measure all bots, ours and these peers.

    Raises:
        DidNotStart, NotTaken, WrongAnswers, NoAnswer: a bot failed.
    """
    processors = Processors.here()
    pin(processors.load, [psutil.Process()])
    async with Microsoft(course.colleagues).running() as microsoft:
        with ExitStack() as stack:
            logs = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="aantafel-bench-")))

            def new() -> Installation:
                return stack.enter_context(installation(microsoft))

            contestants = (*echoes(), real(new()), *heavier(new), *of_peers(with_peers))
            scores = await contest(contestants, course, Ring(microsoft, processors, logs))
            starting = Starting(new(), microsoft, course.colleagues[0], logs / "start")
            start = await starting.measure()
            facts = facts_of(starting.installed.home)
    return Measured(course, processors, contestants, scores, facts, start)


def main() -> None:
    """Install the peers if need be, measure, and print what came of it."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    asked.add_argument("--people", type=int, default=16, help="how many talk at the same time")
    asked.add_argument("--rounds", type=int, default=9)
    asked.add_argument("--seconds", type=float, default=1.0, help="of a round of one bot")
    asked.add_argument("--without-peers", action="store_true", help="measure our own bots only")
    wanted = asked.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # end what was started, as Ctrl+C
    colleagues = tuple(Colleague(number) for number in range(1, wanted.people + 1))
    course = Course(colleagues, wanted.rounds, timedelta(seconds=wanted.seconds))
    with_peers = () if wanted.without_peers else peers.ALL
    try:
        for peer in with_peers:
            peers.install(peer)
        measured = asyncio.run(measure(course, with_peers))
    except KeyboardInterrupt:
        sys.exit("Stopped; nothing was measured.")
    except _PROBLEMS as problem:
        sys.exit(f"Nothing was measured: {type(problem).__name__}: {problem}")
    for line in report(measured):
        print(line)


if __name__ == "__main__":
    main()
