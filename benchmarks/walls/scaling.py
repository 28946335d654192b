"""Listing, opening and adding through the bot's door, among few cases and among many."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta

import psutil

from benchmarks.walls.filling import Filled, Sitter, connected, working
from benchmarks.walls.pairs import Act, Pair, in_turns
from cases.desk import Command
from cases.model.case import CaseId
from cases.operations.agreements import RecordAgreement
from cases.operations.overview import ListMyCases
from cases.operations.reading import ReadCase

_FAR_AWAY = date(2027, 6, 1)

Asking = Callable[[Sitter, CaseId], Command[object]]


def _list(_: Sitter, __: CaseId) -> Command[object]:
    return ListMyCases()


def _open(_: Sitter, case: CaseId) -> Command[object]:
    return ReadCase(case=case)


def _add(sitter: Sitter, case: CaseId) -> Command[object]:
    assert sitter.who.member is not None
    return RecordAgreement(case=case, who=sitter.who.member.person, what="ik bel", by=_FAR_AWAY)


OPERATIONS: dict[str, Asking] = {"list": _list, "open": _open, "add": _add}


@dataclass(frozen=True, slots=True)
class Scaled:
    """One operation among few and among many cases; ``work`` is PostgreSQL's time for each."""

    name: str
    times: Pair
    work: tuple[timedelta, timedelta]

    @property
    def work_ratio(self) -> float:
        """PostgreSQL's processor time among many cases, as a share of that among few."""
        few, many = self.work
        return many / few if few else 1.0


async def scale(few: Filled, many: Filled, rounds: int) -> list[Scaled]:
    """Measure each operation in both databases, in turns."""
    scaled = []
    for name, asking in OPERATIONS.items():
        async with _working(few) as used_by_few, _working(many) as used_by_many:
            times = await in_turns(_act(few, asking), _act(many, asking), rounds)
        scaled.append(Scaled(name, times, (used_by_few[0] / rounds, used_by_many[0] / rounds)))
    return scaled


async def cost_of_walls(without: Filled, behind: Filled, rounds: int) -> list[Scaled]:
    """Measure each operation of one person without walls and behind them, in turns."""
    return await scale(without, replace(behind, sitters=behind.sitters[:1]), rounds)


def _act(among: Filled, asking: Asking) -> Act:
    async def act(number: int) -> None:
        sitter = among.sitters[number % len(among.sitters)]
        case = sitter.cases[number // len(among.sitters) % len(sitter.cases)]
        async with working(among.database, sitter.who) as work:
            await work.desk.execute(asking(sitter, case))

    return act


@asynccontextmanager
async def _working(among: Filled) -> AsyncIterator[list[timedelta]]:
    """Yield a list that holds, afterwards, what the bot's connections there have used."""
    before = await _used(among)
    used: list[timedelta] = []
    yield used
    used.append(await _used(among) - before)


async def _used(among: Filled) -> timedelta:
    owner = await connected(among.owner_url)
    try:
        rows = await owner.fetch(
            "SELECT pid FROM pg_stat_activity WHERE datname = $1 AND application_name = 'aantafel'",
            among.name,
        )
    finally:
        await owner.close()
    times = [psutil.Process(row["pid"]).cpu_times() for row in rows]
    return timedelta(seconds=sum(one.user + one.system for one in times))
