"""Each delivery has one effect, and a person's turns in one conversation come one by one."""

import asyncio
from datetime import timedelta

import pytest

from cases.principals import Courier
from storage.errors import Unreadable
from storage.scope import Scope
from storage.vault import Vault
from tests.seeds import MASTER_KEY, School
from tests.storage.intruder import Session


async def _turn(school: School, activity: str, *, conversation: str = "a:1") -> object:
    """Hear an activity: count up in the draft, and answer with the count."""
    me = school.member(school.teacher)
    async with school.database.work_as(me, conversation=conversation) as work:
        kept = await work.inbox.first_time(activity, conversation)
        if kept is not None:
            return kept.answer
        draft = await work.drafts.load(conversation)
        count = (draft["count"] if isinstance(draft, dict) else 0) + 1  # type: ignore[operator]
        await asyncio.sleep(0.002)  # others get their chance to come between
        await work.drafts.save(conversation, {"count": count})
        await work.inbox.keep(activity, count)
        return count


async def test_twenty_deliveries_of_one_activity_have_one_effect(school: School) -> None:
    answers = await asyncio.gather(*(_turn(school, "same") for _ in range(20)))
    assert answers == [1] * 20
    assert await _turn(school, "next") == 2


async def test_twenty_messages_at_once_are_heard_one_by_one(school: School) -> None:
    answers = await asyncio.gather(*(_turn(school, str(one)) for one in range(20)))
    assert sorted(answers, key=str) == sorted(range(1, 21), key=str)


async def test_without_the_lock_messages_at_once_would_lose_answers(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Shows that the test above sees the lock, and not luck."""
    await _turn(school, "first")  # the day's key is there; it would make the others wait
    monkeypatch.setattr(Scope, "_lock_number", lambda self, _: id(self))
    answers = await asyncio.gather(*(_turn(school, str(one)) for one in range(20)))
    assert len(set(answers)) < 20


async def test_another_conversation_does_not_wait(school: School) -> None:
    me = school.member(school.teacher)
    async with school.database.work_as(me, conversation="a:1"):
        assert await asyncio.wait_for(_turn(school, "1", conversation="a:2"), 5) == 1
    async with school.database.work_as(school.member(school.expert), conversation="a:1"):
        assert await asyncio.wait_for(_turn(school, "2", conversation="a:1"), 5) == 1


async def test_the_inbox_takes_the_lock_if_nobody_did(school: School) -> None:
    me = school.member(school.teacher)

    async def wait_for_turn() -> None:
        async with school.database.work_as(me) as work:
            await work.inbox.first_time("1", "a:1")

    async with school.database.work_as(me) as work:
        await work.inbox.first_time("1", "a:1")
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(wait_for_turn(), 0.2)


async def test_a_turn_that_fails_was_not_heard(school: School) -> None:
    me = school.member(school.teacher)

    async def fail() -> None:
        async with school.database.work_as(me) as work:
            await work.inbox.first_time("1", "a:1")
            await work.drafts.save("a:1", {"count": 41})
            await work.inbox.keep("1", "lost")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert await _turn(school, "1") == 1


async def test_a_kept_answer_is_sealed_and_goes_after_a_day(school: School, owner: Session) -> None:
    me = school.member(school.teacher)
    async with school.database.work_as(me) as work:
        await work.inbox.first_time("1", "a:1")
        await work.inbox.keep("1", {"said": "Sem de Vries"})
    sealed = await owner.fetchval("SELECT sealed FROM aantafel.inbox")
    assert b"Sem" not in sealed
    school.clock.forward(timedelta(hours=23))
    async with school.database.work_as(Courier()) as work:
        assert (await work.sweeping.sweep())["kept_answers"] == 0
    assert await _turn(school, "1") == {"said": "Sem de Vries"}
    school.clock.forward(timedelta(hours=49))
    async with school.database.work_as(Courier()) as work:
        swept = await work.sweeping.sweep()
    assert (swept["kept_answers"], swept["day_keys"]) == (1, 1)


async def test_an_answer_whose_key_is_gone_was_still_given(school: School, owner: Session) -> None:
    await _turn(school, "1")
    await owner.execute("DELETE FROM aantafel.day_keys")
    assert await _turn(school, "1") is None


async def test_a_draft_is_a_persons_own_in_one_place(school: School) -> None:
    await _turn(school, "1")
    async with school.database.work_as(school.member(school.teacher)) as work:
        assert await work.drafts.load("a:2") is None
    async with school.database.work_as(school.member(school.expert)) as work:
        assert await work.drafts.load("a:1") is None


async def test_a_draft_and_its_key_end_together(school: School, owner: Session) -> None:
    me = school.member(school.teacher)
    keys = "SELECT count(*) FROM aantafel.draft_keys"
    async with school.database.work_as(me) as work:
        await work.drafts.save("a:1", {"pupil": "Sem de Vries"})
        await work.drafts.save("a:1", {"pupil": "Sem de Vries", "group": "6"})
        assert await work.drafts.load("a:1") == {"pupil": "Sem de Vries", "group": "6"}
    row = await owner.fetchrow("SELECT sealed FROM aantafel.drafts")
    assert row is not None
    assert b"Sem" not in row["sealed"]
    assert await owner.fetchval(keys) == 1
    async with school.database.work_as(me) as work:
        await work.drafts.save("a:1", None)
        assert await work.drafts.load("a:1") is None
    assert await owner.fetchval(keys) == 0
    async with school.database.work_as(me) as work:  # begun and dropped within one turn
        await work.drafts.save("a:1", {"pupil": "Noor"})
        await work.drafts.save("a:1", None)
        await work.drafts.save("a:2", None)
    assert await owner.fetchval(keys) == 0


async def test_a_draft_that_was_ended_can_begin_anew_in_the_same_turn(school: School) -> None:
    me = school.member(school.teacher)
    async with school.database.work_as(me) as work:
        await work.drafts.save("a:1", 1)
    async with school.database.work_as(me) as work:
        await work.drafts.save("a:1", None)
        await work.drafts.save("a:1", 2)
    async with school.database.work_as(me) as work:
        assert await work.drafts.load("a:1") == 2


async def test_a_draft_expires_and_is_swept_away_with_its_key(
    school: School, owner: Session
) -> None:
    await _turn(school, "1")
    school.clock.forward(timedelta(days=30))
    async with school.database.work_as(school.member(school.teacher)) as work:
        assert await work.drafts.load("a:1") is None
    async with school.database.work_as(Courier()) as work:
        assert (await work.sweeping.sweep())["drafts"] == 1
    assert await owner.fetchval("SELECT count(*) FROM aantafel.draft_keys") == 0
    assert await owner.fetchval("SELECT count(*) FROM aantafel.drafts") == 0


async def test_an_expired_draft_gives_way_to_a_new_one(school: School) -> None:
    await _turn(school, "1")
    school.clock.forward(timedelta(days=31))
    assert await _turn(school, "2") == 1


async def test_a_draft_in_another_place_does_not_open(school: School, owner: Session) -> None:
    me = school.member(school.teacher)
    async with school.database.work_as(me) as work:
        await work.drafts.save("a:1", {"count": 1})
    stolen = await owner.fetchrow("SELECT wrapped FROM aantafel.draft_keys")
    assert stolen is not None
    with pytest.raises(Unreadable):
        Vault(MASTER_KEY).unwrap(stolen["wrapped"], "drafts.sealed|another|place")
