"""What is held on somebody, gathered by the database itself, and the links that show it once."""

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import (
    Date,
    DateTime,
    Table,
    Text,
    Uuid,
    bindparam,
    column,
    func,
    insert,
    select,
)
from sqlalchemy import cast as sql_cast
from sqlalchemy.types import TypeEngine

from cases.errors import CaseNotFound
from cases.identities import PersonId, TenantId
from cases.model.case import CaseId, Words
from cases.model.inspection import SEALED, HeldRow, HeldValue, PackageForm, Source
from storage.links import link_hash
from storage.shelf import Shelf
from storage.tables import METADATA
from storage.tables.rights import INSPECTION_LINKS
from storage.wire import Statement
from storage.words import words_place

_TOKEN_BYTES = 24
_HELD = (
    func.aantafel.held_on(bindparam("about", type_=Uuid()), bindparam("in_case", type_=Uuid()))
    .table_valued(column("source", Text()), column("label", Text()), column("held"))
    .render_derived(name="held_on")
)
_HELD_ON = Statement(
    select(_HELD.c.source, _HELD.c.label, sql_cast(_HELD.c.held, Text()).label("held"))
)
_ADD = Statement(insert(INSPECTION_LINKS))
_USE = Statement(
    select(
        func.aantafel.use_inspection_link().table_valued(
            column("tenant_id", Uuid()),
            column("reader_id", Uuid()),
            column("subject_id", Uuid()),
            column("case_id", Uuid()),
            column("form", Text()),
        )
    ),
    writes=True,
)


@dataclass(frozen=True, slots=True)
class PackageLink:
    """What a one-time link stood for: everything on ``about``, once, for this reader."""

    tenant: TenantId
    reader: PersonId
    about: UUID
    case: CaseId | None
    form: PackageForm


class Inspecting(Shelf):
    """Fills the part of ``RightsStore`` that shows what is held."""

    async def held_on(self, about: UUID, case: CaseId | None) -> Sequence[HeldRow]:
        """Return every row about somebody, nothing for whom this person may not ask."""
        if case is not None:
            await self._check_rosters([case])
        rows = await self._rows(_HELD_ON, about=about, in_case=case)
        if case is not None and rows:
            self._scope.trail.read(case)
        return [await self._held(row.source, row.label, json.loads(row.held)) for row in rows]

    async def mint_package_link(
        self, form: PackageForm, about: UUID, case: CaseId | None, expires_at: datetime
    ) -> str:
        """Return the token of a link that shows once, to this person, what is held."""
        if case is not None:
            await self._check_rosters([case])
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        row = {
            "tenant_id": self._scope.tenant,
            "hash": link_hash(token),
            "reader_id": self._scope.person,
            "subject_id": about,
            "case_id": case,
            "form": form.value,
            "expires_at": expires_at,
        }
        # Not by ``_add``: a way to read is no change of the case, and reading is noted itself.
        await self._scope.wire.change(_ADD, row)
        return token

    async def _held(self, source: str, label: str | None, held: Mapping[str, Any]) -> HeldRow:
        table = METADATA.tables[f"aantafel.{source}"]
        values = {
            name: _value(table, name, value) for name, value in held.items() if name not in SEALED
        }
        words = await self._said(held) if source == Source.WORDS else None
        return HeldRow(Source(source), label, values, words)

    async def _said(self, held: Mapping[str, Any]) -> Words | None:
        case, row, about = (UUID(held[name]) for name in ("case_id", "words_id", "about"))
        try:
            key = await self._key(case)
        except CaseNotFound:  # they wrote them, and have left the table since
            return None
        sealed = bytes.fromhex(held["sealed"].removeprefix("\\x"))
        return cast("Words", key.open_json(sealed, words_place(case, row, about, held["audience"])))


class PackageLinks(Shelf):
    """Opens the one-time link to a package that this principal came with."""

    async def use(self) -> PackageLink | None:
        """Use the link up; None when it is not (any longer) valid. For a POST only."""
        row = await self._row(_USE)
        if row is None:
            return None
        return PackageLink(
            TenantId(row.tenant_id),
            PersonId(row.reader_id),
            row.subject_id,
            row.case_id and CaseId(row.case_id),
            PackageForm(row.form),
        )


def _value(table: Table, name: str, value: Any) -> HeldValue:  # noqa: ANN401 - JSON of a row
    """Return a column's value as it was before it became JSON."""
    kind: TypeEngine[Any] | None = table.columns[name].type if name in table.columns else None
    match kind, value:
        case _, None:
            return None
        case Uuid(), str():
            return UUID(value)
        case DateTime(), str():
            return datetime.fromisoformat(value)
        case Date(), str():
            return date.fromisoformat(value)
    return cast("HeldValue", value)
