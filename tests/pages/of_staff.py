"""Where staff read: each page behind a link of one time, as a test opens it."""

from collections.abc import Awaitable, Callable, Mapping

from bot.pages.visitors import visitor_with
from cases.model.people import Relation
from cases.operations.codes_by_hand import AskCodeByHand, OpenCode
from cases.operations.inspection import OpenInspection
from cases.operations.paper import OpenLetter
from cases.operations.pupil_pages import PupilView
from tests.pages.pupil import invited_pupil
from tests.pages.reported import writing
from tests.pages.table import Table
from tests.pages.test_report_on_paper import report_on_paper

Of = Mapping[str, Callable[[Table], Awaitable[str]]]
"""Pages by what a test calls them, each with the way to its address."""


async def case_file(table: Table) -> str:
    """Return where the coordinator reads the case."""
    return f"/l/{await table.reading()}"


async def package(table: Table) -> str:
    """Return where the coordinator reads what is held on the pupil."""
    async with table.school.database.work_as(table.coordinator) as work:
        links = await work.desk.execute(OpenInspection(case=table.case, about=table.case))
    return f"/i/{links.page}"


async def code(table: Table) -> str:
    """Return where the coordinator sees a code that a pupil asked for."""
    guest = visitor_with(await invited_pupil(table))
    assert guest
    async with table.school.database.work_as(guest) as work:
        await work.desk.execute(AskCodeByHand())
        pupil = (await work.desk.execute(PupilView())).pupil
    async with table.school.database.work_as(table.coordinator) as work:
        told = await work.desk.execute(OpenCode(case=table.case, person=pupil.id))
    return f"/brief/code/{told.token}/{told.person}"


async def letter(table: Table) -> str:
    """Return where the coordinator prints a letter to the mother."""
    async with table.school.database.work_as(table.coordinator) as work:
        guardians = await work.desk.store.guardians(table.case)
        (mother,) = [one.id for one in guardians if one.relation is Relation.MOTHER]
        opened = await work.desk.execute(OpenLetter(case=table.case, parent=mother))
    return f"/brief/{opened.token}/{mother}"


async def report(table: Table) -> str:
    """Return where the coordinator writes the report."""
    return f"/v/{await writing(table)}"


READ: Of = {
    "file": case_file,
    "package": package,
    "code": code,
}
"""What staff read in Teams' place."""

WRITTEN: Of = {
    "letter": letter,
    "report": report,
    "paper": report_on_paper,
}
"""What staff write and print."""
