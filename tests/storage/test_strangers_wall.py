"""Who tried what is not theirs: named to the privacy officer of that tenant alone."""

from datetime import timedelta

import pytest

from cases.errors import CaseNotFound
from cases.model.auditing import Item
from cases.model.case import CaseId
from cases.model.looking import Attempt
from cases.operations.reading import ReadCase
from tests.seeds import NAMES, School, seed_school
from tests.storage.intruder import Intruder

_NAMES = "SELECT * FROM aantafel.refused_strangers('2026-01-01', 100)"


async def _tries(school: School, case: CaseId) -> None:
    with pytest.raises(CaseNotFound):
        async with school.database.work_as(school.member(school.outsider)) as work:
            await work.desk.execute(ReadCase(case=case))


async def test_only_the_officer_of_that_tenant_gets_names(
    school: School, intruder: Intruder
) -> None:
    case = await school.case(seated=[school.expert])
    await _tries(school, case.id)
    abroad = await seed_school(school.database, school.clock)
    for one in (school, abroad):
        async with one.database.work_as(one.sync) as work:
            await work.rosters.name_officer(one.teacher, None)
    for who, rows in (
        (school.member(school.teacher), 1),
        (school.member(school.coordinator), 0),
        (school.member(school.expert), 0),
        (abroad.member(abroad.teacher), 0),
    ):
        async with intruder.within(who) as login:
            assert len(await login.fetch(_NAMES)) == rows


async def test_it_tells_when_who_what_and_how_often(school: School) -> None:
    case = await school.case(seated=[school.expert])
    async with school.database.work_as(school.sync) as work:
        await work.rosters.name_officer(school.teacher, None)
    for _ in range(3):
        await _tries(school, case.id)
    today = school.clock().date()
    async with school.database.work_as(school.member(school.teacher)) as work:
        [tried] = await work.desk.store.attempts(today, 10)
        assert await work.desk.store.attempts(today + timedelta(days=1), 10) == []
    assert tried == Attempt(today, NAMES["outsider"], case.label, Item.WHOLE_CASE, 3)


async def test_who_plays_a_part_is_no_stranger(school: School) -> None:
    case = await school.case(seated=[school.expert])
    async with school.database.work_as(school.sync) as work:
        await work.rosters.name_officer(school.teacher, None)
    async with school.database.work_as(school.member(school.expert)) as work:
        await work.desk.store.note_missed(case.label)
    async with school.database.work_as(school.member(school.teacher)) as work:
        assert await work.desk.store.attempts(school.clock().date(), 10) == []
