"""Messages: claimed by one courier, marked before they are sent, never lost, never sent on."""

import asyncio
from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest

from cases.errors import NotAllowed
from cases.identities import PersonId
from cases.messages import Message, Road, Urgency
from cases.model.case import Case
from cases.principals import Courier, Operator
from storage.directory import DeliveryState
from storage.errors import RosterStale
from storage.outbox import LEASE, Delivery, GaveUp, Outcome, Postponed, Retry, Sent, Unsure
from tests.seeds import School
from tests.storage.intruder import Session

MINUTE = timedelta(minutes=1)


@pytest.fixture
async def case(school: School) -> Case:
    return await school.case(seated=[school.expert])


def to(school: School, case: Case, receiver: PersonId, *, while_seated: bool = True) -> Message:
    return Message(
        kind="agreement_soon",
        case=case.id,
        subject=case.id,
        receiver=receiver,
        at=school.clock(),
        urgency=Urgency.OFFICE_HOURS,
        while_seated=while_seated,
        values={"label": case.label, "number": 1, "by": date(2026, 12, 1), "name": None},
        references={"agreement": uuid4()},
    )


async def post(school: School, *messages: Message) -> None:
    async with school.database.work_as(school.member(school.coordinator)) as work:
        for message in messages:
            await work.desk.store.post(message)


async def claim(school: School, limit: int = 20) -> list[Delivery]:
    async with school.database.work_as(Courier()) as work:
        return list(await work.outbox.claim(school.clock(), limit=limit))


async def mark(school: School, delivery: Delivery) -> bool:
    async with school.database.work_as(Courier()) as work:
        return await work.outbox.mark_sending(delivery)


async def settle(school: School, delivery: Delivery, outcome: Outcome) -> bool:
    async with school.database.work_as(Courier()) as work:
        return await work.outbox.settle(delivery, outcome)


async def counts(school: School) -> dict[str, int]:
    async with school.database.work_as(Operator()) as work:
        return dict(await work.outbox.counts())


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


async def test_a_receiver_who_left_the_channel_gets_nothing(school: School, case: Case) -> None:
    await post(
        school, to(school, case, school.expert), to(school, case, school.expert, while_seated=False)
    )
    seated, free = sorted(await claim(school), key=lambda one: not one.message.while_seated)
    await school.leave(school.expert)
    assert not await mark(school, seated)
    assert await mark(school, free)
    assert await counts(school) == {"sending": 1, "withheld": 1}
    school.clock.forward(LEASE)
    assert [one.id for one in await claim(school)] == [free.id]


async def test_a_receiver_without_a_seat_gets_nothing_but_the_coordinator_does(
    school: School, case: Case
) -> None:
    await post(school, to(school, case, school.teacher), to(school, case, school.coordinator))
    marked = {one.message.receiver: await mark(school, one) for one in await claim(school)}
    assert marked == {school.teacher: False, school.coordinator: True}


async def test_nothing_is_sent_about_a_frozen_channel(school: School, case: Case) -> None:
    await post(school, to(school, case, school.expert))
    (delivery,) = await claim(school)
    async with school.database.work_as(school.sync) as work:
        await work.rosters.freeze_channel(school.channel)
    assert not await mark(school, delivery)


async def test_an_old_roster_is_read_again_before_sending(school: School, case: Case) -> None:
    await post(school, to(school, case, school.expert), to(school, case, school.teacher))
    since = school.clock() + MINUTE
    deliveries = {one.message.receiver: one for one in await claim(school)}
    with pytest.raises(RosterStale) as stale:
        async with school.database.work_as(Courier(), rosters_since=since) as work:
            await work.outbox.mark_sending(deliveries[school.expert])
    assert stale.value.channels == {school.channel}
    async with school.database.work_as(Courier(), rosters_since=since) as work:
        assert not await work.outbox.mark_sending(deliveries[school.teacher])


async def test_an_erased_case_sends_nothing_more(
    school: School, case: Case, owner: Session
) -> None:
    await post(school, to(school, case, school.expert))
    await owner.execute("DELETE FROM aantafel.case_keys")
    assert await claim(school) == []
    assert await counts(school) == {"gave_up": 1}


async def test_what_somebody_was_sent_is_counted(school: School, case: Case) -> None:
    await post(school, *(to(school, case, school.expert) for _ in range(3)))
    for delivery in await claim(school):
        assert await mark(school, delivery)
        assert await settle(school, delivery, Sent())
    async with school.database.work_as(Courier()) as work:
        sent = work.outbox.sent_since
        assert await sent(school.tenant, school.expert, school.clock()) == 3
        assert await sent(school.tenant, school.expert, school.clock() + MINUTE) == 0
        assert await sent(school.tenant, school.teacher, school.clock()) == 0


async def test_the_courier_keeps_who_cannot_be_reached(school: School, case: Case) -> None:
    async with school.database.work_as(Courier()) as work:
        blocked = DeliveryState.BLOCKED
        await work.outbox.remember_reachable(school.tenant, school.expert, blocked)
    await post(school, to(school, case, school.expert))
    (delivery,) = await claim(school)
    assert delivery.chat is not None
    assert delivery.chat.state is DeliveryState.BLOCKED


async def test_finished_messages_are_swept_away_after_a_month(school: School, case: Case) -> None:
    await post(school, to(school, case, school.expert), to(school, case, school.coordinator))
    (done, _) = await claim(school)
    assert await settle(school, done, GaveUp("refused"))
    school.clock.forward(timedelta(days=30))
    async with school.database.work_as(Courier()) as work:
        assert (await work.sweeping.sweep())["messages"] == 1
    assert await counts(school) == {"pending": 1}


async def test_a_member_is_no_courier(school: School, case: Case) -> None:
    await post(school, to(school, case, school.expert))
    for name in ("claim", "sweep"):
        with pytest.raises(NotAllowed):
            async with school.database.work_as(school.member(school.coordinator)) as work:
                await (
                    work.outbox.claim(school.clock()) if name == "claim" else work.sweeping.sweep()
                )
