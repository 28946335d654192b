"""What was refused is counted, and no chain grows by asking again."""

from datetime import timedelta

import pytest

from cases.errors import NotAllowed
from cases.model.auditing import TENANTS_OWN, DeedKind
from cases.operations.keeping import HoldCase
from cases.operations.looking import WhoLooked
from tests.audit.logbook import Logbook


async def test_asking_on_and_on_makes_one_row_that_counts(logbook: Logbook) -> None:
    """A chain that anybody can make grow is one that nobody checks."""
    school = logbook.school
    case = await school.case()
    for _ in range(9):
        async with school.database.work_as(school.member(school.outsider)) as work:
            await work.desk.store.note_missed(case.label)
    school.clock.forward(timedelta(days=1))
    async with school.database.work_as(school.member(school.other_expert)) as work:
        await work.desk.store.note_missed(case.label)
    rows = await logbook.owner.fetch(
        "SELECT times FROM aantafel.audit_log WHERE kind = 'refused' ORDER BY number"
    )
    assert [row["times"] for row in rows] == [1, 2, 4, 8, 1]
    counted = await logbook.owner.fetch("SELECT times FROM aantafel.refused_attempts ORDER BY day")
    assert [row["times"] for row in counted] == [9, 1]
    assert (await logbook.check()).broken == []
    async with school.database.work_as(school.member(school.coordinator)) as work:
        seen = await work.desk.execute(WhoLooked(case=case.id))
        looks = await work.desk.store.looks_at(case.id, 100)
    tried = [look for look in looks if look.kind is DeedKind.REFUSED]
    assert [(look.name, look.person) for look in tried] == [(None, None)] * 2
    assert seen.refused == 10
    assert {look.kind for look in seen.looks} == {DeedKind.CHANGED}


async def test_what_somebody_at_the_table_may_not_is_one_line_a_day(logbook: Logbook) -> None:
    school = logbook.school
    case = await school.case(seated=[school.expert])
    for _ in range(5):
        with pytest.raises(NotAllowed):
            async with school.database.work_as(school.member(school.expert)) as work:
                await work.desk.execute(HoldCase(case=case.id))
    async with school.database.work_as(school.member(school.coordinator)) as work:
        seen = await work.desk.execute(WhoLooked(case=case.id))
    [tried] = [look for look in seen.looks if look.kind is DeedKind.REFUSED]
    assert (tried.name, tried.times) == ("Carla Smit", 5)
    assert seen.refused == 0


async def test_what_is_no_case_grows_as_slowly(logbook: Logbook) -> None:
    school = logbook.school
    await school.case()
    for _ in range(5):
        async with school.database.work_as(school.member(school.outsider)) as work:
            await work.desk.store.note_missed("WR-999")
    assert len(await logbook.rows(TENANTS_OWN)) == 3
