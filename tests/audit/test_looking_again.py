"""A look is written down once a quarter of an hour, as long as nothing changes meanwhile."""

from datetime import timedelta

from cases.identities import PersonId
from cases.operations.keeping import HoldCase
from tests.audit.logbook import A_WHILE, Logbook
from tests.storage.full_case import fill

SECOND = timedelta(seconds=1)


async def test_looking_again_within_a_quarter_is_the_same_look(logbook: Logbook) -> None:
    full = await fill(logbook.school)
    school, case = logbook.school, full.case

    async def new_rows(*readers: PersonId) -> int:
        before = len(await logbook.rows(case.id))
        for reader in readers:
            async with school.database.work_as(school.member(reader)) as work:
                await work.desk.store.all_words(case.id)
        return len(await logbook.rows(case.id)) - before

    assert await new_rows(school.coordinator, school.expert, school.coordinator) == 2
    school.clock.forward(A_WHILE - SECOND)
    assert await new_rows(school.coordinator) == 0
    async with school.database.work_as(school.member(school.coordinator)) as work:
        await work.desk.execute(HoldCase(case=case.id))
    assert await new_rows(school.coordinator) == 1  # what they see is new
    school.clock.forward(A_WHILE)
    assert await new_rows(school.coordinator) == 1
