"""Messages: claimed by one courier, marked before they are sent, never lost."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from cases.identities import PersonId
from cases.messages import Message, Road
from cases.model.case import Case
from storage.outbox import LEASE, GaveUp, Outcome, Postponed, Retry, Sent, Unsure
from tests.seeds import School
from tests.storage.couriers import MINUTE, claim, counts, mark, post, settle, to
from tests.storage.intruder import Session


@pytest.fixture
async def case(school: School) -> Case:
    return await school.case(seated=[school.expert])


async def test_a_message_is_claimed_marked_sent_and_never_seen_again(
    school: School, case: Case
) -> None:
    message = to(school, case, school.expert)
    await post(school, message)
    (delivery,) = await claim(school)
    assert delivery.message == message
    assert delivery.attempts == 1
    assert delivery.chat is not None
    assert delivery.chat.teams_user_id == f"29:{school.expert}"
    assert await claim(school) == []
    assert await mark(school, delivery)
    assert await settle(school, delivery, Sent("activity"))
    school.clock.forward(timedelta(days=1))
    assert await claim(school) == []
    assert not await settle(school, delivery, GaveUp("late"))
    assert await counts(school) == {"sent": 1}


async def test_a_mail_keeps_its_address_and_thread_sealed(
    school: School, case: Case, owner: Session
) -> None:
    mail = Message(
        kind="parent_invited",
        case=case.id,
        subject=case.id,
        receiver=PersonId(uuid4()),
        at=school.clock(),
        road=Road.MAIL,
        while_seated=False,
        conversation="19:meeting",
        address="moeder@example.nl",
        values={"parent": "Mevrouw De Vries"},
    )
    await post(school, mail)
    sealed = await owner.fetchval("SELECT sealed FROM aantafel.outbox")
    assert b"example" not in sealed
    (delivery,) = await claim(school)
    assert delivery.message == mail
    assert delivery.chat is None
    assert delivery.language is None


async def test_what_cannot_be_read_keeps_nothing_else_waiting(
    school: School, case: Case, owner: Session
) -> None:
    message = to(school, case, school.expert)
    for spoil in ("sealed = 'x'", "road = 'x'"):
        await post(school, message)
        await owner.execute(f"UPDATE aantafel.outbox SET {spoil} WHERE state = 'pending'")
    await post(school, message)
    assert [one.message for one in await claim(school)] == [message]
    assert await counts(school) == {"gave_up": 2, "pending": 1}


async def test_nothing_goes_before_its_time_and_the_oldest_first(
    school: School, case: Case
) -> None:
    later = to(school, case, school.expert)
    school.clock.forward(-MINUTE)
    earlier = to(school, case, school.expert)
    await post(school, later, earlier)
    assert [one.message for one in await claim(school)] == [earlier]
    school.clock.forward(MINUTE)
    assert [one.message for one in await claim(school)] == [later]


async def test_two_couriers_never_hold_the_same_message(school: School, case: Case) -> None:
    await post(school, *(to(school, case, school.expert) for _ in range(60)))
    claims = await asyncio.gather(*(claim(school, limit=7) for _ in range(10)))
    held = [delivery.id for claimed in claims for delivery in claimed]
    assert len(held) == len(set(held)) == 60


async def test_a_courier_that_dies_before_sending_loses_nothing(school: School, case: Case) -> None:
    await post(school, to(school, case, school.expert))
    (dead,) = await claim(school)
    school.clock.forward(LEASE)
    (again,) = await claim(school)
    assert (again.id, again.attempts, again.doubtful) == (dead.id, 2, False)
    assert not await mark(school, dead)
    assert await mark(school, again)


async def test_a_crash_between_mark_and_settle_leaves_a_doubt(school: School, case: Case) -> None:
    await post(school, to(school, case, school.expert))
    (dead,) = await claim(school)
    assert await mark(school, dead)
    school.clock.forward(LEASE)
    (again,) = await claim(school)
    assert again.doubtful
    assert await counts(school) == {"unsure": 1}
    assert not await settle(school, dead, Sent("too late"))
    assert await mark(school, again)
    assert await settle(school, again, Retry(school.clock() + MINUTE))
    school.clock.forward(MINUTE)
    (third,) = await claim(school)
    assert third.doubtful  # once in doubt, always visibly marked
    assert await settle(school, third, Sent("found"))
    assert await counts(school) == {"sent": 1}


async def test_sending_has_a_whole_lease_however_late_it_begins(school: School, case: Case) -> None:
    await post(school, to(school, case, school.expert))
    (delivery,) = await claim(school)
    school.clock.forward(LEASE - MINUTE / 2)
    assert await mark(school, delivery)
    school.clock.forward(MINUTE)
    assert await claim(school) == []
    assert await settle(school, delivery, Sent())


async def test_a_stopped_courier_finds_its_lease_gone(school: School, case: Case) -> None:
    await post(school, to(school, case, school.expert))
    (stopped,) = await claim(school)
    school.clock.forward(LEASE + MINUTE)
    assert not await mark(school, stopped)


async def test_retry_postponement_and_doubt_come_back_at_their_moment(
    school: School, case: Case
) -> None:
    await post(school, to(school, case, school.expert))
    soon = school.clock() + MINUTE
    kinds: list[tuple[Callable[[datetime], Outcome], int, bool]] = [
        (Retry, 2, False),
        (Postponed, 2, False),
        (Unsure, 3, True),
    ]
    for outcome, attempts, doubtful in kinds:
        (delivery,) = await claim(school)
        assert await settle(school, delivery, outcome(soon))
        assert await claim(school) == []
        school.clock.forward(MINUTE)
        (again,) = await claim(school)
        assert (again.attempts, again.doubtful) == (attempts, doubtful)
        assert await settle(school, again, Postponed(school.clock()))
        soon = school.clock() + MINUTE


async def test_giving_up_is_for_good(school: School, case: Case) -> None:
    await post(school, to(school, case, school.expert))
    (delivery,) = await claim(school)
    assert await settle(school, delivery, GaveUp("refused"))
    school.clock.forward(timedelta(days=9))
    assert await claim(school) == []
    assert await counts(school) == {"gave_up": 1}


async def test_what_is_called_back_is_not_sent(school: School, case: Case) -> None:
    await post(school, *(to(school, case, school.expert) for _ in range(3)))
    (held, *_) = await claim(school, limit=1)
    async with school.database.work_as(school.member(school.coordinator)) as work:
        store = work.desk.store
        assert await store.call_back(case.id, uuid4()) == 0
        assert await store.call_back(case.id, case.id, kinds=["agreement_late"]) == 0
        assert await store.call_back(case.id, case.id, kinds=["agreement_soon"]) == 3
        assert await store.call_back(case.id, case.id) == 0
    assert not await mark(school, held)
    assert await claim(school) == []
    assert await counts(school) == {"called_back": 3}


async def test_what_is_being_sent_is_not_called_back(school: School, case: Case) -> None:
    await post(school, to(school, case, school.expert))
    (delivery,) = await claim(school)
    assert await mark(school, delivery)
    async with school.database.work_as(school.member(school.coordinator)) as work:
        assert await work.desk.store.call_back(case.id, case.id) == 0
    assert await settle(school, delivery, Sent())
