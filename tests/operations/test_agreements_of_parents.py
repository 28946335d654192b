"""Agreements that a parent does something."""

from datetime import date

from cases.identities import PersonId
from cases.messages import Road
from cases.model.agreements import Agreement, AgreementState
from cases.model.case import Case
from cases.model.people import Guardian
from cases.operations.agreements import ConfirmAgreement, FinishAgreement, RecordAgreement
from cases.operations.kinds import Kind
from tests.operations.table import FRIDAY, Table

MAILS = (Kind.AGREEMENT_SOON_MAIL, Kind.AGREEMENT_TODAY_MAIL, Kind.AGREEMENT_LATE_MAIL)


async def _agreed(
    table: Table, case: Case, guardian: Guardian, recorder: PersonId | None = None
) -> Agreement:
    command = RecordAgreement(case=case.id, who=guardian.id, what="bellen", by=FRIDAY)
    return await table.give(recorder or table.marit, command)


async def test_a_parent_with_mail_is_reminded_by_mail(table: Table) -> None:
    case = await table.opened()
    parent, _ = await table.invited_parent(case)
    agreement = await _agreed(table, case, parent.guardian)
    assert agreement.state is AgreementState.PROPOSED
    ladder = await table.waiting(*MAILS)
    assert [(one.day, one.receiver) for one in ladder] == [
        (date(2026, 12, 15), parent.guardian.id),
        (date(2026, 12, 18), parent.guardian.id),
        (date(2027, 1, 5), parent.guardian.id),
    ]
    mail = table.last(Kind.AGREEMENT_LATE_MAIL)
    assert (mail.road, mail.address, mail.while_seated) == (Road.MAIL, "lena@example.org", False)
    assert mail.values["by"] == FRIDAY
    [escalation] = await table.waiting(Kind.AGREEMENT_ESCALATED)
    assert (escalation.day, escalation.receiver) == (date(2027, 1, 7), table.marit)
    assert table.last(Kind.AGREEMENT_ESCALATED).values["name"] is None
    assert table.told(Kind.AGREEMENT_CONFIRM) == table.told(Kind.AGREEMENT_FOR_PARENT) == []


async def test_what_somebody_else_wrote_down_for_a_parent_is_confirmed_by_the_coordinator(
    table: Table,
) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    parent, _ = await table.invited_parent(case)
    await table.said(case, parent.guardian, recipient=table.fenna)
    agreement = await _agreed(table, case, parent.guardian, recorder=table.fenna)
    assert await table.waiting(*MAILS) == []
    assert table.last(Kind.AGREEMENT_FOR_PARENT).receiver == table.marit

    confirmed = await table.give(table.marit, ConfirmAgreement(agreement=agreement.id))
    assert confirmed.state is AgreementState.CONFIRMED
    assert len(await table.waiting(*MAILS)) == 3
    assert await table.waiting(Kind.AGREEMENT_FOR_PARENT) == []


async def test_a_parents_agreement_is_finished_by_the_coordinator_in_silence(
    table: Table,
) -> None:
    case = await table.opened()
    parent, _ = await table.invited_parent(case)
    agreement = await _agreed(table, case, parent.guardian)
    await table.give(table.marit, FinishAgreement(agreement=agreement.id))
    assert table.told(Kind.AGREEMENT_DONE) == []


async def test_a_parent_without_mail_is_the_coordinators_to_remind(table: Table) -> None:
    case = await table.opened()
    await _agreed(table, case, await table.mother(case))
    [waiting] = await table.waiting()
    assert (waiting.kind, waiting.receiver) == ("agreement_escalated", table.marit)
