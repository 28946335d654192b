"""The report of a meeting: written, sent to parents first, answered, and never changed after."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from cases.errors import (
    ChangedMeanwhile,
    ChangeUnexplained,
    MeetingNotHeld,
    NoReport,
    NotAllowed,
    NotAtTheTable,
    NotFoundHere,
    ReportIsEmpty,
)
from cases.model.case import Case
from cases.model.meetings import MeetingId
from cases.model.reports import Part, VersionId
from cases.operations.agreements import RecordAgreement
from cases.operations.closing import WhatIsStillOpen
from cases.operations.correcting import CorrectBirthDate
from cases.operations.guests import GuestView
from cases.operations.kinds import Kind
from cases.operations.meetings import ScheduleFollowUp
from cases.operations.reading import ReadCase
from cases.operations.report_pages import ReadReports
from cases.operations.report_paper import OpenReportOnPaper
from cases.operations.report_sending import (
    ExplainChange,
    PreviewReport,
    SendReport,
    ShareReport,
)
from cases.operations.reports import LookAtDraft, LookAtReport, WriteReport
from cases.operations.rights import HandOver
from tests.operations.reporting import SAID, held, sent
from tests.operations.table import FRIDAY, TUESDAY, Table


async def test_a_report_is_written_in_pieces_and_kept(table: Table) -> None:
    case, _, _ = await held(table)
    await table.give(table.marit, WriteReport(case=case.id, important="bij zijn vrienden"))
    await table.give(table.marit, WriteReport(case=case.id, hard="de pauze", child="Hoi Sem"))
    draft = await table.give(table.marit, LookAtDraft(case=case.id))

    assert (draft.text.important, draft.text.hard) == ("bij zijn vrienden", "de pauze")
    assert (draft.child, draft.number, draft.edition) == ("Hoi Sem", 1, 2)
    assert (draft.writer, draft.written_at) == ("Marit de Boer", table.clock())
    assert draft.meeting is not None
    assert draft.meeting.starts_at == TUESDAY


async def test_who_writes_at_the_same_time_is_told(table: Table) -> None:
    case, _, _ = await held(table)
    await table.give(table.marit, WriteReport(case=case.id, seen=0, whole=True, **SAID))
    for seen in (0, 7):
        with pytest.raises(ChangedMeanwhile):
            await table.give(table.marit, WriteReport(case=case.id, seen=seen, hard="iets anders"))
    await table.give(table.marit, WriteReport(case=case.id, seen=1, whole=True, hard="kort"))
    draft = await table.give(table.marit, LookAtDraft(case=case.id))
    assert (draft.text.hard, draft.text.important) == ("kort", None)


async def test_only_who_leads_the_case_writes_and_sends(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    for command in (
        WriteReport(case=case.id, hard="x"),
        LookAtDraft(case=case.id),
        LookAtReport(case=case.id),
        SendReport(case=case.id),
        ExplainChange(case=case.id, changed="x"),
        ShareReport(case=case.id, who=table.fenna),
    ):
        with pytest.raises(NotAllowed):
            await table.give(table.fenna, command)


async def test_a_report_is_about_a_meeting_that_was_held(table: Table) -> None:
    case = await table.opened()
    await table.invited_parent(case)
    [ahead] = await _meetings(table, case)
    for meeting in (ahead, MeetingId(uuid4())):
        with pytest.raises(MeetingNotHeld):
            await table.give(table.marit, WriteReport(case=case.id, meeting=meeting, hard="x"))
    written = await table.give(table.marit, WriteReport(case=case.id, hard="een moment in de klas"))
    assert written.version.meeting is None


async def _meetings(table: Table, case: Case) -> list[MeetingId]:
    async with table.store_of(table.marit) as store:
        return [one.id for one in await store.meetings(case.id)]


async def test_it_is_reminded_of_until_it_is_written_and_sent(table: Table) -> None:
    case = await table.opened()
    await table.invited_parent(case)
    draft, send = await table.waiting(Kind.REPORT_DRAFT_DUE, Kind.REPORT_SEND_DUE)
    assert (draft.receiver, draft.day, send.day) == (
        table.marit,
        date(2026, 12, 10),
        date(2026, 12, 15),
    )
    table.clock.now = TUESDAY + timedelta(hours=20)
    await table.give(table.marit, WriteReport(case=case.id, **SAID))
    assert [one.kind for one in await table.waiting(*_DUE)] == [Kind.REPORT_SEND_DUE]
    await table.give(table.marit, SendReport(case=case.id))
    assert await table.waiting(*_DUE) == []
    [over] = await table.waiting(Kind.REPORT_WINDOW_OVER)
    assert over.receiver == table.marit
    assert over.day == date(2026, 12, 24)  # the day after ten working days


_DUE = (Kind.REPORT_DRAFT_DUE, Kind.REPORT_SEND_DUE)


async def test_parents_with_authority_get_it_by_mail_first(table: Table) -> None:
    case, mother, token = await held(table)
    await table.seated(case, table.fenna)
    await table.said(case, mother.guardian, recipient=table.fenna)
    await table.give(
        table.marit, RecordAgreement(case=case.id, who=table.fenna, what="kijken", by=FRIDAY)
    )
    await table.give(table.marit, WriteReport(case=case.id, **SAID))
    preview = await table.give(table.marit, PreviewReport(case=case.id))
    assert table.told(Kind.REPORT_MAIL) == []
    sending = await table.give(table.marit, SendReport(case=case.id))

    assert preview == sending
    assert [to.email for to in sending.by_mail] == ["lena@example.org"]
    assert (sending.readers, sending.agreements) == (["Fenna Postma"], 1)
    assert sending.due_on == date(2026, 12, 23)
    mail = table.last(Kind.REPORT_MAIL)
    assert (mail.address, mail.values["by"]) == ("lena@example.org", sending.due_on)
    told = table.last(Kind.REPORT_READABLE)
    # It was evening: the mail goes in the morning, and so does the word to the expert.
    assert (told.receiver, told.at.astimezone(TUESDAY.tzinfo).isoformat()) == (
        table.fenna,
        "2026-12-09T10:30:00+01:00",
    )
    [page] = (await table.give_by_link(token, ReadReports())).pages
    assert page.text.goes_well == SAID["goes_well"]
    assert [(one.name, one.what, one.by) for one in page.text.agreed] == [
        ("Fenna", "kijken", FRIDAY)
    ]


async def test_an_expert_reads_it_once_parents_have_it(table: Table) -> None:
    case, mother, _ = await held(table)
    table.clock.now = TUESDAY + timedelta(hours=5)  # in the evening: mails wait
    await table.seated(case, table.fenna)
    await table.said(case, mother.guardian, recipient=table.fenna)
    await table.give(table.marit, WriteReport(case=case.id, **SAID))
    assert (await table.give(table.fenna, ReadCase(case=case.id))).reports == []
    await table.give(table.marit, SendReport(case=case.id))
    assert (await table.give(table.fenna, ReadCase(case=case.id))).reports == []
    assert len((await table.give(table.marit, ReadCase(case=case.id))).reports) == 1
    table.clock.forward(timedelta(hours=13))
    [page] = (await table.give(table.fenna, ReadCase(case=case.id))).reports
    assert page.text.hard == SAID["hard"]


async def test_what_was_sent_stays_and_a_change_is_the_next_version(table: Table) -> None:
    case, _, token, first = await sent(table)
    with pytest.raises(NoReport):
        await table.give(table.marit, SendReport(case=case.id))
    second = await table.give(table.marit, WriteReport(case=case.id, hard="Alleen de gang."))
    assert (second.version.number, second.text.goes_well) == (2, SAID["goes_well"])
    assert len((await table.give_by_link(token, ReadReports())).pages) == 1
    with pytest.raises(ChangeUnexplained):
        await table.give(table.marit, SendReport(case=case.id))
    await table.give(table.marit, ExplainChange(case=case.id, changed="Moeder zei: de gang."))
    await table.give(table.marit, SendReport(case=case.id))

    newer, older = (await table.give_by_link(token, ReadReports())).pages
    assert (older.version.id, older.text.hard, older.differs) == (first, SAID["hard"], None)
    assert (newer.version.number, newer.text.hard) == (2, "Alleen de gang.")
    assert newer.text.changed == "Moeder zei: de gang."
    assert newer.differs == frozenset({Part.HARD})
    assert len(await table.waiting(Kind.REPORT_WINDOW_OVER)) == 1


async def test_nothing_is_sent_of_what_is_empty(table: Table) -> None:
    case, _, _ = await held(table)
    with pytest.raises(NoReport):
        await table.give(table.marit, PreviewReport(case=case.id))
    await table.give(table.marit, WriteReport(case=case.id, child="Hoi Sem"))
    with pytest.raises(ReportIsEmpty):
        await table.give(table.marit, SendReport(case=case.id))


async def test_who_comes_later_reads_what_is_shared_with_them(table: Table) -> None:
    case, mother, _, first = await sent(table)
    table.clock.forward(timedelta(days=1))
    with pytest.raises(NotAtTheTable):
        await table.give(table.marit, ShareReport(case=case.id, who=table.noor))
    await table.seated(case, table.noor)
    await table.said(case, mother.guardian, recipient=table.noor)
    assert (await table.give(table.noor, ReadCase(case=case.id))).reports == []
    with pytest.raises(NotFoundHere):
        await table.give(
            table.marit, ShareReport(case=case.id, who=table.noor, version=VersionId(uuid4()))
        )
    for _ in range(2):
        person = await table.give(table.marit, ShareReport(case=case.id, who=table.noor))
    assert person.name == "Noor Bakker"
    [page] = (await table.give(table.noor, ReadCase(case=case.id))).reports
    assert page.version.id == first


async def test_the_newest_meeting_has_its_own_report(table: Table) -> None:
    case, _, token, _ = await sent(table)
    follow_up = TUESDAY + timedelta(days=42)
    await table.give(table.marit, ScheduleFollowUp(case=case.id, at=follow_up, where="school"))
    table.clock.now = follow_up + timedelta(days=1)
    assert (await table.give(table.marit, LookAtReport(case=case.id))).version is None
    await table.give(table.marit, WriteReport(case=case.id, goes_well="Het gaat beter."))
    await table.give(table.marit, SendReport(case=case.id))
    pages = (await table.give_by_link(token, ReadReports())).pages
    assert [(one.version.number, one.text.goes_well) for one in pages] == [
        (1, "Het gaat beter."),
        (1, SAID["goes_well"]),
    ]


async def test_whoever_takes_over_is_reminded(table: Table) -> None:
    case = await table.opened()
    await table.invited_parent(case)
    await table.give(table.marit, HandOver(case=case.id, to=table.ruben))
    assert {one.receiver for one in await table.waiting(*_DUE)} == {table.ruben}


async def test_closing_tells_of_meetings_without_a_report(table: Table) -> None:
    case, _, _ = await held(table)
    asked = WhatIsStillOpen(case=case.id, why_unheard="nog te jong")
    assert (await table.give(table.marit, asked)).reports == 1
    await table.give(table.marit, WriteReport(case=case.id, **SAID))
    assert (await table.give(table.marit, asked)).reports == 1
    await table.give(table.marit, SendReport(case=case.id))
    assert (await table.give(table.marit, asked)).reports == 0


async def test_a_report_is_the_parents_until_the_pupil_is_eighteen(table: Table) -> None:
    """From then nobody has authority: it is neither mailed nor printed for parents, nor shown."""
    case, mother, token, _ = await sent(table)
    known = GuestView()
    assert (await table.give_by_link(token, known)).has_report
    corrected = CorrectBirthDate(case=case.id, born=date(2008, 12, 8))
    await table.give(table.marit, corrected)
    view = await table.give_by_link(token, known)
    assert (view.has_report, view.guardian.has_authority) == (False, False)
    await table.give(table.marit, WriteReport(case=case.id, hard="de gang"))
    await table.give(table.marit, ExplainChange(case=case.id, changed="het was de gang"))
    mailed = len(table.told(Kind.REPORT_MAIL))
    assert (await table.give(table.marit, SendReport(case=case.id))).by_mail == []
    assert len(table.told(Kind.REPORT_MAIL)) == mailed
    print_it = OpenReportOnPaper(case=case.id, parent=mother.guardian.id)
    with pytest.raises(NotFoundHere):
        await table.give(table.marit, print_it)
