from datetime import date, timedelta
from uuid import uuid4

from cases.identities import PersonId
from cases.messages import Message
from cases.principals import Courier
from storage.outbox import GaveUp, Retry, Sent
from tests.seeds import School


async def post(school: School, receiver: PersonId, **others: object) -> Message:
    case = await school.case(seated=[school.expert])
    message = Message(
        kind="agreement_soon",
        case=case.id,
        subject=uuid4(),
        receiver=receiver,
        at=school.clock(),
        values={"label": case.label, "number": 1, "by": date(2026, 12, 1)},
        references={"agreement": uuid4()},
        **others,  # type: ignore[arg-type]
    )
    async with school.database.work_as(school.member(school.coordinator)) as work:
        await work.desk.store.post(message)
    return message


async def test_a_message_is_claimed_marked_sent_and_never_seen_again(school: School) -> None:
    message = await post(school, school.expert)
    async with school.database.work_as(Courier()) as work:
        (delivery,) = await work.outbox.claim(school.clock())
    assert delivery.message == message
    assert delivery.chat is not None
    assert delivery.chat.teams_user_id == f"29:{school.expert}"
    async with school.database.work_as(Courier()) as work:
        assert not await work.outbox.claim(school.clock())
        assert await work.outbox.mark_sending(delivery)
    async with school.database.work_as(Courier()) as work:
        assert await work.outbox.settle(delivery, Sent("activity"))
        assert await work.outbox.sent_since(school.tenant, school.expert, school.clock()) == 1
    school.clock.forward(timedelta(days=1))
    async with school.database.work_as(Courier()) as work:
        assert not await work.outbox.claim(school.clock())
        assert not await work.outbox.settle(delivery, GaveUp("late"))


async def test_a_retry_comes_back_at_its_moment(school: School) -> None:
    await post(school, school.expert)
    later = school.clock() + timedelta(minutes=5)
    async with school.database.work_as(Courier()) as work:
        (delivery,) = await work.outbox.claim(school.clock())
        assert await work.outbox.mark_sending(delivery)
        assert await work.outbox.settle(delivery, Retry(later))
        assert not await work.outbox.claim(later - timedelta(seconds=1))
        (again,) = await work.outbox.claim(later)
    assert again.attempts == 2
    assert not again.doubtful
