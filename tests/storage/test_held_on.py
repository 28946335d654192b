"""What is held on somebody: all of it, found by the database for whom may ask, and no other."""

from collections import Counter
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text

from cases.identities import PersonId
from cases.model.case import Audience, Participant, Seat
from cases.model.inspection import NOBODYS, SEALED, SHOWN, TECHNICAL, HeldRow, Source
from cases.model.people import Role
from cases.model.reasons import ReasonId, ReasonKind, ReasonToRead, StatedReason
from cases.operations.inspection import OpenInspection
from cases.principals import Member
from storage.tables import METADATA
from tests.seeds import School
from tests.storage.full_case import World, build_world, keep_personal
from tests.storage.intruder import Intruder, Session

TABLES = {table.name: table for table in METADATA.tables.values()}


@pytest.fixture
async def world(school: School) -> World:
    built = await build_world(school)
    await keep_personal(built)
    async with school.database.work_as(school.member(school.coordinator)) as work:
        await work.desk.execute(OpenInspection(case=built.full.case.id, about=built.full.guardian))
    return built


async def _held(school: School, who: PersonId, about: object, case: object) -> list[HeldRow]:
    async with school.database.work_as(school.member(who)) as work:
        return list(await work.desk.store.held_on(about, case))  # type: ignore[arg-type]


def test_every_table_is_shown_or_says_nothing_about_anybody() -> None:
    assert {*SHOWN, *NOBODYS} == TABLES.keys()
    assert set(Source) == SHOWN.keys()


@pytest.mark.parametrize("source", list(Source))
def test_every_column_has_its_place(source: Source) -> None:
    known = {*SHOWN[source], *TECHNICAL, *SEALED}
    assert {column.name for column in TABLES[source].columns} <= known
    told_otherwise = {"team", "channel"}  # the names that the rows' ids stand for
    assert set(SHOWN[source]) - told_otherwise <= {one.name for one in TABLES[source].columns}


async def _tables_naming(owner: Session, person: object) -> dict[str, int]:
    """Search every column that can hold an id of somebody, as the owner, past all walls."""
    found = {}
    for name, table in TABLES.items():
        columns = [one.name for one in table.columns if str(one.type) == "CHAR(32)"]
        condition = " OR ".join(f"{column} = '{person}'" for column in columns)
        query = text(f"SELECT count(*) FROM {table.fullname} WHERE {condition}")
        if columns and (count := await owner.fetchval(str(query))):
            found[name] = count
    return {name: count for name, count in found.items() if name not in NOBODYS}


def _counts(rows: list[HeldRow]) -> dict[str, int]:
    return dict(Counter(row.source.value for row in rows))


@pytest.mark.parametrize("who", ["coordinator", "expert", "other_expert", "teacher"])
async def test_nothing_that_names_a_member_of_staff_is_missed(
    school: School, world: World, owner: Session, who: str
) -> None:
    person = getattr(school, who)
    held = _counts(await _held(school, person, person, None))
    assert held == await _tables_naming(owner, person)
    assert held["people"] == 1


async def test_nothing_that_names_a_parent_is_missed(
    school: School, world: World, owner: Session
) -> None:
    full = world.full
    held = _counts(await _held(school, school.coordinator, full.guardian, full.case.id))
    assert held == await _tables_naming(owner, full.guardian)
    assert held == {
        "guardians": 1,
        "consents": 1,
        "meeting_answers": 1,
        "words": 1,
        "links": 2,
        "inspection_links": 2,
        "outbox": 1,
    }


async def test_of_a_pupil_it_is_the_whole_case(
    school: School, world: World, owner: Session
) -> None:
    case = world.full.case.id
    expected = {}
    for name, table in TABLES.items():
        if "case_id" in table.columns and name not in NOBODYS:
            query = text(f"SELECT count(*) FROM {table.fullname} WHERE case_id = '{case}'")
            expected[name] = await owner.fetchval(str(query))
    held = _counts(await _held(school, school.coordinator, case, case))
    assert held == {name: count for name, count in expected.items() if count}


async def test_who_left_still_sees_what_is_held_on_them(school: School, world: World) -> None:
    before = _counts(await _held(school, school.expert, school.expert, None))
    await school.leave(school.expert)
    after = _counts(await _held(school, school.expert, school.expert, None))
    assert after["participants"] == before["participants"] == 1
    assert {*before} - {*after} == {"channel_members"}


async def test_a_parent_gets_what_is_held_on_themselves_and_on_nobody_else(
    school: School, world: World
) -> None:
    case, guardian = world.full.case.id, world.full.guardian
    async with school.database.work_as(world.full.guest) as work:
        store = work.desk.store
        kept_apart = uuid4()
        await store.keep_words(case, kept_apart, Audience.OWN, {"hard": "de ochtend"})
        own = await store.held_on(guardian, case)
        others = [
            await store.held_on(about, within)
            for about, within in (
                (case, case),
                (guardian, None),
                (school.coordinator, case),
                (school.coordinator, None),
            )
        ]
    assert others == [[], [], [], []]
    seen = _counts(await _held(school, school.coordinator, guardian, case))
    mine = _counts(list(own))
    assert mine["words"] == seen["words"] + 1  # what they keep to themselves is theirs to see
    assert {*seen} - {*mine} <= {"audit_log"}  # that they looked was kept meanwhile
    assert [one.words for one in own if one.values.get("about") == kept_apart] == [
        {"hard": "de ochtend"}
    ]
    async with school.database.work_as(world.full.expired) as work:
        assert await work.desk.store.held_on(guardian, case) == []


async def test_a_director_gathers_after_saying_why(school: School, world: World) -> None:
    case, guardian = world.full.case.id, world.full.guardian
    place = Participant(case, school.teacher, Role.DIRECTOR, Seat.SEATED, school.clock())
    async with school.database.work_as(school.member(school.coordinator)) as work:
        await work.desk.store.seat(place)
    for about in (case, guardian):
        assert await _held(school, school.teacher, about, case) == []
    async with school.database.work_as(school.member(school.teacher)) as work:
        why = ReasonToRead(ReasonKind.PARENTS_ASKED)
        stated = StatedReason(ReasonId(uuid4()), case, why, timedelta(minutes=10))
        await work.desk.store.state_reason(stated)
    for about in (case, guardian):
        held = _counts(await _held(school, school.teacher, about, case))
        by_leader = _counts(await _held(school, school.coordinator, about, case))
        assert {**held, "audit_log": 0} == {**by_leader, "audit_log": 0}  # each look is one more
    school.clock.forward(timedelta(minutes=10))
    assert await _held(school, school.teacher, case, case) == []


async def test_nobody_else_gets_anything(school: School, world: World, intruder: Intruder) -> None:
    case, guardian = world.full.case.id, world.full.guardian
    asked = [(case, case), (guardian, case), (school.coordinator, None), (school.coordinator, case)]
    for who in ("seated", "invited", "in_channel", "elsewhere", "unknown", "abroad"):
        member = world[who]
        assert isinstance(member, Member)
        for about, within in asked:
            async with school.database.work_as(member) as work:
                assert await work.desk.store.held_on(about, within) == []
    mine = await _held(school, school.coordinator, school.expert, case)
    assert mine == []
    forged = "INSERT INTO aantafel.inspection_links VALUES ($1, $2, $3, $4, $5, 'page', now())"
    async with intruder.within(world["seated"]):
        assert await intruder.refused(forged, school.tenant, b"1", school.expert, guardian, case)
        assert await intruder.refused(forged, school.tenant, b"2", school.coordinator, case, case)
