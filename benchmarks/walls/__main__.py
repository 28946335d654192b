"""``python -m benchmarks.walls``: how the walls scale, what they cost, and what refusals tell."""

import argparse
import asyncio
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

from benchmarks.bot_process import ROOT, DidNotStart
from benchmarks.clients import NotTaken
from benchmarks.walls.denials import Denied, denials
from benchmarks.walls.filling import filled, without_walls
from benchmarks.walls.scaling import Scaled, cost_of_walls, scale
from benchmarks.walls.scoping import Scoped, cost_of_scope
from storage.server import EmbeddedServer

FEW = 1_000
WANTED_SCALE = 1.5
WANTED_READS = 2.0
WANTED_WRITES = 2.5
WANTED_DENIALS = (0.8, 1.25)


async def measure_database(home: Path, cases: int, rounds: int) -> Iterator[str]:
    """Fill two databases, measure in both, and return the lines to print.

    They are filled and compared with each other by a server that keeps nothing for sure, so
    that no disk hides a difference; what the wall costs is measured as data is kept for real.
    """
    embedded = EmbeddedServer(home, durable=False)
    durable = EmbeddedServer(home)
    try:
        server = embedded.start()
        began = time.perf_counter()
        few, many = await filled(server, FEW), await filled(server, cases)
        took = time.perf_counter() - began
        scaled = await scale(few, many, rounds)
        unguarded = await without_walls(server, few)
        for one in (few, many, unguarded):
            await one.database.close()
        embedded.stop()
        durable.start()
        for one in (few, unguarded):
            await one.database.connect()
        scoped = await cost_of_scope(many, rounds)
        costs = await cost_of_walls(unguarded, few, rounds)
        for one in (few, unguarded):
            await one.database.close()
    finally:
        durable.stop()
        durable.remove()
    heading = f"{FEW:,} and {cases:,} cases, 20 members each; filled in {took:.0f} s"
    return iter((heading, *_of_scale(scaled), "", *_of_scope(scoped, cases), *_of_costs(costs)))


def _of_scale(scaled: Sequence[Scaled]) -> Iterator[str]:
    yield f"{'':8}{'few, ms':>10}{'many, ms':>10}{'ratio':>8}{'of PostgreSQL':>15}"
    for one in scaled:
        missed = _missed(one.times.ratio > WANTED_SCALE)
        yield f"{_line(one)}  wanted at most {WANTED_SCALE}{missed}"


def _of_scope(scoped: Sequence[Scoped], cases: int) -> Iterator[str]:
    yield f"one statement in a transaction, the owner's and the bot's, among {cases:,} cases"
    for one in scoped:
        owners, bots = map(_milliseconds, one.times.medians)
        wanted = WANTED_WRITES if one.writes else WANTED_READS
        yield (
            f"{one.name:8}{owners:10.2f}{bots:10.2f}{one.times.ratio:8.2f}"
            f"{bots - owners:12.2f} ms  wanted at most {wanted}{_missed(one.times.ratio > wanted)}"
        )


def _of_costs(costs: Sequence[Scaled]) -> Iterator[str]:
    yield "a whole operation of somebody with twenty cases, without row security and with it"
    for one in costs:
        yield _line(one)


def _line(one: Scaled) -> str:
    first, second = map(_milliseconds, one.times.medians)
    return f"{one.name:8}{first:10.2f}{second:10.2f}{one.times.ratio:8.2f}{one.work_ratio:15.2f}"


def _of_denials(denied: Sequence[Denied]) -> Iterator[str]:
    least, most = WANTED_DENIALS
    yield "refusals: of what is not there, and of what is there but not theirs"
    for one in denied:
        absent, existing = map(_milliseconds, one.times.medians)
        missed = _missed(not least <= one.times.ratio <= most)
        yield (
            f"{one.name:36}{absent:8.2f}{existing:8.2f}{one.times.ratio:8.2f}"
            f"  wanted {least} to {most}{missed}"
        )


def _missed(is_missed: bool) -> str:  # noqa: FBT001 - it has one meaning
    return " (MISSED)" if is_missed else ""


def _milliseconds(time: timedelta) -> float:
    return time / timedelta(milliseconds=1)


def main() -> None:
    """Measure, and print what came of it."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.walls", description=__doc__)
    asked.add_argument("--cases", type=int, default=100_000, help="how many are many")
    asked.add_argument("--rounds", type=int, default=400, help="of each pair")
    wanted = asked.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # end what was started, as Ctrl+C
    folder = ROOT / ".aantafel" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory(dir=folder) as home:
            lines = asyncio.run(measure_database(Path(home), wanted.cases, wanted.rounds))
            print(*lines, "", sep="\n", flush=True)
            denied = asyncio.run(denials(Path(home), wanted.rounds))
            print(*_of_denials(denied), sep="\n", flush=True)
    except KeyboardInterrupt:
        sys.exit("Stopped.")
    except (DidNotStart, NotTaken) as problem:
        sys.exit(f"Not measured: {type(problem).__name__}: {problem}")


if __name__ == "__main__":
    main()
