"""Reading ends some time after an expert's last agreement is done; the coordinator can extend."""

from datetime import date, timedelta

import pytest

from cases.errors import CaseError, DateInThePast, NotAllowed, NotAtTheTable, PartIsOver
from cases.model.agreements import Agreement
from cases.model.case import Case
from cases.operations.access import ExtendAccess
from cases.operations.agreements import (
    BlockAgreement,
    ConfirmAgreement,
    FinishAgreement,
    MoveAgreement,
    RecordAgreement,
)
from cases.operations.meetings import ScheduleFollowUp
from cases.operations.overview import ShowCase, WhoSits
from cases.operations.reading import OpenReading, ReadAgreement, ReadCase
from cases.practices.practice import SCHOOL_ZONE
from tests.operations.table import FRIDAY, Table
from tests.postgres import connect

TWO_WEEKS = timedelta(days=14)
MOMENT = timedelta(seconds=1)


async def _done(table: Table, *, of: str = "fenna") -> tuple[Case, Agreement]:
    """Let an expert read by consent, promise something and do it."""
    case = await table.opened()
    expert = getattr(table, of)
    await table.seated(case, expert)
    await table.said(case, await table.mother(case), recipient=expert)
    agreement = await table.give(
        expert, RecordAgreement(case=case.id, who=expert, what="observeren", by=FRIDAY)
    )
    await table.give(expert, FinishAgreement(agreement=agreement.id))
    return case, agreement


async def test_an_expert_reads_until_two_weeks_after_the_last_agreement(table: Table) -> None:
    case, agreement = await _done(table)
    table.clock.forward(TWO_WEEKS - MOMENT)
    await table.give(table.fenna, ReadCase(case=case.id))
    table.clock.forward(MOMENT)
    for command in (
        OpenReading(case=case.id),
        ReadCase(case=case.id),
        ReadAgreement(agreement=agreement.id),
    ):
        with pytest.raises(PartIsOver):
            await table.give(table.fenna, command)
    async with table.store_of(table.fenna) as store:
        assert await store.words(case.id, case.id) is None
        assert await store.words(case.id, agreement.id) is None
        assert await store.guardians(case.id) == []
    assert not (await table.give(table.fenna, ShowCase(case=case.id))).may_read
    seats = (await table.give(table.marit, WhoSits(case=case.id))).seats
    assert [seat.may_read for seat in seats if seat.person.id == table.fenna] == [False]


async def test_something_still_to_do_or_a_meeting_ahead_keeps_it_open(table: Table) -> None:
    case, _ = await _done(table)
    table.clock.forward(TWO_WEEKS)
    meeting = table.clock() + timedelta(days=3)
    meets = ScheduleFollowUp(case=case.id, at=meeting, where="school", although_closed=True)
    await table.give(table.marit, meets)
    await table.give(table.fenna, ReadCase(case=case.id))
    table.clock.forward(timedelta(days=4))
    with pytest.raises(PartIsOver):
        await table.give(table.fenna, ReadCase(case=case.id))
    more = RecordAgreement(case=case.id, who=table.fenna, what="bellen", by=date(2027, 3, 1))
    await table.give(table.marit, more)
    await table.give(table.fenna, ReadCase(case=case.id))


async def test_who_never_had_an_agreement_and_staff_of_the_school_go_on_reading(
    table: Table,
) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna, table.thijs)
    mother = await table.mother(case)
    await table.said(case, mother)
    await table.said(case, mother, recipient=table.fenna)
    agreement = await table.give(
        table.thijs, RecordAgreement(case=case.id, who=table.thijs, what="bellen", by=FRIDAY)
    )
    await table.give(table.thijs, FinishAgreement(agreement=agreement.id))
    table.clock.forward(TWO_WEEKS * 2)
    for person in (table.fenna, table.thijs):
        await table.give(person, ReadCase(case=case.id))


async def test_the_coordinator_lets_an_expert_read_longer(table: Table) -> None:
    case, _ = await _done(table)
    table.clock.forward(TWO_WEEKS)
    until = table.clock().astimezone(SCHOOL_ZONE).date() + timedelta(days=7)
    extend = ExtendAccess(case=case.id, who=table.fenna, until=until)
    with pytest.raises(NotAllowed):
        await table.give(table.fenna, extend)
    with pytest.raises(DateInThePast):
        await table.give(table.marit, extend.model_copy(update={"until": date(2026, 12, 1)}))
    with pytest.raises(NotAtTheTable):
        await table.give(table.marit, extend.model_copy(update={"who": table.noor}))
    await table.give(table.marit, extend)
    await table.give(table.fenna, ReadCase(case=case.id))
    table.clock.forward(timedelta(days=7))
    await table.give(table.fenna, ReadCase(case=case.id))
    table.clock.forward(timedelta(days=1))
    with pytest.raises(PartIsOver):
        await table.give(table.fenna, ReadCase(case=case.id))


async def test_reading_is_kept_with_its_ground_before_it_is_shown(table: Table) -> None:
    case, _ = await _done(table)
    await table.give(table.fenna, ReadCase(case=case.id))
    await table.give(table.marit, ReadCase(case=case.id))
    owner = await connect(table.owner_url)
    rows = await owner.fetch(
        "SELECT person_id, ground FROM aantafel.audit_log WHERE deed = 'read_case' ORDER BY number"
    )
    await owner.close()
    assert [tuple(row) for row in rows] == [
        (table.fenna, "consent"),
        (table.marit, "public_task"),
    ]


async def test_who_has_no_part_any_more_does_not_give_themselves_one(table: Table) -> None:
    """Neither by an agreement nor by a meeting of their own making: those let somebody read."""
    case, agreement = await _done(table)
    table.clock.forward(TWO_WEEKS)
    day = table.clock().astimezone(SCHOOL_ZONE).date() + timedelta(days=3)
    at = table.clock() + timedelta(days=3)
    more = RecordAgreement(case=case.id, who=table.fenna, what="bellen", by=day)
    with pytest.raises(PartIsOver):
        await table.give(table.fenna, more)
    for command in (
        ScheduleFollowUp(case=case.id, at=at, where="school", although_closed=True),
        MoveAgreement(agreement=agreement.id, by=day),
        BlockAgreement(agreement=agreement.id),
        ConfirmAgreement(agreement=agreement.id),
    ):
        with pytest.raises(CaseError):
            await table.give(table.fenna, command)
        with pytest.raises(PartIsOver):
            await table.give(table.fenna, ReadCase(case=case.id))
