"""What a turn leaves behind: draft, buttons, kept answer and audit log, in one statement.

They are needed by the next turn, not by this one, so they wait until the transaction is
about to be committed; a turn then costs one round trip for all of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from sqlalchemy import (
    ARRAY,
    CTE,
    TableValuedAlias,
    bindparam,
    column,
    delete,
    func,
    literal,
    select,
)
from sqlalchemy.dialects.postgresql import insert

from storage import auditing
from storage.auditing import Trail
from storage.tables.conversations import ACTIONS, DRAFT_KEYS, DRAFTS, INBOX
from storage.wire import Statement, Wire

_ROW = ("tenant_id", "person_id", "conversation")
_COLUMNS = {
    "drafts": (*_ROW, "sealed", "expires_at"),
    "draft_keys": (*_ROW, "wrapped"),
    "ended": _ROW,
    "ended_keys": _ROW,
    "actions": (
        "tenant_id",
        "hash",
        "conversation",
        "person_id",
        "message_group",
        "sealed",
        "expires_at",
    ),
    "inbox": ("tenant_id", "person_id", "activity", "day", "sealed", "expires_at"),
}
_TABLES = {
    "drafts": DRAFTS,
    "draft_keys": DRAFT_KEYS,
    "ended": DRAFTS,
    "ended_keys": DRAFT_KEYS,
    "actions": ACTIONS,
    "inbox": INBOX,
}

Values = Mapping[str, object]


@dataclass(slots=True)
class Leaving:
    """Rows that wait for the end of a transaction, by the part of the statement they go to."""

    _parts: dict[str, dict[object, Values]] = field(default_factory=dict)

    def keep_draft(self, place: str, draft: Values, key: Values | None) -> None:
        """Keep a draft in place of the one before, with its key when that is new."""
        self._rows("ended").pop(place, None)
        self._rows("ended_keys").pop(place, None)
        self._rows("drafts")[place] = draft
        if key is not None:
            self._rows("draft_keys")[place] = key

    def end_draft(self, place: str, row: Values | None) -> None:
        """End a draft and its key; ``row`` is where the database has it, None if it has not."""
        self._rows("drafts").pop(place, None)
        self._rows("draft_keys").pop(place, None)
        if row is not None:
            self._rows("ended")[place] = self._rows("ended_keys")[place] = row

    def mint(self, action: Values) -> None:
        """Keep a button."""
        rows = self._rows("actions")
        rows[len(rows)] = action

    def hear(self, activity: bytes, answer: Values) -> None:
        """Keep what was answered."""
        self._rows("inbox")[activity] = answer

    async def write(self, wire: Wire, trail: Trail, now: datetime) -> None:
        """Write what waits, and what was done with whose cases, if there is anything."""
        parts = {name: list(rows.values()) for name, rows in self._parts.items() if rows}
        values: dict[str, object] = {
            _parameter(part, name): [row[name] for row in rows]
            for part, rows in parts.items()
            for name in _COLUMNS[part]
        }
        if noted := trail.taken():
            values |= {"noted_at": now} | {f"noted_{name}": one for name, one in noted.items()}
        if values:
            await wire.rows(_writing(frozenset(parts), is_noting=bool(noted)), values)
        self._parts.clear()

    def _rows(self, part: str) -> dict[object, Values]:
        return self._parts.setdefault(part, {})


@cache
def _writing(parts: frozenset[str], *, is_noting: bool) -> Statement:
    """Return the statement that writes those parts, each from arrays of its columns."""
    outermost = select(auditing.writing() if is_noting else literal(1))
    return Statement(outermost.add_cte(*(_part(name) for name in sorted(parts))))


def _part(part: str) -> CTE:
    table, rows = _TABLES[part], _given(part)
    if part.startswith("ended"):
        same = [table.c[name] == rows.c[name] for name in _ROW]
        return delete(table).where(*same).cte(part)
    adding = insert(table).from_select(list(_COLUMNS[part]), select(*rows.c))
    if part in {"drafts", "draft_keys"}:
        changed = {name: adding.excluded[name] for name in _COLUMNS[part] if name not in _ROW}
        adding = adding.on_conflict_do_update(index_elements=list(_ROW), set_=changed)
    return adding.cte(part)


def _given(part: str) -> TableValuedAlias:
    """Return the rows that the arrays hold."""
    table, columns = _TABLES[part], _COLUMNS[part]
    arrays = [
        bindparam(_parameter(part, name), type_=ARRAY(table.c[name].type)) for name in columns
    ]
    unnested = func.unnest(*arrays).table_valued(
        *(column(name, table.c[name].type) for name in columns), name=f"given_{part}"
    )
    return unnested.render_derived()


def _parameter(part: str, column_name: str) -> str:
    return f"{part}_{column_name}"
