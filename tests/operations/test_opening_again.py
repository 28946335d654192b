"""Opening a closed case again: nobody reads by what was said before, and it is asked again."""

import pytest

from cases.errors import CaseIsOpen, CaseNotFound, NoConsentYet
from cases.model.case import Case
from cases.model.consents import ConsentAnswer, ConsentStatus, Purpose, Route
from cases.model.people import Guardian
from cases.operations.closing import CloseCase
from cases.operations.guests import GuestView
from cases.operations.reading import ReadCase
from cases.operations.reopening import ReopenCase
from tests.operations.table import Table


async def _closed_case(table: Table) -> tuple[Case, Guardian]:
    """Let a case be closed in which Fenna read, and the team spoke, with the mother's yes."""
    case = await table.opened()
    await table.seated(case, table.fenna)
    mother = await table.mother(case)
    await table.said(case, mother)
    await table.said(case, mother, recipient=table.fenna)
    await table.said(case, mother, ConsentAnswer.NO, recipient=table.noor)
    await table.give(table.fenna, ReadCase(case=case.id))
    await table.give(table.marit, CloseCase(case=case.id, why_unheard="verhuisd"))
    return case, mother


async def test_what_parents_agreed_to_is_asked_again(table: Table) -> None:
    case, mother = await _closed_case(table)
    reopened = await table.give(table.marit, ReopenCase(case=case.id, typed=case.label))
    assert reopened.to_ask == [
        (Purpose.DISCUSS_TEAM, None),
        (Purpose.SHARE_EXPERT, "Fenna Postma"),
    ]
    await table.seated(case, table.fenna)
    with pytest.raises(NoConsentYet):
        await table.give(table.fenna, ReadCase(case=case.id))
    file = await table.give(table.marit, ReadCase(case=case.id))
    assert {line.status for line in file.consents} == {ConsentStatus.NO_RESPONSE}
    await table.said(case, mother, recipient=table.fenna)
    await table.give(table.fenna, ReadCase(case=case.id))


async def test_what_was_said_before_is_kept_beside_its_end(table: Table) -> None:
    case, _ = await _closed_case(table)
    await table.give(table.marit, ReopenCase(case=case.id, typed=case.label))
    async with table.store_of(table.marit) as store:
        kept = [(one.answer, one.route, one.recorded_by) for one in await store.consents(case.id)]
    ended = (ConsentAnswer.ENDED, Route.REOPENING, table.marit)
    assert [one[0] for one in kept[:3]] == [
        ConsentAnswer.YES,
        ConsentAnswer.YES,
        ConsentAnswer.NO,
    ]
    assert kept[3:] == [ended] * 3


async def test_opened_and_closed_again_nothing_ends_twice(table: Table) -> None:
    case, _ = await _closed_case(table)
    again = ReopenCase(case=case.id, typed=case.label)
    await table.give(table.marit, again)
    with pytest.raises(CaseIsOpen):
        await table.give(table.marit, again)
    await table.give(table.marit, CloseCase(case=case.id, why_unheard="verhuisd"))
    assert (await table.give(table.marit, again)).to_ask == []


async def test_a_parent_is_asked_anew_on_their_page(table: Table) -> None:
    case = await table.opened()
    parent, token = await table.invited_parent(case, ask_for=(table.fenna,))
    await table.said(case, parent.guardian)
    before = await table.give_by_link(token, GuestView())
    await table.give(table.marit, CloseCase(case=case.id, why_unheard="verhuisd"))
    await table.give(table.marit, ReopenCase(case=case.id, typed=case.label))
    after = await table.give_by_link(token, GuestView())
    assert [one.answer for one in before.asked] == [ConsentAnswer.YES, None]
    assert [one.answer for one in after.asked] == [None, None]


async def test_a_stranger_cannot_open_one(table: Table) -> None:
    case, _ = await _closed_case(table)
    with pytest.raises(CaseNotFound):
        await table.give(table.sanne, ReopenCase(case=case.id, typed=case.label))
