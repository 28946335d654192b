"""Birthdays during a case: told ahead and on the day, and what they do to consent."""

from datetime import date, timedelta

import pytest

from bot.delivery.watching import see_to_news
from cases.errors import NoConsentYet, NotFoundHere
from cases.model.case import Case
from cases.model.consents import ConsentAnswer, ConsentStatus, Purpose
from cases.model.people import Authority
from cases.model.purposes import Deciders, Weight
from cases.operations.consent_lines import ConsentOverview
from cases.operations.guests import GiveConsentAsGuest, GuestView
from cases.operations.kinds import Kind
from cases.operations.missing import Gap, WhatIsMissing
from cases.operations.pupil_pages import GiveConsentAsPupil
from cases.operations.pupils import InvitePupil
from cases.operations.reading import ReadCase
from cases.operations.sharing import Lack, MayIShare
from cases.principals import Courier
from tests.operations.table import PRACTICE, Table
from tests.postgres import connect

SIXTEENTH = date(2026, 12, 10)
BORN = SIXTEENTH.replace(year=2010)


async def _days(table: Table, number: int) -> None:
    """Let days go by, with the courier at work on each of them."""
    for _ in range(number):
        await _work(table)
        table.clock.forward(timedelta(days=1))
    await _work(table)


async def _work(table: Table) -> None:
    async with table.database.work_as(Courier()) as work:
        await see_to_news(work, table.clock(), PRACTICE)


async def _told(table: Table, case: Case) -> list[tuple[str, date]]:
    owner = await connect(table.owner_url)
    try:
        rows = await owner.fetch(
            "SELECT kind, receiver_id, due_at FROM aantafel.outbox"
            " WHERE kind LIKE 'pupil_turn%' AND case_id = $1 ORDER BY due_at",
            case.id,
        )
    finally:
        await owner.close()
    assert {row["receiver_id"] for row in rows} <= {table.marit}
    return [(row["kind"], PRACTICE.today(row["due_at"])) for row in rows]


@pytest.mark.parametrize("turns", [12, 16, 18])
async def test_the_coordinator_is_told_ahead_and_on_the_day_once(table: Table, turns: int) -> None:
    case = await table.opened(born=SIXTEENTH.replace(year=2026 - turns))
    await _days(table, 20)
    ahead = SIXTEENTH - timedelta(days=14)
    assert await _told(table, case) == [(Kind.PUPIL_TURNS, ahead), (Kind.PUPIL_TURNED, SIXTEENTH)]


async def test_what_was_before_the_case_and_what_changes_nothing_is_not_told(table: Table) -> None:
    young = await table.opened(born=date(2019, 12, 1))
    older = await table.opened(born=date(2009, 11, 23))
    await _days(table, 20)
    assert await _told(table, young) == []
    assert await _told(table, older) == []


async def test_a_yes_of_parents_does_not_carry_past_sixteen(table: Table) -> None:
    case = await table.opened(born=BORN)
    await table.seated(case, table.fenna)
    mother = await table.mother(case)
    await table.said(case, mother, recipient=table.fenna)
    await table.give(table.fenna, ReadCase(case=case.id))
    table.clock.forward(timedelta(days=(SIXTEENTH - date(2026, 11, 23)).days - 1))
    await table.give(table.fenna, ReadCase(case=case.id))
    table.clock.forward(timedelta(days=1))
    with pytest.raises(NoConsentYet):
        await table.give(table.fenna, ReadCase(case=case.id))
    sharing = await table.give(table.marit, MayIShare(case=case.id, who=table.fenna))
    assert sharing.lacks == (Lack.PUPIL_DECIDES, Lack.CONSENT)
    assert sharing.consent
    assert (sharing.consent.who, sharing.consent.status) == (
        Deciders.PUPIL,
        ConsentStatus.NO_RESPONSE,
    )

    invited = await table.give(table.marit, InvitePupil(case=case.id, ask_for=(table.fenna,)))
    assert invited.weight is Weight.DECIDES
    assert invited.token
    yes = GiveConsentAsPupil(
        purpose=Purpose.SHARE_EXPERT, recipient=table.fenna, answer=ConsentAnswer.YES
    )
    await table.give_by_link(invited.token, yes)
    await table.give(table.fenna, ReadCase(case=case.id))
    lines = await table.give(table.marit, ConsentOverview(case=case.id))
    assert [line.status for line in lines] == [ConsentStatus.NO_RESPONSE, ConsentStatus.GRANTED]

    no = yes.model_copy(update={"answer": ConsentAnswer.NO})
    await table.give_by_link(invited.token, no)
    with pytest.raises(NoConsentYet):
        await table.give(table.fenna, ReadCase(case=case.id))
    lines = await table.give(table.marit, ConsentOverview(case=case.id))
    assert lines[1].status is ConsentStatus.WITHDRAWN


async def test_the_date_of_birth_cannot_be_read_from_the_tables(table: Table) -> None:
    case = await table.opened(born=BORN)
    other = await table.opened(born=BORN)
    owner = await connect(table.owner_url)
    try:
        rows = await owner.fetch("SELECT * FROM aantafel.pupils")
    finally:
        await owner.close()
    assert {row["case_id"] for row in rows} == {case.id, other.id}
    day = (BORN - date(1970, 1, 1)).days
    assert day not in {row["born_masked"] for row in rows}
    assert len({row["born_masked"] for row in rows}) == 2
    async with table.store_of(table.marit) as store:
        pupil = await store.pupil(case.id)
    assert pupil
    assert (pupil.born, pupil.age) == (BORN, 15)


async def test_parents_are_told_and_not_asked_any_more(table: Table) -> None:
    case = await table.opened(born=BORN)
    _, token = await table.invited_parent(case, ask_for=(table.fenna,))
    yes = GiveConsentAsGuest(purpose=Purpose.DISCUSS_TEAM, answer=ConsentAnswer.YES)
    await table.give_by_link(token, yes)
    before = await table.give_by_link(token, GuestView())
    assert (len(before.asked), before.pupil_decides) == (2, False)
    table.clock.forward(timedelta(days=(SIXTEENTH - date(2026, 11, 23)).days))
    after = await table.give_by_link(token, GuestView())
    assert (len(after.asked), after.pupil_decides) == (0, True)
    with pytest.raises(NotFoundHere):
        await table.give_by_link(token, yes)
    invited, _ = await table.invited_parent(
        case, ask_for=(table.fenna,), relation="father", name="K", email="k@example.org", at=None
    )
    assert invited.asked == ()


async def test_parents_are_told_once_they_have_no_say_at_all(table: Table) -> None:
    eighteenth = SIXTEENTH
    case = await table.opened(born=eighteenth.replace(year=2008), authority=Authority.BOTH)
    _, token = await table.invited_parent(case)
    for days, lost in (((eighteenth - date(2026, 11, 24)).days, False), (1, True)):
        table.clock.forward(timedelta(days=days))
        view = await table.give_by_link(token, GuestView())
        assert (view.lost_authority, view.guardian.has_authority) == (lost, not lost)
        gaps = {one.gap for one in await table.give(table.marit, WhatIsMissing(case=case.id))}
        assert (Gap.NO_SECOND_GUARDIAN in gaps) is not lost
