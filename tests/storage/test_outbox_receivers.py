"""Who gets a message: only who still sits there, and no more of it than is theirs."""

from datetime import timedelta

import pytest

from cases.errors import NotAllowed
from cases.model.case import Case
from cases.principals import Courier
from storage.directory import DeliveryState
from storage.errors import CaseFrozen, RosterStale
from storage.outbox import LEASE, GaveUp, Sent
from tests.seeds import School
from tests.storage.couriers import MINUTE, claim, counts, mark, post, settle, to
from tests.storage.intruder import Session


@pytest.fixture
async def case(school: School) -> Case:
    return await school.case(seated=[school.expert])


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


async def test_what_is_about_a_frozen_channel_waits_for_whoever_it_is(
    school: School, case: Case
) -> None:
    await post(
        school, to(school, case, school.expert), to(school, case, school.expert, while_seated=False)
    )
    deliveries = await claim(school)
    async with school.database.work_as(school.sync) as work:
        await work.rosters.freeze_channel(school.channel)
    for delivery in deliveries:
        with pytest.raises(CaseFrozen):
            await mark(school, delivery)
    async with school.database.work_as(school.sync) as work:
        await work.rosters.unfreeze_channel(school.channel)
    assert [await mark(school, delivery) for delivery in deliveries] == [True, True]


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
