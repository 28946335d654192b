from uuid import uuid4

import pytest

from cases.errors import CaseNotFound
from cases.model.case import CaseId
from tests.seeds import School


async def test_the_coordinator_finds_the_case_and_its_words(school: School) -> None:
    case = await school.case(seated=[school.expert])

    async with school.database.work_as(school.member(school.coordinator)) as work:
        assert await work.desk.store.case(case.id) == case
        assert await work.desk.store.cases() == [case]
        words = await work.desk.store.words(case.id, case.id)
        assert words == {"pupil": "Sem de Vries", "worry": "rekenen"}
        assert len(await work.desk.store.participants(case.id)) == 2


async def test_somebody_elsewhere_finds_nothing_whether_it_exists_or_not(school: School) -> None:
    case = await school.case()
    for asked in (case.id, CaseId(uuid4())):
        async with school.database.work_as(school.member(school.outsider)) as work:
            with pytest.raises(CaseNotFound):
                await work.desk.store.case(asked)


async def test_a_draft_comes_back_and_goes(school: School) -> None:
    me = school.member(school.teacher)
    async with school.database.work_as(me, conversation="a:1") as work:
        assert await work.inbox.first_time("1", "a:1") is None
        assert await work.drafts.load("a:1") is None
        await work.drafts.save("a:1", {"flow": "x", "answers": [["b", 1], ["a", 2]]})
        await work.inbox.keep("1", {"said": "hallo"})
    async with school.database.work_as(me, conversation="a:1") as work:
        kept = await work.inbox.first_time("1", "a:1")
        assert kept is not None
        assert kept.answer == {"said": "hallo"}
        assert await work.drafts.load("a:1") == {"flow": "x", "answers": [["b", 1], ["a", 2]]}
        assert await work.drafts.load("a:2") is None
        await work.drafts.save("a:1", None)
    async with school.database.work_as(me) as work:
        assert await work.drafts.load("a:1") is None


async def test_a_draft_changes(school: School) -> None:
    me = school.member(school.teacher)
    for count in range(3):
        async with school.database.work_as(me) as work:
            await work.drafts.save("a:1", {"count": count})
    async with school.database.work_as(me) as work:
        assert await work.drafts.load("a:1") == {"count": 2}
