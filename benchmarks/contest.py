"""Letting people talk to every bot in turns, round after round, and counting what it costs."""

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import psutil

from benchmarks.activities import Colleague, installed_in_team
from benchmarks.bot_process import BotProcess, Program, bot_running
from benchmarks.clients import Line, Load, NextMessage, talk
from benchmarks.microsoft import Microsoft
from benchmarks.processors import Processors, pin
from benchmarks.talks import Talk


class WrongAnswers(Exception):
    """A bot did not say what it should have said; its figures would be worth nothing."""


@dataclass(frozen=True, slots=True)
class Contestant:
    """A bot to measure: what it does in a turn, how it starts, and what people say to it.

    ``is_whole`` is our real bot, which wants a token and has to be told of its team.
    """

    name: str
    does: str
    program: Program
    talk: Talk
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """Who talks, how often they come to every bot, and how long they stay each time."""

    colleagues: Sequence[Colleague]
    rounds: int
    each: timedelta


@dataclass(frozen=True, slots=True)
class Ring:
    """What all bots share: Microsoft, the processors, and a folder for what they print."""

    microsoft: Microsoft
    processors: Processors
    logs: Path


@dataclass(slots=True)
class Score:
    """What was seen of one bot: a load for each round, the time it used, and its memory."""

    loads: list[Load] = field(default_factory=list)
    bot_time: timedelta = timedelta()
    database_time: timedelta = timedelta()
    memory: int = 0

    @property
    def turns(self) -> int:
        """How many turns were counted."""
        return sum(load.turns for load in self.loads)


@dataclass(frozen=True, slots=True)
class _Entered:
    """A bot that runs, with people on the line."""

    contestant: Contestant
    bot: BotProcess
    lines: Sequence[tuple[Line, NextMessage]]


async def contest(
    contestants: Sequence[Contestant], course: Course, ring: Ring
) -> dict[str, Score]:
    """Run all the bots at the same time, let people talk to one at a time, and keep score.

    The first round of each is for warming up and not counted.

    Raises:
        DidNotStart, NotTaken, WrongAnswers: a bot failed.
    """
    scores = {one.name: Score() for one in contestants}
    async with AsyncExitStack() as stack:
        entered = [
            await stack.enter_async_context(_entering(one, course, ring)) for one in contestants
        ]
        for one in entered:
            await _round(one, course.each, ring, Score())
        for _ in range(course.rounds):
            for one in entered:
                await _round(one, course.each, ring, scores[one.contestant.name])
    return scores


@asynccontextmanager
async def _entering(one: Contestant, course: Course, ring: Ring) -> AsyncIterator[_Entered]:
    log = ring.logs / one.name
    token = ring.microsoft.token() if one.is_whole else None
    async with bot_running(one.program, log, ring.processors.bot) as bot, AsyncExitStack() as stack:
        pin(ring.processors.database, bot.started)
        lines = []
        for who in course.colleagues:
            line = await Line.to(bot.port, token)
            stack.callback(line.close)
            lines.append((line, one.talk.of(who, ring.microsoft.url)))
        if one.is_whole:
            await _settle_in(one.talk, course.colleagues, lines, ring.microsoft.url)
        yield _Entered(one, bot, lines)


async def _settle_in(
    talk_of_all: Talk,
    colleagues: Sequence[Colleague],
    lines: Sequence[tuple[Line, NextMessage]],
    service_url: str,
) -> None:
    """Add the app to the team, and bring everybody to where their talk goes round."""
    await lines[0][0].send(installed_in_team(colleagues[0], service_url))
    for who, (line, _) in zip(colleagues, lines, strict=True):
        for activity in talk_of_all.first(who, service_url):
            await line.send(activity)


async def _round(one: _Entered, each: timedelta, ring: Ring, score: Score) -> None:
    said = ring.microsoft.said
    said.clear()
    bot_before, database_before = one.bot.processor_time, _time_of(one.bot.started)
    load = await talk(one.lines, each)
    score.bot_time += one.bot.processor_time - bot_before
    score.database_time += _time_of(one.bot.started) - database_before
    score.memory = max(score.memory, one.bot.memory)
    score.loads.append(load)
    wrong = [body for body in said if not one.contestant.talk.is_right(body)]
    if wrong or len(said) != load.turns * one.contestant.talk.posts:
        raise WrongAnswers(
            f"{one.contestant.name} posted {len(said)} messages in {load.turns} turns, "
            f"{len(wrong)} of them others than expected"
        )


def _time_of(processes: Iterable[psutil.Process]) -> timedelta:
    """Return what these processes, and those of theirs that ended, have used so far."""
    times = [process.cpu_times() for process in processes]
    return timedelta(
        seconds=sum(t.user + t.system + t.children_user + t.children_system for t in times)
    )
