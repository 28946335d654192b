"""Which tables go into which part of a backup, and how many rows each has."""

from collections.abc import Mapping

from storage.backups.files import Part
from storage.backups.owner import Session

KEYS = frozenset({"case_keys", "draft_keys", "day_keys", "audit_key", "destructions"})
"""What opens the rest, and the list of what may never come back."""

_NEVER = frozenset({"proof_key"})  # made anew from the master key at every start


async def tables_of(part: Part, session: Session) -> list[str]:
    """Return the names of a part's tables, in order."""
    rows = await session.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'aantafel'")
    every = {row["tablename"] for row in rows} - _NEVER
    return sorted(every & KEYS if part is Part.KEYS else every - KEYS)


async def count_rows(part: Part, session: Session) -> Mapping[str, int]:
    """Return how many rows each of a part's tables has."""
    counts = {}
    for table in await tables_of(part, session):
        # The name comes from PostgreSQL's own list of tables.
        counts[table] = int(await session.fetchval(f'SELECT count(*) FROM aantafel."{table}"'))  # noqa: S608
    return counts
