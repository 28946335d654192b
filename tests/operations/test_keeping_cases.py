"""Closing a case, keeping it for its time, holding it, and what is due."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from cases.errors import (
    CaseIsClosed,
    CaseIsHeld,
    CaseNotFound,
    DateInTheFuture,
    NotAllowed,
)
from cases.model.case import Case, CaseId
from cases.model.destructions import Ground
from cases.model.invitations import InvitationState
from cases.model.keeping import Keeping
from cases.operations.agreements import RecordAgreement
from cases.operations.closing import CloseCase, StillOpen, WhatIsStillOpen
from cases.operations.destroying import DestroyCase
from cases.operations.keeping import HoldCase, PupilLeft, ReleaseCase, WhatIsKept
from cases.operations.kinds import Kind
from cases.operations.meetings import ScheduleFollowUp
from cases.operations.reading import ReadCase
from cases.practices.practice import Practice
from cases.practices.retention import Category, retention
from cases.principals import Courier
from tests.operations.table import FRIDAY, TUESDAY, WHY, Table

_LEFT = date(2026, 7, 31)


def _destroy(case: Case) -> DestroyCase:
    return DestroyCase(case=case.id, ground=Ground.RETENTION, typed=case.label)


async def _busy_case(table: Table) -> Case:
    case = await table.opened()
    await table.seated(case, table.fenna)
    await table.invited(case, table.noor)
    await table.give(
        table.marit, RecordAgreement(case=case.id, who=table.fenna, what="x", by=FRIDAY)
    )
    await table.give(table.marit, ScheduleFollowUp(case=case.id, at=TUESDAY, where="school"))
    return case


async def test_what_is_still_open_is_shown_before_closing(table: Table) -> None:
    case = await _busy_case(table)
    still = await table.give(table.marit, WhatIsStillOpen(case=case.id, why_unheard=WHY))
    assert still == StillOpen(1, 1, 1, ("Fenna Postma",))
    assert await table.waiting() != []


async def test_closing_ends_access_reminders_and_invitations(table: Table) -> None:
    case = await _busy_case(table)
    await table.give(table.marit, CloseCase(case=case.id, why_unheard=WHY))
    assert {one.kind for one in await table.waiting()} == {Kind.MEETING_CANCELLED}
    with pytest.raises(CaseNotFound):
        await table.give(table.fenna, ReadCase(case=case.id))
    await table.give(table.marit, ReadCase(case=case.id))
    async with table.store_of(table.marit) as store:
        assert await store.cases() == []
        states = {one.person: one.state for one in await store.invitations(case.id)}
    assert states[table.noor] is InvitationState.WITHDRAWN
    with pytest.raises(CaseIsClosed):
        await table.give(table.marit, CloseCase(case=case.id, why_unheard=WHY))


async def test_who_was_expected_hears_that_the_meeting_is_off(table: Table) -> None:
    """Though closing takes their seat away: an evening kept free for nothing is no secret."""
    case = await _busy_case(table)
    await table.give(table.marit, CloseCase(case=case.id, why_unheard=WHY))
    told = table.told(Kind.MEETING_CANCELLED)
    assert {one.receiver for one in told} == {table.fenna, table.noor}
    assert {(one.while_seated, one.values["at"]) for one in told} == {(False, TUESDAY)}
    async with table.database.work_as(Courier()) as work:
        goes = [
            await work.outbox.mark_sending(one) for one in await work.outbox.claim(table.clock())
        ]
    assert goes == [True, True]


async def test_only_who_leads_it_closes_it(table: Table) -> None:
    case = await _busy_case(table)
    for command in (CloseCase(case=case.id), WhatIsStillOpen(case=case.id)):
        with pytest.raises(NotAllowed):
            await table.give(table.fenna, command)
    with pytest.raises(NotAllowed):
        await table.give(table.fenna, HoldCase(case=case.id))
    with pytest.raises(CaseNotFound):
        await table.give(table.sanne, HoldCase(case=case.id))
    assert await table.give(table.fenna, WhatIsKept()) == []


async def test_the_time_counts_from_leaving_the_school(table: Table) -> None:
    case = await table.opened()
    line = await table.give(table.marit, PupilLeft(case=case.id, on=_LEFT))
    assert line.destroy_on is None  # not closed yet
    await table.give(table.marit, CloseCase(case=case.id, why_unheard=WHY))
    [line] = await table.give(table.marit, WhatIsKept())
    assert (line.destroy_on, line.is_due) == (date(2028, 7, 31), False)
    table.clock.forward(datetime(2028, 7, 31, 12, tzinfo=UTC) - table.clock())
    [line] = await table.give(table.marit, WhatIsKept())
    assert line.is_due
    async with table.store_of(table.marit) as store:  # nothing goes by itself
        assert len(await store.kept_cases()) == 1


async def test_a_pupil_who_has_not_left_yet(table: Table) -> None:
    case = await table.opened()
    with pytest.raises(DateInTheFuture):
        await table.give(table.marit, PupilLeft(case=case.id, on=FRIDAY))
    await table.give(table.marit, CloseCase(case=case.id, why_unheard=WHY))
    [line] = await table.give(table.marit, WhatIsKept())
    assert (line.destroy_on, line.is_due) == (None, False)


async def test_a_held_case_is_not_destroyed_until_it_is_released(table: Table) -> None:
    case = await table.opened()
    await table.give(table.marit, PupilLeft(case=case.id, on=date(2020, 7, 31)))
    await table.give(table.marit, CloseCase(case=case.id, why_unheard=WHY))
    held = await table.give(table.marit, HoldCase(case=case.id))
    table.clock.forward(timedelta(days=1))
    again = await table.give(table.marit, HoldCase(case=case.id))
    assert again.keeping.held_at == held.keeping.held_at
    [line] = await table.give(table.marit, WhatIsKept())
    assert (line.is_held, line.is_due) == (True, False)
    with pytest.raises(CaseIsHeld):
        await table.give(table.marit, _destroy(case))
    async with table.store_of(table.marit) as store:
        with pytest.raises(NotAllowed):  # the rule skipped, the database still refuses
            await store.destroy_case(case.id, Ground.RETENTION, 2026)
    await table.give(table.marit, ReleaseCase(case=case.id))
    assert (await table.give(table.marit, _destroy(case))).certificate == "V-2026-0001"
    assert await table.give(table.marit, WhatIsKept()) == []


def test_a_leap_day_is_followed_by_the_first_of_march() -> None:
    keeping = Keeping(CaseId(uuid4()), datetime(2024, 2, 29, tzinfo=UTC), date(2024, 2, 29))
    assert keeping.destroy_on(2) == date(2026, 3, 1)


def test_every_category_has_one_row_with_a_start_and_a_source() -> None:
    rules = retention(Practice(guidance_kept_years=5))
    assert [rule.category for rule in rules] == list(Category)
    assert rules[0].lasts == timedelta(days=5 * 365)
    assert all(rule.source for rule in rules)
