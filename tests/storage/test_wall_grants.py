"""Who may do what, written out: a right that is added or widened shows up in ``grants.txt``."""

from pathlib import Path

from tests.storage.intruder import Session

SNAPSHOT = Path(__file__).parent / "grants.txt"

_GRANTED = """
    SELECT a.rolname AS role, c.relname AS table_name, x.privilege_type AS right,
           NULL AS column_name
    FROM pg_class AS c
    JOIN pg_namespace AS n ON n.oid = c.relnamespace AND n.nspname = 'aantafel'
    CROSS JOIN LATERAL aclexplode(c.relacl) AS x
    JOIN pg_roles AS a ON a.oid = x.grantee
    WHERE c.relkind = 'r' AND x.grantee <> c.relowner
    UNION ALL
    SELECT a.rolname, c.relname, x.privilege_type, t.attname
    FROM pg_class AS c
    JOIN pg_namespace AS n ON n.oid = c.relnamespace AND n.nspname = 'aantafel'
    JOIN pg_attribute AS t ON t.attrelid = c.oid
    CROSS JOIN LATERAL aclexplode(t.attacl) AS x
    JOIN pg_roles AS a ON a.oid = x.grantee
    WHERE c.relkind = 'r' AND x.grantee <> c.relowner
"""


async def _rights(owner: Session) -> str:
    granted: dict[tuple[str, str, str], list[str]] = {}
    for row in await owner.fetch(_GRANTED):
        columns = granted.setdefault((row["role"], row["table_name"], row["right"]), [])
        if row["column_name"]:
            columns.append(row["column_name"])
    lines = [
        f"{role} {table} {right}{' (' + ' '.join(sorted(columns)) + ')' if columns else ''}"
        for (role, table, right), columns in sorted(granted.items())
    ]
    return "\n".join(lines) + "\n"


async def test_the_rights_are_those_of_the_snapshot(owner: Session) -> None:
    assert await _rights(owner) == SNAPSHOT.read_text(encoding="utf-8")


async def test_only_the_roster_sync_writes_who_is_where(owner: Session) -> None:
    writers = {
        line.split()[0]
        for line in (await _rights(owner)).splitlines()
        if line.split()[1] in {"teams", "channels", "channel_members", "coordinators"}
        and line.split()[2] != "SELECT"
    }
    assert writers == {"aantafel_roster_sync"}


async def test_the_courier_has_no_right_on_words(owner: Session) -> None:
    assert "aantafel_courier words" not in await _rights(owner)
