"""Reading the log of a school in a box, as the owner of its database and as the operator."""

from collections.abc import Sequence

from cases.model.auditing import Broken
from cases.practices.practice import Practice
from cases.principals import Operator
from storage.database import Database
from storage.vault import Vault
from tests.school_in_a_box import SchoolInABox
from tests.seeds import MASTER_KEY, HandClock, bot_url


async def deeds_of(school: SchoolInABox) -> list[tuple[str, str, str | None, str]]:
    """Return kind, deed, role and person of every row, in the order in which they were written."""
    rows = await school.rows(
        "SELECT kind, deed, role, person_id::text AS person FROM audit_log "
        "ORDER BY happened_at, number"
    )
    return [(row["kind"], row["deed"], row["role"], row["person"]) for row in rows]


async def faults_in(school: SchoolInABox) -> Sequence[Broken]:
    """Return what the operator's check finds."""
    database = Database(bot_url(school.owner_url), Vault(MASTER_KEY), HandClock(), Practice())
    await database.connect()
    async with database.work_as(Operator()) as work:
        checked = await work.chains.check()
    await database.close()
    assert checked.rows > 0
    return checked.broken
