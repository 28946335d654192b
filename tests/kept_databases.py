"""Databases that one test after another works in, each put back to what its template holds.

To copy and drop a database costs PostgreSQL more than most tests do. So a database that a test
is done with is kept: its rows are deleted, the space they took is given back, and the rows that
the template came with are put in again. A database whose tables, functions, policies, settings
or rights were changed is not kept, nor is one that nobody can enter.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Self, TypeAlias

import asyncpg

OFTEN = 100
"""How many tests may use one database: its indexes grow a little with each."""

_OURS = 16384
"""Objects from this number on did not come with PostgreSQL. Source: FirstNormalObjectId."""

_OF_OBJECTS = {
    "pg_attrdef": "oid",
    "pg_attribute": "attrelid",
    "pg_class": "oid",
    "pg_constraint": "oid",
    "pg_description": "objoid",
    "pg_index": "indexrelid",
    "pg_policy": "oid",
    "pg_proc": "oid",
    "pg_rewrite": "oid",
    "pg_statistic": "starelid",
    "pg_trigger": "oid",
    "pg_type": "oid",
}
_WHOLE = ("pg_default_acl", "pg_event_trigger", "pg_extension", "pg_namespace", "pg_largeobject")
_VERSIONS = "SELECT '{0}', count(*), coalesce(sum(xmin::text::bigint), 0) FROM {0}"
_THIS = "SELECT {} FROM pg_database d WHERE datname = current_database()"
_FORM = " UNION ALL ".join(
    [
        *(f"{_VERSIONS.format(name)} WHERE {key} >= {_OURS}" for name, key in _OF_OBJECTS.items()),
        *map(_VERSIONS.format, _WHOLE),
        "SELECT 'sequences', count(*), coalesce(sum(last_value), 0) FROM pg_sequences",
        _THIS.format("'limits', datconnlimit, hashtext(datacl::text)"),
        _THIS.format("'set', (SELECT count(*) FROM pg_db_role_setting WHERE setdatabase = oid), 0"),
    ]
)
"""Differs after a change of anything but rows: each writes a row of a catalogue anew."""

_TABLES = f"""
    SELECT nspname, relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
    WHERE relkind = 'r' AND c.oid >= {_OURS} AND pg_relation_size(c.oid) > 0
"""
_THROW_OTHERS_OUT = """
    SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"


@dataclass(frozen=True, slots=True)
class Table:
    """A table that has, or had, rows."""

    folder: str
    name: str

    def __str__(self) -> str:
        return f'"{self.folder}"."{self.name}"'

    async def rows(self, database: Connection) -> bytes:
        """Return all rows, in the order in which they lie."""
        rows = BytesIO()
        await database.copy_from_table(
            self.name, schema_name=self.folder, output=rows, format="binary"
        )
        return rows.getvalue()

    async def fill(self, database: Connection, rows: bytes) -> None:
        """Put rows into the table, which is empty."""
        await database.copy_to_table(
            self.name, schema_name=self.folder, source=BytesIO(rows), format="binary"
        )


@dataclass(frozen=True, slots=True)
class Original:
    """What a template holds: the versions of its objects, and its rows."""

    form: list[asyncpg.Record]
    rows: Mapping[Table, bytes]

    @classmethod
    async def of(cls, copy: Connection) -> Self:
        """Read it from a copy that nobody used yet."""
        rows = {table: await table.rows(copy) for table in await _filled(copy)}
        return cls(await copy.fetch(_FORM), rows)

    async def put_back(self, used: Connection) -> bool:
        """Bring a copy that was used back to this, and say whether that could be done."""
        await used.execute(_THROW_OTHERS_OUT)
        if await used.fetch(_FORM) != self.form:
            return False
        changed = [table for table in await _filled(used) if table not in self.rows]
        for table, rows in self.rows.items():
            if await table.rows(used) != rows:
                changed.append(table)
        if changed:
            # Without triggers and references: what may never be deleted is deleted too.
            await used.execute("SET session_replication_role = replica")
            await used.execute("; ".join(f"DELETE FROM {table}" for table in changed))
            await used.execute(f"VACUUM (INDEX_CLEANUP ON) {', '.join(map(str, changed))}")
        for table in self.rows.keys() & set(changed):
            await table.fill(used, self.rows[table])
        return True


async def _filled(database: Connection) -> list[Table]:
    return [Table(*row) for row in await database.fetch(_TABLES)]
