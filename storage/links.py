"""Links: minted for guests and for one view by a member of staff; opened by whoever has one."""

import asyncio
import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import DateTime, Text, Uuid, bindparam, column, func, insert, select, update

from cases.identities import PersonId, TenantId
from cases.model.case import CaseId
from cases.short_codes import new_code, read_code, token_of
from cases.store import LinkKind
from storage.shelf import CASE, PERSON, TENANT, Shelf
from storage.tables.doors import LINKS
from storage.wire import Statement

TOKEN_BYTES = 24
"""How many random octets a link's token has."""

_MOMENT = bindparam("moment", type_=DateTime(timezone=True))
_ADD = Statement(insert(LINKS))
_THEIRS = (
    LINKS.c.tenant_id == TENANT,
    LINKS.c.case_id == CASE,
    LINKS.c.person_id == PERSON,
    LINKS.c.revoked_at.is_(None),
)
_EXTEND = Statement(
    update(LINKS)
    .where(*_THEIRS, LINKS.c.kind == LinkKind.GUEST.value, LINKS.c.expires_at < _MOMENT)
    .values(expires_at=_MOMENT)
)
_REVOKE = Statement(update(LINKS).where(*_THEIRS).values(revoked_at=_MOMENT))
_USE = Statement(
    select(
        func.aantafel.use_link(bindparam("kind", type_=Text())).table_valued(
            column("tenant_id", Uuid()), column("person_id", Uuid()), column("case_id", Uuid())
        )
    )
)


def link_hash(token: str) -> bytes:
    """Return what a ``Guest`` carries of a link's token, and all that is kept of it."""
    return hashlib.sha256(token.encode()).digest()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a one-time reading link stood for: one view of a case by one member of staff."""

    tenant: TenantId
    person: PersonId
    case: CaseId


class Minting(Shelf):
    """Fills the part of ``SendingStore`` that is about links."""

    async def mint_link(
        self, kind: LinkKind, case: CaseId, person: PersonId, expires_at: datetime
    ) -> str:
        """Return a new unguessable token (192 random bits, URL-safe); only its hash is kept."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        await self._keep(token, kind, case, person, expires_at)
        return token

    async def mint_short_code(self, case: CaseId, person: PersonId, expires_at: datetime) -> str:
        """Return a short code for a letter; what it stands for is a guest's link like any other."""
        code = new_code()
        token = await asyncio.to_thread(token_of, read_code(code) or "")
        await self._keep(token, LinkKind.GUEST, case, person, expires_at)
        return code

    async def _keep(
        self, token: str, kind: LinkKind, case: CaseId, person: PersonId, expires_at: datetime
    ) -> None:
        await self._check_rosters([case])
        row = {
            "tenant_id": self._scope.tenant,
            "hash": link_hash(token),
            "kind": kind.value,
            "case_id": case,
            "person_id": person,
            "expires_at": expires_at,
        }
        # Not by ``_add``: a way to read is no change of the case, and reading is noted itself.
        await self._scope.wire.change(_ADD, row)

    async def extend_links(self, case: CaseId, person: PersonId, expires_at: datetime) -> None:
        """Let somebody's guest links live at least until then."""
        await self._check_rosters([case])
        await self._changed(_EXTEND, case=case, person=person, moment=expires_at)

    async def revoke_links(self, case: CaseId, person: PersonId) -> None:
        """End all links of that person to that case."""
        await self._check_rosters([case])
        await self._changed(_REVOKE, case=case, person=person, moment=self._scope.clock())


class Links(Shelf):
    """Opens the link that this principal came with."""

    async def open_reading(self) -> Reading | None:
        """Use a one-time reading link up; None when it is not (any longer) valid.

        Call this for a POST only: mail scanners follow links with GET.
        """
        return await self._used(LinkKind.READING)

    async def open_writing(self) -> Reading | None:
        """Use a link to the page for writing up, as ``open_reading`` does."""
        return await self._used(LinkKind.WRITING)

    async def _used(self, kind: LinkKind) -> Reading | None:
        row = await self._row(_USE, kind=kind.value)
        if row is None:
            return None
        return Reading(TenantId(row.tenant_id), PersonId(row.person_id), CaseId(row.case_id))
