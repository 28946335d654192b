"""Every bot that is measured, run once with a handful of turns, so that none of it rots."""

from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest

from benchmarks import peers
from benchmarks.activities import Colleague
from benchmarks.bot_process import DidNotStart, own
from benchmarks.contest import Contestant, Course, Ring, WrongAnswers, contest
from benchmarks.database_facts import facts_of
from benchmarks.field import BARE, ECHO, REAL, echoes, heavier, of_peers, real
from benchmarks.installation import Installation, installation
from benchmarks.microsoft import Microsoft
from benchmarks.processors import Processors
from benchmarks.report import Measured, report, share
from benchmarks.start_up import Starting
from benchmarks.talks import Talk, echo

PEOPLE = tuple(Colleague(number) for number in (1, 2, 3))
COURSE = Course(PEOPLE, rounds=2, each=timedelta(milliseconds=50))


@pytest.fixture
async def microsoft() -> AsyncIterator[Microsoft]:
    async with Microsoft(PEOPLE).running() as running:
        yield running


@pytest.fixture
def ring(microsoft: Microsoft, tmp_path: Path) -> Ring:
    return Ring(microsoft, Processors.here(), tmp_path)


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


async def test_everything_is_measured_and_told(
    microsoft: Microsoft, ring: Ring, stack: ExitStack
) -> None:
    def new() -> Installation:
        return stack.enter_context(installation(microsoft))

    installed = [peer for peer in peers.ALL if peers.is_installed(peer)]
    contestants = (*echoes(), real(new()), *heavier(new), *of_peers(installed))
    scores = await contest(contestants, COURSE, ring)
    starting = Starting(new(), microsoft, PEOPLE[0], ring.logs / "start")
    start = await starting.measure()
    facts = facts_of(starting.installed.home)
    told = "\n".join(report(Measured(COURSE, ring.processors, contestants, scores, facts, start)))

    assert {name: len(score.loads) for name, score in scores.items()} == {
        one.name: COURSE.rounds for one in contestants
    }
    assert all(score.turns >= len(PEOPLE) for score in scores.values())
    assert scores[REAL].database_time > timedelta()
    assert scores[ECHO].database_time == timedelta()
    assert share(scores[BARE], scores[BARE]) == 1
    assert (facts.settings["fsync"], facts.settings["synchronous_commit"]) == ("on", "on")
    assert timedelta() < start.again
    assert all(one.name in told and one.does in told for one in contestants)


@pytest.mark.parametrize(
    "talk",
    [
        Talk(echo().envelope, ("hallo",), (b"Echo: iets anders",)),
        Talk(echo().envelope, ("hallo",), (b"Echo: hallo",), posts=2),
    ],
)
async def test_wrong_answers_are_no_figures(ring: Ring, talk: Talk) -> None:
    bare = Contestant("bare", "", own("benchmarks.bots.bare"), talk)
    with pytest.raises(WrongAnswers, match="bare posted"):
        await contest([bare], COURSE, ring)


async def test_a_bot_that_ends_is_told_with_its_last_words(ring: Ring) -> None:
    broken = Contestant("broken", "", own("benchmarks.bots.no_such_bot"), echo())
    with pytest.raises(DidNotStart, match=r"broken: .*no_such_bot"):
        await contest([broken], COURSE, ring)
