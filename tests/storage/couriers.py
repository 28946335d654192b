"""Posting, claiming, marking and settling, as tests of the outbox do it."""

from datetime import date, timedelta
from uuid import uuid4

from cases.identities import PersonId
from cases.messages import Message, Urgency
from cases.model.case import Case
from cases.principals import Courier, Operator
from storage.outbox import Delivery, Outcome
from tests.seeds import School

MINUTE = timedelta(minutes=1)


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
