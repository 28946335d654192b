"""Reading all rosters every hour: what no event told is found, counted and acted upon."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from bot.teams.roster_sync import RosterReader
from bot.teams.sweep import RosterSweep
from cases.identities import TenantId
from cases.practices.practice import Practice
from cases.principals import Operator
from playground.faults import Fault
from playground.refusals import throttled
from storage.database import Database
from storage.directory import SweepResult
from storage.server import Server
from storage.vault import Vault
from tests.case_steps import opens_a_case
from tests.membership.graph_school import SchoolWithGraph
from tests.postgres import clone_of
from tests.school_in_a_box import MONDAY, SchoolInABox, at_school
from tests.seeds import MASTER_KEY, bot_url
from tests.teams.fake_graph import FakeGraph

CHANNELS = 3  # General and two shared ones


async def _counts(school: SchoolInABox) -> dict[str, int]:
    """Return what the operator is shown."""
    url = bot_url(school.owner_url)
    database = Database(url, Vault(MASTER_KEY), school.life.clock, Practice())
    await database.connect()
    async with database.work_as(Operator()) as work:
        numbers = dict(await work.counting.rosters())
    await database.close()
    return numbers


async def test_a_sweep_finds_what_no_event_told_and_counts_it(school: SchoolInABox) -> None:
    await opens_a_case(school.person("marit"))
    await school.leaves("thijs", "wr1", told=False)
    await school.joins("kim", "wr1", told=False)
    await school.joins("fenna", "wr2", told=False)

    assert await school.sweep.sweep_due() == SweepResult(CHANNELS, 0, arrivals=2, departures=1)

    members = await school.rows(
        "SELECT person_id FROM channel_members WHERE channel_id = $1",
        school.life.teams.channel("wr1").id,
    )
    assert {row["person_id"] for row in members} == {school.id_of("marit"), school.id_of("kim")}
    assert await _counts(school) == {
        "channels": CHANNELS,
        "frozen": 0,
        "refused": 0,
        "to_read_again": 0,
        "without_coordinator": 0,
        "rosters_read": CHANNELS,
        "rosters_unread": 0,
        "untold_arrivals": 2,
        "untold_departures": 1,
    }


async def test_what_an_event_told_is_not_counted(school: SchoolInABox) -> None:
    await school.leaves("thijs", "wr1")
    await school.joins("kim", "wr1")
    await school.life.teams.membership.remove_from_team("sanne")
    found = await school.sweep.sweep_due()
    assert found == SweepResult(CHANNELS, 0)


async def test_an_event_whose_reading_failed_is_not_counted_either(school: SchoolInABox) -> None:
    busy = Fault(throttled(timedelta(seconds=60)), times=1, at="pagedmembers")
    school.life.teams.faults.plan(busy)
    await school.joins("kim", "wr1")
    assert (await _counts(school))["to_read_again"] == 1
    assert await school.sweep.sweep_due() == SweepResult(CHANNELS, 0)
    assert (await _counts(school))["to_read_again"] == 0


async def test_sweeps_are_an_hour_apart_and_add_up(school: SchoolInABox) -> None:
    await school.leaves("thijs", "wr1", told=False)
    await school.sweep.sweep_due()
    await school.leaves("sanne", "wr2", told=False)
    assert await school.sweep.sweep_due() == SweepResult()
    school.life.clock.move_to(MONDAY + timedelta(minutes=59))
    assert await school.sweep.sweep_due() == SweepResult()
    school.life.clock.move_to(MONDAY + timedelta(minutes=61))
    assert await school.sweep.sweep_due() == SweepResult(CHANNELS, 0, departures=1)
    assert (await _counts(school))["untold_departures"] == 2


async def test_only_one_replica_sweeps(school: SchoolInABox) -> None:
    await school.leaves("thijs", "wr1", told=False)
    found = await asyncio.gather(*(school.sweep.sweep_due() for _ in range(5)))
    assert sorted(one.read for one in found if one) == [0, 0, 0, 0, CHANNELS]


async def test_nothing_is_swept_when_nobody_works(school: SchoolInABox) -> None:
    for moment in (at_school(23, 11, 17, 31), at_school(24, 11, 7, 59), at_school(28, 11, 12)):
        school.life.clock.move_to(moment)
        assert await school.sweep.sweep_due() is None
    school.life.clock.move_to(at_school(30, 11, 8))
    assert await school.sweep.sweep_due() == SweepResult(CHANNELS, 0)


async def test_a_roster_that_cannot_be_read_is_counted_and_not_trusted(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)
    wr1 = school.life.teams.channel("wr1")
    wr1.has_bot = False  # nobody told that the app was taken out of the channel
    found = await school.sweep.sweep_due()
    assert found == SweepResult(CHANNELS - 1, 1)
    await marit.tells(f"hoe staat het met {label}", "talk.roster_unread")


async def test_frozen_channels_are_left_alone(school: SchoolInABox) -> None:
    await school.life.teams.membership.delete_channel(school.life.teams.channel("wr2"))
    assert await school.sweep.sweep_due() == SweepResult(CHANNELS - 1, 0)
    assert (await _counts(school))["frozen"] == 1


async def test_turning_graph_on_opens_shared_channels_at_the_next_sweep(
    postgres: Server, migrated: str, tmp_path: Path, graph: FakeGraph
) -> None:
    async with clone_of(postgres, migrated) as owner_url:
        school = SchoolWithGraph(owner_url, tmp_path, None)
        async with school.open():
            assert await school.sweep.sweep_due() == SweepResult(1, 0)
            assert (await _counts(school))["refused"] == 2
        school.graph = graph
        async with school.open():
            assert await school.sweep.sweep_all() == SweepResult(CHANNELS, 0)
            assert (await _counts(school))["refused"] == 0
            await opens_a_case(school.person("marit"))


async def test_the_sweep_runs_until_it_is_told_to_stop(
    school: SchoolInABox, monkeypatch: pytest.MonkeyPatch
) -> None:
    swept, stop = asyncio.Event(), asyncio.Event()

    async def sweep_due(_: RosterSweep) -> SweepResult:
        swept.set()
        return SweepResult()

    monkeypatch.setattr(RosterSweep, "sweep_due", sweep_due)
    running = asyncio.create_task(school.sweep.run(stop))
    await asyncio.wait_for(swept.wait(), 5)
    assert not running.done()
    stop.set()
    await asyncio.wait_for(running, 5)


async def test_a_tenant_whose_sweep_breaks_does_not_stop_the_others(
    school: SchoolInABox, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(_: RosterReader, __: TenantId) -> SweepResult:
        raise ValueError("Sem")

    monkeypatch.setattr(RosterReader, "sweep", broken)
    assert await school.sweep.sweep_all() == SweepResult()
    assert "ValueError" in caplog.text
    assert "Sem" not in caplog.text
