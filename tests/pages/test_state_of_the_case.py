"""What a parent's first page says when the team has ended its work, or lets it rest."""

import pytest

from cases.desk import Command
from cases.model.restrictions import Why
from cases.operations.closing import CloseCase
from cases.operations.restriction import LetRest
from tests.pages.doors import Client
from tests.pages.forms import see
from tests.pages.table import Table


@pytest.mark.parametrize(
    ("state", "says"),
    [
        ("closed", "Het team van De Wilgenroos is klaar."),
        ("resting", "De hulpvraag op De Wilgenroos ligt stil."),
    ],
)
async def test_a_parent_reads_how_it_stands(
    client: Client, table: Table, state: str, says: str
) -> None:
    before = (await see(client, f"/g/{table.token}")).words
    case = table.case
    command: Command[object] = (
        CloseCase(case=case, why_unheard="verhuisd")
        if state == "closed"
        else LetRest(case=case, item=case, why=Why.COMPLAINT)
    )
    async with table.school.database.work_as(table.coordinator) as work:
        await work.desk.execute(command)
    page = await see(client, f"/g/{table.token}")
    assert page.status == 200
    assert says in page.words
    assert says not in before
    assert "nodigt u uit" in before
    assert "nodigt u uit" not in page.words
    assert f"/g/{table.token}/rechten" in page.page  # what they have a right to stays
    assert f"/g/{table.token}/voorbereiden" not in page.page
    english = (await see(client, f"/g/{table.token}?taal=en")).words
    assert "Do you have a question?" in english
