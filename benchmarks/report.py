"""Saying what was measured, so that it can be compared with another day and another machine."""

import platform
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from benchmarks.contest import Contestant, Course, Score
from benchmarks.database_facts import DatabaseFacts
from benchmarks.field import BARE, ECHO, REAL
from benchmarks.processors import Processors, model
from benchmarks.start_up import StartUp

WANTED_ECHO = 0.5
WANTED_REAL = 0.1
WANTED_START = timedelta(seconds=5)
WANTED_MEMORY = 200_000_000
_HEAD = (
    f"{'':22}{'turns/s':>9}{'lowest–highest':>16}{'of bare':>9}"
    f"{'CPU ms/turn':>13}{'of bare':>9}{'PostgreSQL':>12}{'p50 ms':>8}{'p95 ms':>8}{'MB':>6}"
)


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything that one run came to; ``facts`` and ``start`` are those of the real bot."""

    course: Course
    processors: Processors
    contestants: Sequence[Contestant]
    scores: Mapping[str, Score]
    facts: DatabaseFacts
    start: StartUp


def report(measured: Measured) -> Iterator[str]:
    """Yield the lines to print."""
    yield from _surroundings(measured)
    yield ""
    for one in measured.contestants:
        yield f"{one.name:22}{one.does}"
    yield ""
    yield _HEAD
    for name, score in measured.scores.items():
        yield _line(name, score, measured.scores[BARE])
    yield ""
    yield from _verdicts(measured)


def share(score: Score, of: Score) -> float:
    """Return the median share of turns a second, each round held against its neighbour."""
    pairs = zip(score.loads, of.loads, strict=True)
    return statistics.median(ours.per_second / theirs.per_second for ours, theirs in pairs)


def _surroundings(measured: Measured) -> Iterator[str]:
    course, facts = measured.course, measured.facts
    yield (
        f"{len(course.colleagues)} people at a time, {course.rounds} rounds of "
        f"{course.each.total_seconds():g} s for each bot in turn, after one to warm up"
    )
    yield f"Python {platform.python_version()}, {platform.platform()}"
    yield f"processors: {model()}; {measured.processors}"
    settings = ", ".join(f"{name} {value}" for name, value in facts.settings.items())
    yield f"PostgreSQL: {settings}"
    kept = _milliseconds(facts.page_kept)
    yield f"disk: a page is written and fsynced within {kept:.2f} ms (median)"


def _line(name: str, score: Score, bare: Score) -> str:
    speeds = [load.per_second for load in score.loads]
    waits = sorted(wait for load in score.loads for wait in load.waits)
    used, of_database = score.bot_time / score.turns, score.database_time / score.turns
    return (
        f"{name:22}{statistics.median(speeds):9.0f}{min(speeds):9.0f}–{max(speeds):<6.0f}"
        f"{share(score, bare):9.3f}{_milliseconds(used):13.2f}"
        f"{bare.bot_time / bare.turns / used:9.3f}{_milliseconds(of_database):12.2f}"
        f"{_milliseconds(waits[len(waits) // 2]):8.1f}"
        f"{_milliseconds(waits[len(waits) * 95 // 100]):8.1f}{score.memory / 1e6:6.0f}"
    )


def _verdicts(measured: Measured) -> Iterator[str]:
    scores, start = measured.scores, measured.start
    echo, real = share(scores[ECHO], scores[BARE]), share(scores[REAL], scores[BARE])
    yield f"our echo, of bare: {echo:.3f}, wanted {WANTED_ECHO}{_missed(echo < WANTED_ECHO)}"
    yield f"real turn, of bare: {real:.3f}, wanted {WANTED_REAL}{_missed(real < WANTED_REAL)}"
    yield (
        f"start to first answer: {start.again.total_seconds():.2f} s, wanted "
        f"{WANTED_START.total_seconds():g}{_missed(start.again > WANTED_START)} "
        f"(the very first, which makes the database: {start.first.total_seconds():.2f} s)"
    )
    memory = scores[REAL].memory
    yield (
        f"memory without PostgreSQL: {memory / 1e6:.0f} MB, wanted {WANTED_MEMORY / 1e6:.0f}"
        f"{_missed(memory > WANTED_MEMORY)}"
    )


def _missed(is_missed: bool) -> str:  # noqa: FBT001 - it has one meaning
    return " (MISSED)" if is_missed else ""


def _milliseconds(time: timedelta) -> float:
    return time / timedelta(milliseconds=1)
