"""Writing to experts from outside, who have no chat here: for the courier, at sending."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Text, Uuid, bindparam, column, func, insert, select, true

from cases.identities import PersonId, TenantId
from cases.store import LinkKind
from storage.links import TOKEN_BYTES, link_hash
from storage.outside import address_place, key_owner
from storage.shelf import OF_CASE, OF_TENANT, Shelf
from storage.tables.doors import LINKS, OUTSIDE_ADDRESSES
from storage.wire import Statement

_RECEIVER = bindparam("receiver", type_=Uuid())
_HEAD = (
    func.aantafel.letterhead(OF_TENANT, OF_CASE, _RECEIVER)
    .table_valued(column("name", Text()), column("school", Text()), column("coordinator", Text()))
    .render_derived()
)
_ADDRESS = Statement(
    select(OUTSIDE_ADDRESSES.c.wrapped, OUTSIDE_ADDRESSES.c.sealed, _HEAD)
    .join_from(OUTSIDE_ADDRESSES, _HEAD, true())
    .where(OUTSIDE_ADDRESSES.c.tenant_id == OF_TENANT, OUTSIDE_ADDRESSES.c.person_id == _RECEIVER)
)
_ADD_LINK = Statement(insert(LINKS))


@dataclass(frozen=True, slots=True)
class Reader:
    """An expert from outside, as the courier reaches them about one case."""

    tenant: TenantId
    case: UUID
    person: PersonId


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Where an expert from outside is written to, by name, and who writes from which school."""

    address: str
    name: str
    school: str
    coordinator: str


class OutsideMail(Shelf):
    """Finds where experts from outside are written to, and makes out their links."""

    async def letterhead(self, reader: Reader) -> Letterhead | None:
        """Return where to write; None for everybody else, and who may not be written to."""
        row = await self._row(
            _ADDRESS, of_tenant=reader.tenant, of_case=reader.case, receiver=reader.person
        )
        if row is None:
            return None
        key = self._scope.vault.unwrap(row.wrapped, key_owner(reader.person))
        address = key.open(row.sealed, address_place(reader.person)).decode()
        return Letterhead(address, row.name, row.school, row.coordinator)

    async def mint_link(self, reader: Reader, expires_at: datetime) -> str:
        """Return the token of a new link to their pages; only its hash is kept."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        row = {
            "tenant_id": reader.tenant,
            "hash": link_hash(token),
            "kind": LinkKind.GUEST.value,
            "case_id": reader.case,
            "person_id": reader.person,
            "expires_at": expires_at,
        }
        await self._scope.wire.change(_ADD_LINK, row)
        return token
