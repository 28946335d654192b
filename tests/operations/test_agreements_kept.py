"""Agreements on real storage: who does what, and who is reminded when."""

from datetime import date, timedelta

import pytest

from cases.errors import (
    AlreadyFinished,
    CaseNotFound,
    DateInThePast,
    IdentityNumberRefused,
    NotAtTheTable,
    NotFoundHere,
    NotYourAgreement,
)
from cases.identities import PersonId
from cases.messages import Road, Urgency
from cases.model.agreements import Agreement, AgreementState
from cases.model.case import Case
from cases.operations.agreements import (
    AgreementText,
    BlockAgreement,
    ConfirmAgreement,
    FinishAgreement,
    MoveAgreement,
    RecordAgreement,
)
from cases.operations.kinds import Kind
from cases.operations.reading import ReadAgreement, ReadCase
from cases.reminding import AGREEMENT_REMINDERS
from tests.operations.table import FRIDAY, Table

LADDER = (
    Kind.AGREEMENT_SOON,
    Kind.AGREEMENT_TODAY,
    Kind.AGREEMENT_LATE,
    Kind.AGREEMENT_ESCALATED,
)


async def _agreed(
    table: Table,
    case: Case,
    who: PersonId,
    by: date = FRIDAY,
    *,
    recorder: PersonId | None = None,
) -> Agreement:
    return await table.give(
        recorder or table.marit,
        RecordAgreement(case=case.id, who=who, what="observatie", by=by, how="twee keer"),
    )


async def _text(table: Table, reader: PersonId, agreement: Agreement) -> AgreementText:
    file = await table.give(reader, ReadCase(case=agreement.case))
    return next(one for one in file.agreements if one.agreement.id == agreement.id)


async def _ladder(table: Table) -> list[tuple[str, date, PersonId]]:
    return [(one.kind, one.day, PersonId(one.receiver)) for one in await table.waiting(*LADDER)]


