"""What parents read of a report and answer to it, and who else sees that."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from cases.errors import (
    AlreadyAnswered,
    NotFoundHere,
)
from cases.model.auditing import DeedKind, Item
from cases.model.case import Case
from cases.model.people import Authority, Relation
from cases.model.reports import Mark, Part, ReportState, VersionId
from cases.operations.agreements import FinishAgreement, RecordAgreement
from cases.operations.inspection import ReadPackage
from cases.operations.kinds import Kind
from cases.operations.looking import WhoLooked
from cases.operations.reading import ReadCase
from cases.operations.report_pages import ReadReports
from cases.operations.report_responses import AnswerResponse, RespondToReport
from cases.operations.report_sending import (
    SendReport,
)
from cases.operations.reports import LookAtReport, WriteReport
from tests.operations.reporting import SAID, held, sent
from tests.operations.table import FRIDAY, TUESDAY, Table


async def test_a_response_is_kept_word_for_word_beside_its_version_and_later_ones(
    table: Table,
) -> None:
    case, mother, token, first = await sent(table)
    says = "  Het is niet de pauze,\r\nhet is de GANG!  "
    given = RespondToReport(version=first, marks={Part.HARD: [Mark.NOT_RIGHT]}, says=says)
    response = await table.give_by_link(token, given)
    assert await table.give_by_link(token, given) == response
    told = table.last(Kind.REPORT_RESPONSE)
    assert (told.receiver, dict(told.values)) == (
        table.marit,
        {"label": case.label, "on": date(2026, 12, 9)},
    )
    await table.give(table.marit, WriteReport(case=case.id, hard="De gang.", changed="zie reactie"))
    await table.give(table.marit, SendReport(case=case.id))
    newer, older = (await table.give(table.marit, ReadCase(case=case.id))).reports
    for page in (newer, older):
        [shown] = page.responses
        assert shown.text.says == "Het is niet de pauze,\nhet is de GANG!"
        assert shown.text.marks == {Part.HARD: [Mark.NOT_RIGHT]}
        assert (shown.number, shown.response.guardian, shown.later) == (1, mother.guardian.id, 2)


async def test_the_parent_is_told_what_was_done_with_it_once(table: Table) -> None:
    case, _, token, first = await sent(table)
    response = await table.give_by_link(token, RespondToReport(version=first, says="De gang."))
    assert (await table.give(table.marit, LookAtReport(case=case.id))).unanswered == 1
    answer = AnswerResponse(case=case.id, response=response.id, note="Dat pas ik aan.")
    await table.give(table.marit, answer)
    assert table.last(Kind.REPORT_ANSWERED_MAIL).address == "lena@example.org"
    [page] = (await table.give_by_link(token, ReadReports())).pages
    assert [one.note for one in page.responses] == ["Dat pas ik aan."]
    with pytest.raises(AlreadyAnswered):
        await table.give(table.marit, answer)
    with pytest.raises(NotFoundHere):
        await table.give(table.marit, answer.model_copy(update={"response": uuid4()}))
    assert (await table.give(table.marit, LookAtReport(case=case.id))).unanswered == 0


async def test_a_response_is_about_what_is_there(table: Table) -> None:
    _, _, token, first = await sent(table)
    for wrong in (
        RespondToReport(version=VersionId(uuid4()), says="x"),
        RespondToReport(version=first, marks={Part.DECIDED: [Mark.MAY_GO]}),
    ):
        with pytest.raises(NotFoundHere):
            await table.give_by_link(token, wrong)


async def test_parents_do_not_see_each_others_response_unless_it_is_shared(table: Table) -> None:
    case = await table.opened(authority=Authority.BOTH)
    _, hers = await table.invited_parent(case)
    father = {"name": "Piet Jansen", "relation": Relation.FATHER, "email": "piet@example.org"}
    _, his = await table.invited_parent(case, **father)
    table.clock.now = TUESDAY + timedelta(hours=20)
    written = await table.give(table.marit, WriteReport(case=case.id, **SAID))
    await table.give(table.marit, SendReport(case=case.id))
    version = written.version.id
    await table.give_by_link(hers, RespondToReport(version=version, says="voor school"))
    table.clock.now += timedelta(minutes=1)
    await table.give_by_link(hers, RespondToReport(version=version, says="voor ons", share=True))

    assert await _responses(table, hers) == ["voor school", "voor ons"]
    assert await _responses(table, his) == ["voor ons"]
    look = await table.give(table.marit, LookAtReport(case=case.id))
    assert look.state is ReportState.WITH_PARENTS
    await table.give_by_link(his, RespondToReport(version=version))
    look = await table.give(table.marit, LookAtReport(case=case.id))
    assert look.state is ReportState.FINAL


async def _responses(table: Table, token: str) -> list[str | None]:
    [page] = (await table.give_by_link(token, ReadReports())).pages
    return [one.text.says for one in page.responses]


async def test_a_parent_without_authority_is_shown_no_report(table: Table) -> None:
    case = await table.opened()
    _, token = await table.invited_parent(case, has_authority=False)
    table.clock.now = TUESDAY + timedelta(hours=20)
    written = await table.give(table.marit, WriteReport(case=case.id, **SAID))
    sending = await table.give(table.marit, SendReport(case=case.id))
    assert (sending.by_mail, sending.on_paper) == ([], [])
    assert (await table.give_by_link(token, ReadReports())).pages == []
    with pytest.raises(NotFoundHere):
        await table.give_by_link(token, RespondToReport(version=written.version.id, says="x"))


async def test_a_parent_follows_agreements_and_who_may_read(table: Table) -> None:
    case, mother, token = await held(table)
    await table.seated(case, table.fenna)
    await table.said(case, mother.guardian, recipient=table.fenna)
    theirs = await table.give(
        table.marit, RecordAgreement(case=case.id, who=table.fenna, what="kijken", by=FRIDAY)
    )
    await table.give(
        table.marit,
        RecordAgreement(case=case.id, who=mother.guardian.id, what="voorlezen", by=FRIDAY),
    )
    await table.give(table.marit, WriteReport(case=case.id, **SAID))
    await table.give(table.marit, SendReport(case=case.id))
    await table.give(table.fenna, FinishAgreement(agreement=theirs.id))
    seen = await table.give_by_link(token, ReadReports())
    [page] = seen.pages

    assert [seen.agreements[one.id].state for one in page.text.agreed] == ["done", "proposed"]
    assert [one.what for one in seen.mine] == ["voorlezen"]
    readers = seen.readers[page.version.id]
    assert [(one.person.name, one.purpose) for one in readers] == [
        ("Marit de Boer", None),
        ("Fenna Postma", "share_expert"),
    ]


async def test_the_package_holds_what_may_be_read_by_who_asks(table: Table) -> None:
    case, mother, token, first = await sent(table)
    mine = await table.give_by_link(
        token, RespondToReport(version=first, marks={Part.HARD: [Mark.TOO_MUCH]}, says="alleen wij")
    )
    await table.give_by_link(token, RespondToReport(version=first, says="iedereen", share=True))
    note = AnswerResponse(case=case.id, response=mine.id, note="Dat u alleen dit zegt.")
    await table.give(table.marit, note)
    of_pupil = await _package(table, case, case.id)
    assert "De ochtenden gaan goed." in of_pupil
    assert "iedereen" in of_pupil
    assert "alleen wij" not in of_pupil
    assert "Dat u alleen dit zegt." not in of_pupil
    of_mother = await _package(table, case, mother.guardian.id)
    assert {"iedereen", "alleen wij", "Dat u alleen dit zegt.", "too_much"} <= of_mother


async def _package(table: Table, case: Case, about: UUID) -> set[object]:
    package = await table.give(table.marit, ReadPackage(case=case.id, about=about))
    return {field.value for record in package.records for field in record.fields}


async def test_reading_and_writing_it_is_kept_in_the_log(table: Table) -> None:
    case, _, token, first = await sent(table)
    await table.give_by_link(token, ReadReports())
    await table.give_by_link(token, RespondToReport(version=first, says="x"))
    who = await table.give(table.marit, WhoLooked(case=case.id))
    kept = {(look.kind, look.item, look.name) for look in who.looks}
    assert {
        (DeedKind.CHANGED, Item.REPORT, "Marit de Boer"),
        (DeedKind.READ, Item.REPORT, None),
        (DeedKind.CHANGED, Item.REPORT, None),
        (DeedKind.DISCLOSED, Item.REPORT, "Marit de Boer"),
    } <= kept
