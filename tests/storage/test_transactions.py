"""Transactions: all of a command or nothing, and what happens when PostgreSQL goes away."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import asyncpg
import pytest
from sqlalchemy import func, literal, select

from cases.desk import Command, Occasion
from cases.errors import CaseError, ChangedMeanwhile, NotAllowed
from cases.identities import PersonId
from cases.model.case import Audience, Case, CaseId, Participant, Seat
from cases.model.people import Role
from cases.practices.practice import Practice
from cases.principals import Courier, Visitor
from storage.addresses import driver_address, driver_arguments
from storage.database import Database
from storage.errors import DatabaseAway
from storage.migrations import prepare
from storage.server import EmbeddedServer
from storage.vault import Vault
from storage.wire import Statement, Wire
from tests.seeds import MASTER_KEY, HandClock, School, seed_school
from tests.storage.intruder import Session


class RenameThenFail(Command[None]):
    """Changes words and then meets a refusal, as a command can half way."""

    open_to: ClassVar[frozenset[Visitor]] = frozenset({Visitor.MEMBER})

    case: CaseId
    how: str

    async def carry_out(self, occasion: Occasion) -> None:
        """Write, then be refused by the store or by PostgreSQL."""
        store = occasion.store
        case = await store.case(self.case)
        await store.keep_words(case.id, case.id, Audience.CONTENT, {"pupil": "half"})
        if self.how == "by the store":
            await store.save_case(replace(case, version=case.version + 7))
        if self.how == "by the wall":
            stranger = replace(case, id=CaseId(PersonId(case.coordinator)))
            me = Participant(stranger.id, case.coordinator, Role.EXPERT, Seat.SEATED, occasion.now)
            await store.seat(me)


async def _pupil(school: School, case: Case) -> object:
    async with school.database.work_as(school.member(school.coordinator)) as work:
        words = await work.desk.store.words(case.id, case.id)
        return words and words["pupil"]


@pytest.mark.parametrize(
    ("how", "refusal"), [("by the store", ChangedMeanwhile), ("by the wall", NotAllowed)]
)
async def test_a_refused_command_leaves_nothing_and_the_turn_goes_on(
    school: School, how: str, refusal: type[CaseError]
) -> None:
    """A conversation explains the refusal and keeps its draft in the same transaction."""
    case = await school.case()
    me = school.member(school.coordinator)
    async with school.database.work_as(me, conversation="a:1") as work:
        await work.desk.store.keep_words(case.id, case.id, Audience.CONTENT, {"pupil": "before"})
        with pytest.raises(refusal):
            await work.desk.execute(RenameThenFail(case=case.id, how=how))
        await work.drafts.save("a:1", {"asked": "again"})
        await work.inbox.keep("1", {"told": "why"})
    assert await _pupil(school, case) == "before"
    async with school.database.work_as(me) as work:
        assert await work.drafts.load("a:1") == {"asked": "again"}


async def test_a_command_that_is_not_refused_stays(school: School) -> None:
    case = await school.case()
    async with school.database.work_as(school.member(school.coordinator)) as work:
        await work.desk.execute(RenameThenFail(case=case.id, how="not at all"))
        with pytest.raises(ChangedMeanwhile):
            await work.desk.execute(RenameThenFail(case=case.id, how="by the store"))
    assert await _pupil(school, case) == "half"


async def test_who_may_not_give_a_command_is_refused(school: School) -> None:
    case = await school.case()
    async with school.database.work_as(Courier()) as work:
        with pytest.raises(NotAllowed):
            await work.desk.execute(RenameThenFail(case=case.id, how="not at all"))


async def test_an_error_that_somebody_swallows_does_not_pass_for_a_commit(school: School) -> None:
    """PostgreSQL answers COMMIT after an error with a silent rollback."""

    async def swallow() -> None:
        async with school.database.work_as(school.member(school.coordinator)) as work:
            await work.drafts.save("a:1", 1)
            with suppress(Exception):
                await work.sweeping.sweep()

    with pytest.raises(RuntimeError, match="swallowed"):
        await swallow()
    async with school.database.work_as(school.member(school.coordinator)) as work:
        assert await work.drafts.load("a:1") is None


async def test_a_turn_takes_six_round_trips(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    """BEGIN, enter and lock, inbox with draft, the case, all that is left behind, COMMIT."""
    case = await school.case()
    me, since = school.member(school.coordinator), school.clock()

    async def turn(activity: str) -> None:
        async with school.database.work_as(me, conversation="a", rosters_since=since) as work:
            assert await work.inbox.first_time(activity, "a") is None
            await work.drafts.load("a")
            await work.desk.store.case(case.id)
            await work.drafts.save("a", {"answers": activity})
            for offer in range(4):
                await work.actions.mint("a", offer, expires_at=since, message_group=activity)
            await work.inbox.keep(activity, "said")

    await turn("the first of the day makes its key")
    asked: list[Statement] = []
    rows = Wire.rows

    async def noting(wire: Wire, statement: Statement, values: dict[str, object]) -> object:
        asked.append(statement)
        return await rows(wire, statement, values)

    monkeypatch.setattr(Wire, "rows", noting)
    monkeypatch.setattr(Wire, "change", None)
    await turn("the second")
    assert len(asked) == 4


async def test_a_cancelled_turn_gives_its_connection_back(school: School) -> None:
    me = school.member(school.coordinator)

    async def wait() -> None:
        async with school.database.work_as(me, conversation="a:1"):
            await asyncio.sleep(60)

    for _ in range(12):  # more than there are connections
        task = asyncio.create_task(wait())
        await asyncio.sleep(0.02)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    async with school.database.work_as(me, conversation="a:1") as work:
        assert await work.desk.store.cases() == []


async def test_a_broken_connection_is_not_used_again(school: School, owner: Session) -> None:
    me = school.member(school.coordinator)
    kill = (
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
        " WHERE usename LIKE 'aantafel\\_bot%' AND datname = current_database()"
    )

    async def lose() -> None:
        async with school.database.work_as(me) as work:
            await owner.fetchval(kill)
            await work.desk.store.cases()

    with pytest.raises(DatabaseAway):
        await lose()
    async with school.database.work_as(me) as work:
        assert await work.desk.store.cases() == []


async def test_a_database_that_is_away_is_said_to_be_and_comes_back(tmp_path: Path) -> None:
    embedded = EmbeddedServer(tmp_path, durable=False)
    clock = HandClock()
    url = await prepare(embedded.start().owner_url, MASTER_KEY)
    database = Database(url, Vault(MASTER_KEY), clock, Practice())
    await database.connect()
    school = await seed_school(database, clock)
    me = school.member(school.coordinator)
    embedded.stop()
    with pytest.raises(DatabaseAway):
        async with database.work_as(me) as work:
            await work.desk.store.cases()
    with pytest.raises(DatabaseAway):
        await Database(url, Vault(MASTER_KEY), clock, Practice()).connect()
    embedded.start()
    async with database.work_as(me) as work:
        assert await work.desk.store.cases() == []
    await database.close()
    await database.close()
    embedded.stop()
    embedded.remove()


async def test_work_begins_with_connecting() -> None:
    database = Database("postgresql:///x", Vault(MASTER_KEY), HandClock(), Practice())
    with pytest.raises(RuntimeError):
        async with database.work_as(Courier()):
            pass


@pytest.mark.parametrize(
    ("written", "arguments"),
    [
        (
            "postgresql://u:p%40@/db?host=/x%20y/z&port=5432",
            {"user": "u", "password": "p@", "database": "db", "host": "/x y/z", "port": 5432},
        ),
        (
            "postgres://u@db.example:6432/aan%20tafel?sslmode=verify-full",
            {
                "user": "u",
                "host": "db.example",
                "port": 6432,
                "database": "aan tafel",
                "ssl": "verify-full",
            },
        ),
    ],
)
def test_addresses_are_read_as_people_write_them(
    written: str, arguments: dict[str, object]
) -> None:
    assert driver_arguments(written) == arguments
    assert driver_address(written).drivername == "postgresql+asyncpg"


def test_another_kind_of_database_is_refused() -> None:
    with pytest.raises(ValueError, match="PostgreSQL"):
        driver_address("sqlite:///x")


async def test_a_fault_of_ours_in_sql_is_no_refusal(school: School) -> None:
    nothing = Statement(select(1 / func.nullif(1, 0) / (literal(1) - 1)))
    with pytest.raises(asyncpg.DivisionByZeroError):
        async with school.database.work_as(Courier()) as work:
            await work.outbox._scope.wire.rows(nothing, {})