async def test_the_doer_is_asked_to_confirm_and_reminded_on_school_days(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    agreement = await _agreed(table, case, table.fenna)

    assert (agreement.number, agreement.state) == (1, AgreementState.PROPOSED)
    asked = table.last(Kind.AGREEMENT_CONFIRM)
    assert (asked.receiver, asked.subject, asked.values) == (
        table.fenna,
        agreement.id,
        {"label": "WR-001", "number": 1, "by": FRIDAY, "name": "Marit de Boer"},
    )
    assert await _ladder(table) == [
        ("agreement_soon", date(2026, 12, 15), table.fenna),
        ("agreement_today", date(2026, 12, 18), table.fenna),
        ("agreement_late", date(2027, 1, 5), table.fenna),
        ("agreement_escalated", date(2027, 1, 7), table.marit),
    ]
    for kind in LADDER:
        message = table.last(kind)
        assert (message.urgency, message.road) == (Urgency.OFFICE_HOURS, Road.CHAT)
        assert message.references == {"agreement": agreement.id}
    assert table.last(Kind.AGREEMENT_ESCALATED).values["name"] == "Fenna Postma"


async def test_no_message_tells_what_was_agreed(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    await _agreed(table, case, table.fenna)
    assert table.told(Kind.AGREEMENT_SOON)
    for message in table.posted:
        assert "observatie" not in str(message.values)
        assert "Sem" not in str(message.values)


async def test_what_one_promises_oneself_needs_no_confirmation(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    agreement = await _agreed(table, case, table.fenna, recorder=table.fenna)
    assert agreement.state is AgreementState.CONFIRMED
    assert table.told(Kind.AGREEMENT_CONFIRM) == []


async def test_nobody_escalates_to_themselves(table: Table) -> None:
    case = await table.opened()
    await _agreed(table, case, table.marit)
    assert [kind for kind, _, _ in await _ladder(table)] == [
        "agreement_soon",
        "agreement_today",
        "agreement_late",
    ]


async def test_a_reminder_that_would_have_come_already_is_left_out(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    await _agreed(table, case, table.fenna, date(2026, 11, 23))
    assert [(kind, day) for kind, day, _ in await _ladder(table)] == [
        ("agreement_late", date(2026, 11, 25)),
        ("agreement_escalated", date(2026, 11, 27)),
    ]


async def test_confirming_keeps_a_line_of_history_and_the_reminders(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    agreement = await _agreed(table, case, table.fenna)
    for _ in range(2):
        confirmed = await table.give(table.fenna, ConfirmAgreement(agreement=agreement.id))
        assert confirmed.state is AgreementState.CONFIRMED
    [change] = await table.history(agreement.id)
    assert (change.by, change.was_state, change.was_by) == (
        table.fenna,
        AgreementState.PROPOSED,
        FRIDAY,
    )
    assert len(await _ladder(table)) == 4
    assert await table.waiting(Kind.AGREEMENT_CONFIRM) == []
    with pytest.raises(NotYourAgreement):
        await table.give(table.marit, ConfirmAgreement(agreement=agreement.id))


async def test_done_stops_the_reminders_and_is_told_once(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    agreement = await _agreed(table, case, table.fenna)
    for _ in range(2):
        done = await table.give(table.fenna, FinishAgreement(agreement=agreement.id))
        assert done.state is AgreementState.DONE
    assert await table.waiting(*AGREEMENT_REMINDERS) == []
    [told] = table.told(Kind.AGREEMENT_DONE)
    assert (told.receiver, told.values["name"]) == (table.marit, "Fenna Postma")
    with pytest.raises(AlreadyFinished):
        await table.give(table.fenna, MoveAgreement(agreement=agreement.id, by=FRIDAY))


async def test_another_day_brings_other_reminders_and_keeps_the_old_day(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    agreement = await _agreed(table, case, table.fenna)
    new_day = date(2027, 1, 12)
    for _ in range(2):
        await table.give(table.fenna, MoveAgreement(agreement=agreement.id, by=new_day))
    assert [day for _, day, _ in await _ladder(table)] == [
        date(2027, 1, 7),
        date(2027, 1, 12),
        date(2027, 1, 14),
        date(2027, 1, 18),
    ]
    [told] = table.told(Kind.AGREEMENT_MOVED)
    assert told.receiver == table.marit
    assert (told.values["was"], told.values["by"]) == (FRIDAY, new_day)
    [change] = await table.history(agreement.id)
    assert change.was_by == FRIDAY


async def test_the_doer_hears_what_the_coordinator_changed(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    agreement = await _agreed(table, case, table.fenna)
    await table.give(
        table.marit, MoveAgreement(agreement=agreement.id, by=FRIDAY - timedelta(days=1))
    )
    [told] = table.told(Kind.AGREEMENT_MOVED)
    assert (told.receiver, told.values["name"]) == (table.fenna, "Marit de Boer")


async def test_stuck_is_told_and_the_reason_kept_for_readers(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    mother = await table.mother(case)
    await table.said(case, mother, recipient=table.fenna)
    agreement = await _agreed(table, case, table.fenna)
    for _ in range(2):
        await table.give(table.fenna, BlockAgreement(agreement=agreement.id, why="geen lokaal"))
    assert len(table.told(Kind.AGREEMENT_BLOCKED)) == 1
    assert await table.waiting(*AGREEMENT_REMINDERS) == []
    text = await _text(table, table.marit, agreement)
    assert (text.what, text.how, text.why) == ("observatie", "twee keer", "geen lokaal")


async def test_a_reason_from_somebody_who_may_not_read_is_dropped(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    agreement = await _agreed(table, case, table.fenna)
    await table.give(table.fenna, BlockAgreement(agreement=agreement.id, why="geen lokaal"))
    text = await _text(table, table.marit, agreement)
    assert (text.what, text.why) == ("observatie", None)


async def test_the_words_are_for_those_for_whom_consent_is_recorded(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    agreement = await _agreed(table, case, table.fenna)
    page = await table.give(table.fenna, ReadAgreement(agreement=agreement.id))
    assert page.token is None
    mother = await table.mother(case)
    await table.said(case, mother, recipient=table.fenna)
    text = await _text(table, table.fenna, agreement)
    assert (text.label, text.what) == ("WR-001", "observatie")
    page = await table.give(table.fenna, ReadAgreement(agreement=agreement.id))
    assert page.token


async def test_who_may_not_read_may_still_write_down_an_agreement(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    agreement = await _agreed(table, case, table.marit, recorder=table.fenna)
    text = await _text(table, table.marit, agreement)
    assert text.what == "observatie"
    page = await table.give(table.fenna, ReadAgreement(agreement=agreement.id))
    assert page.token is None


async def test_only_who_sits_at_the_table_gets_something_to_do(table: Table) -> None:
    case = await table.opened()
    await table.invited(case, table.fenna)
    for person in (table.fenna, table.sanne):
        with pytest.raises(NotAtTheTable):
            await _agreed(table, case, person)
    with pytest.raises(CaseNotFound):
        await _agreed(table, case, table.marit, recorder=table.sanne)


async def test_what_cannot_be_agreed_is_refused_and_nothing_is_kept(table: Table) -> None:
    case = await table.opened()
    with pytest.raises(DateInThePast):
        await _agreed(table, case, table.marit, date(2026, 11, 20))
    with pytest.raises(IdentityNumberRefused):
        RecordAgreement(case=case.id, who=table.marit, what="bel 123456782", by=FRIDAY)
    async with table.store_of(table.marit) as store:
        assert await store.agreements(case.id) == []
    assert table.posted == []


async def test_agreements_of_a_table_one_does_not_sit_at_are_not_there(table: Table) -> None:
    case = await table.opened()
    agreement = await _agreed(table, case, table.marit)
    for command in (
        ConfirmAgreement(agreement=agreement.id),
        FinishAgreement(agreement=agreement.id),
        BlockAgreement(agreement=agreement.id),
        MoveAgreement(agreement=agreement.id, by=FRIDAY),
    ):
        with pytest.raises(NotFoundHere):
            await table.give(table.sanne, command)
    with pytest.raises(NotFoundHere):
        await table.give(table.sanne, ReadAgreement(agreement=agreement.id))
    await table.seated(case, table.fenna)
    with pytest.raises(NotYourAgreement):
        await table.give(table.fenna, FinishAgreement(agreement=agreement.id))
