"""The report as a parent without mail gets it: printed by who leads the case, opened once."""

import pytest

from cases.errors import CaseNotFound, NoReport, NotAllowed
from cases.model.people import Relation
from cases.operations.report_paper import OpenReportOnPaper
from tests.pages.doors import Client
from tests.pages.forms import see, send
from tests.pages.reported import invite_father, says, sent
from tests.pages.table import Table


async def report_on_paper(table: Table, relation: Relation = Relation.MOTHER) -> str:
    """Return the address behind which the report for a parent is printed once."""
    async with table.school.database.work_as(table.coordinator) as work:
        guardians = await work.desk.store.guardians(table.case)
        (parent,) = [one for one in guardians if one.relation is relation]
        opened = await work.desk.execute(OpenReportOnPaper(case=table.case, parent=parent.id))
    return f"/afdruk/{opened.token}/{parent.id}"


async def test_it_says_what_this_parent_may_read_and_is_shown_once(
    stranger: Client, table: Table
) -> None:
    his = await invite_father(table)
    version = await sent(table)
    await says(table, table.token, version, "Alleen voor de school.")
    await says(table, his, version, "Dat zie ik anders.", share=True)

    path = await report_on_paper(table)
    mothers = await send(stranger, path)
    fathers = await send(stranger, await report_on_paper(table, Relation.FATHER))

    assert mothers.status == 200
    for part in ("Samira Bakker", "Sem wil bij zijn vrienden blijven.", "Alleen voor de school."):
        assert part in mothers.words
    assert "Dat zie ik anders." in mothers.words
    assert "Alleen voor de school." not in fathers.words
    assert "Na de pauze wordt het &lt;druk&gt; &amp; vol." in mothers.page
    assert (await send(stranger, path)).status == 404


async def test_only_who_leads_prints_one_that_was_sent(stranger: Client, table: Table) -> None:
    with pytest.raises(NoReport):
        await report_on_paper(table)
    await sent(table)
    path = await report_on_paper(table)
    for other in ("x", str(table.school.expert)):
        assert (await see(stranger, path)).status == 200
        wrong = path.rpartition("/")[0] + f"/{other}"
        assert (await send(stranger, wrong)).status == 404
    async with table.school.database.work_as(table.school.member(table.school.expert)) as work:
        with pytest.raises((CaseNotFound, NotAllowed)):
            await work.desk.execute(OpenReportOnPaper(case=table.case, parent=table.school.expert))
