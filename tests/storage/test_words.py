"""What people wrote: sealed, for its audience, and replaced for good."""

from uuid import uuid4

import pytest

from cases.errors import CaseNotFound, NotAllowed
from cases.model.case import Audience
from storage.errors import Unreadable
from tests.seeds import School
from tests.storage.intruder import Session


async def test_words_are_sealed_with_their_case_and_place(school: School, owner: Session) -> None:
    one, other = await school.case(), await school.case()
    row = await owner.fetchrow("SELECT sealed FROM aantafel.words WHERE case_id = $1", one.id)
    assert row is not None
    assert b"Sem" not in row["sealed"]
    await owner.execute(
        "UPDATE aantafel.words SET sealed = $1 WHERE case_id = $2", row["sealed"], other.id
    )
    async with school.database.work_as(school.member(school.coordinator)) as work:
        assert (await work.desk.store.words(one.id, one.id)) is not None
        with pytest.raises(Unreadable):
            await work.desk.store.words(other.id, other.id)


async def test_words_do_not_open_for_another_audience(school: School, owner: Session) -> None:
    """Somebody with the database alone cannot show content to the whole table."""
    case = await school.case(seated=[school.expert])
    await owner.execute("UPDATE aantafel.words SET audience = 'table'")
    async with school.database.work_as(school.member(school.expert)) as work:
        with pytest.raises(Unreadable):
            await work.desk.store.words(case.id, case.id)


async def test_without_its_key_a_case_has_no_words(school: School, owner: Session) -> None:
    case = await school.case()
    await owner.execute("DELETE FROM aantafel.case_keys WHERE case_id = $1", case.id)
    async with school.database.work_as(school.member(school.coordinator)) as work:
        assert await work.desk.store.all_words(case.id) == {}
        with pytest.raises(CaseNotFound):
            await work.desk.store.keep_words(case.id, case.id, Audience.CONTENT, {"a": 1})


async def test_who_may_not_read_may_write_their_own_words_only(school: School) -> None:
    case = await school.case(seated=[school.expert, school.other_expert])
    mine = uuid4()
    async with school.database.work_as(school.member(school.expert)) as work:
        store = work.desk.store
        await store.keep_words(case.id, mine, Audience.CONTENT, {"what": "bellen"})
        await store.keep_words(case.id, mine, Audience.CONTENT, {"what": "langsgaan"})
        assert await store.words(case.id, mine) is None
    with pytest.raises(NotAllowed):
        async with school.database.work_as(school.member(school.other_expert)) as work:
            await work.desk.store.keep_words(case.id, mine, Audience.CONTENT, {"what": "niets"})
    async with school.database.work_as(school.member(school.coordinator)) as work:
        assert await work.desk.store.words(case.id, mine) == {"what": "langsgaan"}
        await work.desk.store.keep_words(case.id, mine, Audience.CONTENT, {"what": "samen"})
        assert await work.desk.store.words(case.id, mine) == {"what": "samen"}


async def test_replaced_words_are_gone(school: School, owner: Session) -> None:
    case = await school.case()
    async with school.database.work_as(school.member(school.coordinator)) as work:
        for worry in ("rekenen", "lezen"):
            await work.desk.store.keep_words(case.id, case.id, Audience.CONTENT, {"worry": worry})
    assert await owner.fetchval("SELECT count(*) FROM aantafel.words") == 1
