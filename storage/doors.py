"""The door of a guest's pages: counting wrong answers, codes, and closing it for good."""

import secrets
from datetime import datetime

from sqlalchemy import (
    Boolean,
    DateTime,
    Integer,
    LargeBinary,
    Uuid,
    bindparam,
    column,
    func,
    null,
    select,
    update,
)

from cases.door_store import HeldCode
from cases.identities import PersonId
from cases.model.case import CaseId
from cases.model.disclosing import LegalGround
from storage.shelf import CASE, PERSON, TENANT, Shelf
from storage.tables.doors import LINKS
from storage.wire import Statement

_DIGITS = 6

_IS_RIGHT = bindparam("is_right", type_=Boolean())
_HASHED = bindparam("hashed", type_=LargeBinary())
_HOLD = Statement(select(func.aantafel.hold_door()), writes=True)
_COUNT = Statement(select(func.aantafel.count_answer(_IS_RIGHT)), writes=True)
_HOLD_CODE = Statement(
    select(
        func.aantafel.hold_code().table_valued(
            column("wrong", Integer()), column("sent_at", DateTime(timezone=True))
        )
    ),
    writes=True,
)
_KEEP_CODE = Statement(select(func.aantafel.keep_code(_HASHED)), writes=True)
_IS_CODE = Statement(select(func.aantafel.is_code(_HASHED)))
_COUNT_CODE = Statement(select(func.aantafel.count_code(_IS_RIGHT)), writes=True)
_ABOUT = bindparam("about", type_=Uuid())
_GUEST = bindparam("guest", type_=Uuid())
_WANT_CODE = Statement(select(func.aantafel.want_code(type_=DateTime(timezone=True))), writes=True)
_WANTING = Statement(select(func.aantafel.wanting_link(_ABOUT, _GUEST, type_=LargeBinary())))
_HAND_CODE = Statement(select(func.aantafel.hand_code(_ABOUT, _GUEST, _HASHED)), writes=True)
_DISOWNED = (
    LINKS.c.tenant_id == TENANT,
    LINKS.c.case_id == CASE,
    LINKS.c.person_id == PERSON,
    LINKS.c.disowned_at.is_not(None),
)
_IS_DISOWNED = Statement(select(LINKS.c.person_id).where(*_DISOWNED).limit(1))
_TRUST = Statement(update(LINKS).where(*_DISOWNED).values(disowned_at=null()))
_CLOSE = Statement(select(func.aantafel.close_door()), writes=True)


class Doors(Shelf):
    """Fills ``DoorStore``."""

    async def hold_door(self) -> int | None:
        """Return how many wrong answers there were; others at this door wait from here on."""
        wrong: int | None = await self._value(_HOLD)
        return wrong

    async def count_answer(self, *, is_right: bool) -> None:
        """Count a wrong answer, or begin again at none after a right one."""
        await self._rows(_COUNT, is_right=is_right)
        if not is_right:
            self._scope.trail.refused(self._scope.case)

    async def hold_code(self) -> HeldCode | None:
        """Return what is known of codes at this door; others at it wait from here on."""
        row = await self._row(_HOLD_CODE)
        return HeldCode(row.wrong, row.sent_at) if row else None

    async def mint_code(self) -> str:
        """Return a new code for this link, in place of the one before; only a hash is kept."""
        code = _new_code()
        await self._rows(_KEEP_CODE, hashed=self._code_hash(code))
        return code

    async def is_code(self, code: str) -> bool | None:
        """Say whether this is the code of this link, None when it has none (any longer)."""
        is_right: bool | None = await self._value(_IS_CODE, hashed=self._code_hash(code))
        return is_right

    async def count_code(self, *, is_right: bool) -> None:
        """Count a wrong code, the fifth of which locks all links, or use a right one up."""
        await self._rows(_COUNT_CODE, is_right=is_right)
        if not is_right:
            self._scope.trail.refused(self._scope.case)

    async def want_code(self) -> datetime | None:
        """Note that the visitor of this link asks for a code by hand; return when they did last."""
        before: datetime | None = await self._value(_WANT_CODE)
        return before

    async def waits_for_code(self, case: CaseId, person: PersonId) -> bool:
        """Say whether a visitor of theirs asked for a code within the hour, to who leads."""
        return await self._value(_WANTING, about=case, guest=person) is not None

    async def hand_over_code(self, case: CaseId, person: PersonId) -> str | None:
        """Return a code for the link whose visitor waits for one; None when nobody does."""
        await self._check_rosters([case])
        link: bytes | None = await self._value(_WANTING, about=case, guest=person)
        if link is None:
            return None
        code = _new_code()
        hashed = self._scope.vault.code_hash(link, code)
        await self._rows(_HAND_CODE, about=case, guest=person, hashed=hashed)
        self._scope.trail.disclosed(case, person, person, LegalGround.OWN_DATA.value)
        return code

    async def close_door(self) -> None:
        """End all links of this guest to this case, and take back the mails still to go."""
        await self._rows(_CLOSE)

    def _code_hash(self, code: str) -> bytes:
        return self._scope.vault.code_hash(self._scope.link, code)

    async def is_disowned(self, case: CaseId, person: PersonId) -> bool:
        """Say whether mail for that person reached somebody who said so, to who leads."""
        return bool(await self._rows(_IS_DISOWNED, case=case, person=person))

    async def trust_address(self, case: CaseId, person: PersonId) -> None:
        """Send mail to that person again: who leads the case gave their address anew."""
        await self._check_rosters([case])
        await self._changed(_TRUST, case=case, person=person)


def _new_code() -> str:
    return f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}}"
