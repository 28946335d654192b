"""Data breaches, each sealed with a key of its own among those of cases."""

from collections.abc import Sequence
from datetime import datetime
from typing import cast
from uuid import UUID, uuid4

from pydantic import JsonValue
from sqlalchemy import DateTime, Uuid, bindparam, func, insert, select, update

from cases.errors import NotFoundHere
from cases.identities import PersonId
from cases.model.breaches import Breach, BreachId, Officer
from cases.model.case import Words
from storage.shelf import TENANT, Shelf, changes, new
from storage.tables.cases import CASE_KEYS
from storage.tables.rights import BREACHES, PRIVACY_OFFICERS
from storage.wire import Statement

_MOMENT = bindparam("moment", type_=DateTime(timezone=True))
_BREACH = bindparam("breach", type_=Uuid())
_OFFICER = Statement(
    select(PRIVACY_OFFICERS.c.person_id, PRIVACY_OFFICERS.c.address).where(
        PRIVACY_OFFICERS.c.tenant_id == TENANT
    )
)
_FREEZE = Statement(select(func.aantafel.freeze_my_cases(_MOMENT)), writes=True)
_THAW = Statement(select(func.aantafel.thaw(_BREACH, _MOMENT)), writes=True)
_ADD = Statement(insert(BREACHES))
_ADD_KEY = Statement(insert(CASE_KEYS))
_OPEN = Statement(
    select(BREACHES.c.breach_id, BREACHES.c.reported_by, BREACHES.c.reported_at, BREACHES.c.frozen)
    .where(BREACHES.c.tenant_id == TENANT, BREACHES.c.ended_at.is_(None))
    .order_by(BREACHES.c.reported_at)
)
_END = Statement(
    update(BREACHES)
    .where(
        BREACHES.c.tenant_id == TENANT,
        BREACHES.c.breach_id == _BREACH,
        BREACHES.c.ended_at.is_(None),
    )
    .values(changes(BREACHES, "ended_by", "ended_at"))
)


class Breaches(Shelf):
    """Fills the part of ``RightsStore`` that is about data breaches."""

    async def privacy_officer(self) -> Officer | None:
        """Return whom data breaches are told, None when nobody is named in the settings."""
        row = await self._row(_OFFICER)
        if row is None:
            return None
        return Officer(row.person_id and PersonId(row.person_id), row.address)

    async def report_breach(self, what: Words, at: datetime) -> Breach:
        """Keep a report, sealed, and let every case of this person's rest from then."""
        breach = BreachId(uuid4())
        key, wrapped = self._scope.vault.mint(f"case|{breach}")
        frozen = int(await self._value(_FREEZE, moment=at))
        await self._add(
            _ADD,
            breach_id=breach,
            reported_by=self._scope.person,
            reported_at=at,
            frozen=frozen,
            sealed=key.seal_json(cast("JsonValue", dict(what)), _place(breach)),
        )
        await self._add(_ADD_KEY, case_id=breach, wrapped=wrapped)
        self._scope.keys[breach] = key
        return Breach(breach, PersonId(self._scope.person), at, frozen)

    async def breaches(self) -> Sequence[Breach]:
        """Return the reports that are not ended: one's own, or all for the privacy officer."""
        return [
            Breach(BreachId(row.breach_id), PersonId(row.reported_by), row.reported_at, row.frozen)
            for row in await self._rows(_OPEN)
        ]

    async def end_breach(self, breach: BreachId) -> int:
        """End a breach, and let what it froze be used again; return how many cases.

        Raises:
            NotFoundHere: there is no such breach, or this is not the privacy officer.
        """
        now = self._scope.clock()
        ended = {"ended_by": self._scope.person, "ended_at": now}
        if not await self._changed(_END, breach=breach, **new(ended)):
            raise NotFoundHere
        return int(await self._value(_THAW, breach=breach, moment=now))


def _place(breach: UUID) -> str:
    return f"breach|{breach}"
