"""What a parent sees and does behind their own link."""

from tests.pages.conftest import Client
from tests.pages.table import Table


async def test_the_landing_page(client: Client, table: Table) -> None:
    answer = await client.get(f"/g/{table.token}")
    page = await answer.text()
    assert answer.status == 200
    print(page)
    assert "Anna Bakker van De Wilgenroos nodigt u uit" in page
