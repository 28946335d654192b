"""Whoever runs the installation counts and sweeps, and reads nothing of a case."""

import pytest

from tests.storage.intruder import Session

CONTENT = frozenset(
    {
        "words", "guardians", "consents", "drafts", "draft_keys", "inbox", "day_keys", "actions",
        "case_keys", "invitations", "agreements", "agreement_changes", "meetings",
        "meeting_answers", "participants", "links", "people", "channel_members", "cases",
    }
)  # fmt: skip
"""Tables in which somebody, or something that was said, can be found."""
_READABLE = """
SELECT c.relname, a.attname FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace AND n.nspname = 'aantafel'
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relkind = 'r' AND has_column_privilege($1, c.oid, a.attnum, 'SELECT')
"""


async def _readable(owner: Session, role: str) -> dict[str, set[str]]:
    """Return the columns that a role may read, by table."""
    found: dict[str, set[str]] = {}
    for table, column in await owner.fetch(_READABLE, role):
        found.setdefault(table, set()).add(column)
    return found


async def test_the_operator_may_read_no_table_with_anybody_in_it(owner: Session) -> None:
    readable = await _readable(owner, "aantafel_operator")
    assert readable["outbox"] == {"state", "next_at"}
    assert not CONTENT & readable.keys()


@pytest.mark.parametrize("role", ["aantafel_courier", "aantafel_roster_sync"])
async def test_who_sends_and_who_reads_rosters_may_read_no_words(owner: Session, role: str) -> None:
    readable = await _readable(owner, role)
    assert not {"words", "guardians", "consents", "agreements"} & readable.keys()


async def test_the_keeper_of_backups_has_no_door_of_the_bots(owner: Session) -> None:
    """It reads rows, sealed as they are; whoever has the bot's login cannot become it."""
    takes = await owner.fetchval(
        "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'aantafel_bot_%'"
        " AND pg_has_role(rolname, 'aantafel_keeper', 'MEMBER')"
    )
    assert takes == 0
    readable = await _readable(owner, "aantafel_keeper")
    assert {"sealed", "about"} <= readable["words"]
