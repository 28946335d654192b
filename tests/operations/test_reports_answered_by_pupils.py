"""What a pupil answers to what they may read of a report, and who sees that."""

from datetime import date, timedelta

import pytest

from cases.errors import NotFoundHere
from cases.identities import PersonId
from cases.model.case import Case
from cases.model.reports import Mark, Part, VersionId
from cases.operations.kinds import Kind
from cases.operations.pupil_reports import ReadReportsAsPupil, RespondAsPupil
from cases.operations.pupils import InvitePupil
from cases.operations.reading import ReadCase
from cases.operations.report_pages import ReadReports
from cases.operations.report_responses import AnswerResponse, RespondToReport
from cases.operations.report_sending import SendReport
from cases.operations.reports import WriteReport
from tests.operations.reporting import SAID
from tests.operations.table import TODAY, TUESDAY, Table

CHILD = "We letten samen op de pauze."


async def _reported(table: Table, years: int) -> tuple[Case, VersionId, str, str]:
    """Return a case with a report, its version, and the links of the mother and the pupil."""
    case = await table.opened(born=TODAY.replace(year=TODAY.year - years))
    _, mother = await table.invited_parent(case)
    await table.give(table.marit, InvitePupil(case=case.id, email="sem@example.org"))
    pupil = str(table.last(Kind.PUPIL_INVITED).values["token"])
    table.clock.now = TUESDAY + timedelta(hours=20)
    written = await table.give(table.marit, WriteReport(case=case.id, **SAID, child=CHILD))
    await table.give(table.marit, SendReport(case=case.id))
    return case, written.version.id, mother, pupil


async def _parents_see(table: Table, token: str) -> list[str | None]:
    [page] = (await table.give_by_link(token, ReadReports())).pages
    return [one.text.says for one in page.responses]


async def _staff_see(table: Table, case: Case, person: PersonId) -> list[str | None]:
    [page] = (await table.give(person, ReadCase(case=case.id))).reports
    return [one.text.says for one in page.responses]


async def test_a_child_answers_what_was_written_for_them_word_for_word(table: Table) -> None:
    case, version, mother, link = await _reported(table, 13)
    [report] = (await table.give_by_link(link, ReadReportsAsPupil())).reports
    assert (report.says, report.text, report.parts) == (CHILD, None, [Part.CHILD])
    said = RespondAsPupil(
        version=version, marks={Part.CHILD: [Mark.NOT_RIGHT]}, says="  Het is de GANG!\r\nniet ik "
    )
    response = await table.give_by_link(link, said)
    assert await table.give_by_link(link, said) == response
    told = table.last(Kind.REPORT_RESPONSE)
    assert dict(told.values) == {"label": case.label, "on": date(2026, 12, 9)}
    for whole in (Part.HARD, Part.AGREEMENTS):
        too_much = RespondAsPupil(version=version, marks={whole: [Mark.MAY_GO]})
        with pytest.raises(NotFoundHere):
            await table.give_by_link(link, too_much)

    assert await _staff_see(table, case, table.marit) == ["Het is de GANG!\nniet ik"]
    assert await _parents_see(table, mother) == []
    table.clock.forward(timedelta(minutes=1))
    shared = RespondAsPupil(version=version, says="dit mag mama lezen", share=True)
    await table.give_by_link(link, shared)
    assert await _parents_see(table, mother) == ["dit mag mama lezen"]


async def test_from_sixteen_every_part_can_be_answered(table: Table) -> None:
    case, version, mother, link = await _reported(table, 16)
    [report] = (await table.give_by_link(link, ReadReportsAsPupil())).reports
    assert report.parts[-1] is Part.CHILD
    assert {Part.IMPORTANT, Part.HARD, Part.AGREEMENTS} <= set(report.parts)
    said = RespondAsPupil(version=version, marks={Part.HARD: [Mark.TOO_MUCH]}, says="liever niet")
    await table.give_by_link(link, said)
    assert await _parents_see(table, mother) == []
    await table.give_by_link(mother, RespondToReport(version=version, says="van ons", share=True))
    [mine] = (await table.give_by_link(link, ReadReportsAsPupil())).reports
    assert [one.text.says for one in mine.responses] == ["liever niet"]
    [page] = (await table.give(table.marit, ReadCase(case=case.id))).reports
    assert {one.text.says for one in page.responses} == {"liever niet", "van ons"}


async def test_an_answer_comes_back_on_their_page_and_by_mail(table: Table) -> None:
    case, version, _, link = await _reported(table, 13)
    response = await table.give_by_link(link, RespondAsPupil(version=version, says="nee"))
    answer = AnswerResponse(case=case.id, response=response.id, note="Dat pas ik aan.")
    await table.give(table.marit, answer)
    [report] = (await table.give_by_link(link, ReadReportsAsPupil())).reports
    assert [one.note for one in report.responses] == ["Dat pas ik aan."]
    assert table.last(Kind.PUPIL_NEWS_MAIL).address == "sem@example.org"
    assert table.told(Kind.REPORT_ANSWERED_MAIL) == []


async def test_a_pupil_answers_no_report_that_is_not_for_them(table: Table) -> None:
    case, version, mother, link = await _reported(table, 13)
    with pytest.raises(NotFoundHere):
        await table.give_by_link(mother, RespondAsPupil(version=version, says="x"))
    with pytest.raises(NotFoundHere):
        await table.give_by_link(link, RespondToReport(version=version, says="x"))
    other = await table.opened()
    invited = await table.give(table.marit, InvitePupil(case=other.id))
    assert invited.token
    with pytest.raises(NotFoundHere):
        await table.give_by_link(invited.token, RespondAsPupil(version=version, says="x"))
    assert await _staff_see(table, case, table.marit) == []
