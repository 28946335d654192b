"""What the courier does with the mails of a table that are due."""

from datetime import timedelta

from cases.principals import Courier
from storage.outbox import Delivery
from tests.operations.table import Table
from tests.postgres import connect


async def withheld_of(table: Table) -> set[str | None]:
    """Let the courier mark everything due; return who got a mail withheld."""
    table.clock.forward(timedelta(minutes=1))
    held: set[str | None] = set()
    async with table.database.work_as(Courier()) as work:
        due: list[Delivery] = list(await work.outbox.claim(table.clock(), limit=200))
    for one in due:
        async with table.database.work_as(Courier()) as work:
            is_marked = await work.outbox.mark_sending(one)
        if not is_marked:
            assert await _outcome(table, one) == "mail_declined"
            held.add(one.message.address)
    return held


async def _outcome(table: Table, one: Delivery) -> str:
    owner = await connect(table.owner_url)
    try:
        found = "SELECT outcome FROM aantafel.outbox WHERE message_id = $1"
        return str(await owner.fetchval(found, one.id))
    finally:
        await owner.close()
