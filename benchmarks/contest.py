"""Letting people talk to every bot in turns, round after round, and counting what it costs."""

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
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
    """A bot that runs, and what each of the people will say to it next."""

    contestant: Contestant
    bot: BotProcess
    token: str | None
    people: Sequence[NextMessage]


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
    url = ring.microsoft.url
    async with bot_running(one.program, ring.logs / one.name, ring.processors.bot) as bot:
        pin(ring.processors.database, bot.started)
        token = ring.microsoft.token() if one.is_whole else None
        entered = _Entered(one, bot, token, [one.talk.of(who, url) for who in course.colleagues])
        if one.is_whole:
            await _settle_in(entered, course.colleagues, url)
        yield entered


async def _settle_in(one: _Entered, colleagues: Sequence[Colleague], service_url: str) -> None:
    """Add the app to the team, and bring everybody to where their talk goes round."""
    async with _on_the_line(one) as lines:
        await lines[0].send(installed_in_team(colleagues[0], service_url))
        for who, line in zip(colleagues, lines, strict=True):
            for activity in one.contestant.talk.first(who, service_url):
                await line.send(activity)


@asynccontextmanager
async def _on_the_line(one: _Entered) -> AsyncIterator[list[Line]]:
    """Give everybody a connection; a bot may hang up on those that are silent for long."""
    async with AsyncExitStack() as stack:
        lines = []
        for _ in one.people:
            line = await Line.to(one.bot.port, one.token)
            stack.callback(line.close)
            lines.append(line)
        yield lines


async def _round(one: _Entered, each: timedelta, ring: Ring, score: Score) -> None:
    said = ring.microsoft.said
    said.clear()
    async with _on_the_line(one) as lines:
        bot_before, database_before = one.bot.processor_time, _time_of(one.bot.started)
        load = await talk(list(zip(lines, one.people, strict=True)), each)
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
    used = 0.0
    for process in processes:
        with suppress(psutil.NoSuchProcess):  # PostgreSQL's helpers come and go
            of = process.cpu_times()
            used += of.user + of.system + of.children_user + of.children_system
    return timedelta(seconds=used)
