"""Binds a transaction to a principal; the only module that names roles and settings.

The settings are local: PostgreSQL drops them with the transaction, so a pooled connection
carries nothing from one visitor to the next. The claim of who is asking counts only with
its proof, so SQL that somebody managed to smuggle in cannot claim to be another person.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from pydantic import JsonValue
from sqlalchemy import BigInteger, LargeBinary, Text, Uuid, bindparam, column, func, select

from cases.desk import Clock
from cases.practices.practice import Practice
from cases.principals import Courier, Guest, Member, Outsider, Principal, RosterSync, Visitor
from storage.auditing import Trail
from storage.leaving import Leaving
from storage.vault import Key, Vault
from storage.wire import Row, Statement, Wire

NOBODY = UUID(int=0)

_ROLES = {
    Visitor.MEMBER: "aantafel_member",
    Visitor.GUEST: "aantafel_guest",
    Visitor.OUTSIDER: "aantafel_member",
    Visitor.COURIER: "aantafel_courier",
    Visitor.ROSTER_SYNC: "aantafel_roster_sync",
    Visitor.OPERATOR: "aantafel_operator",
}
_LOCAL = True

_SETTINGS = select(
    func.set_config("role", bindparam("role", type_=Text()), _LOCAL),
    func.set_config("aantafel.principal", bindparam("claim", type_=Text()), _LOCAL),
    func.set_config("aantafel.proof", bindparam("proof", type_=Text()), _LOCAL),
)
_LOCK = func.pg_advisory_xact_lock(bindparam("lock", type_=BigInteger()))
_ENTER = Statement(_SETTINGS)
_ENTER_AND_LOCK = Statement(_SETTINGS.add_columns(_LOCK))
_ONLY_LOCK = Statement(select(_LOCK))

_LINK = func.aantafel.valid_link("guest").table_valued(
    column("tenant_id", Uuid()),
    column("person_id", Uuid()),
    column("case_id", Uuid()),
    column("hash", LargeBinary()),
)
_BY_LINK = func.aantafel.by_link().table_valued(
    column("tenant_id", Uuid()), column("person_id", Uuid()), column("case_id", Uuid())
)
_WHOSE_LINK = Statement(select(_LINK.c.tenant_id, _LINK.c.person_id, _LINK.c.case_id))
_WHOSE_SEAT = Statement(select(_BY_LINK))


@dataclass(frozen=True, slots=True)
class HeldDraft:
    """A draft as this transaction knows it; ``is_stored`` says whether the database has one."""

    is_stored: bool
    draft: JsonValue | None = None
    key: Key | None = None


@dataclass(slots=True)
class Scope:
    """One transaction in one principal's name, and what was found out within it.

    ``tenant`` and ``person`` only narrow statements down, so that indexes are used; what may
    be seen is decided by the database alone. ``case`` is the one a guest's ``link`` leads to,
    ``together`` are those that are looked at together.
    """

    wire: Wire
    visitor: Visitor
    vault: Vault
    clock: Clock
    practice: Practice
    tenant: UUID = NOBODY
    person: UUID = NOBODY
    case: UUID = NOBODY
    link: bytes = b""
    rosters_since: datetime | None = None
    locked: str | None = None
    keys: dict[UUID, Key] = field(default_factory=dict)
    fresh: set[UUID] = field(default_factory=set)
    together: set[UUID] = field(default_factory=set)
    drafts: dict[str, HeldDraft] = field(default_factory=dict)
    leaving: Leaving = field(default_factory=Leaving)
    found: dict[Statement, list[Row]] = field(default_factory=dict)
    trail: Trail = field(default_factory=Trail)

    @property
    def asks_for_rosters(self) -> bool:
        """Say whether a member's cases are shown on fresh rosters only."""
        return self.rosters_since is not None and self.visitor is Visitor.MEMBER

    @property
    def is_guest(self) -> bool:
        """Say whether this transaction is a guest's."""
        return self.visitor is Visitor.GUEST

    @property
    def sees_channels(self) -> bool:
        """Say whether cases are shown with their channel, which only its members see."""
        return self.visitor is Visitor.MEMBER

    @property
    def is_known_guest(self) -> bool:
        """Say whether it is a guest's whose link is valid."""
        return self.is_guest and self.case != NOBODY

    async def enter(self, principal: Principal, conversation: str | None) -> None:
        """Bind the transaction to the principal, and lock their conversation if one is given."""
        if isinstance(principal, Member):
            self.tenant, self.person = principal.tenant, principal.person
        elif isinstance(principal, RosterSync):
            self.tenant = principal.tenant
        elif isinstance(principal, Guest | Outsider):
            self.link = principal.link
        claim = claim_of(principal, self.clock())
        values: dict[str, object] = {
            "role": _ROLES[principal.visitor],
            "claim": claim,
            "proof": self.vault.proof(claim),
        }
        if conversation is None:
            await self.wire.rows(_ENTER, values)
        else:
            values["lock"] = self._lock_number(conversation)
            await self.wire.rows(_ENTER_AND_LOCK, values)
            self.locked = conversation
        if isinstance(principal, Guest | Outsider):
            await self._follow_link()
        self.trail.names_somebody = self.visitor is Visitor.MEMBER or self.case != NOBODY

    async def leave(self) -> None:
        """Write what waited for the end of the transaction."""
        await self.leaving.write(self.wire, self.trail, self.clock())

    async def lock(self, conversation: str) -> None:
        """Wait until no other transaction of this person works on that conversation."""
        if self.locked != conversation:
            lock = {"lock": self._lock_number(conversation)}
            await self.wire.rows(_ONLY_LOCK, lock)
            self.locked = conversation

    async def _follow_link(self) -> None:
        for link in await self.wire.rows(_WHOSE_LINK if self.is_guest else _WHOSE_SEAT, {}):
            self.tenant, self.person, self.case = link

    def _lock_number(self, conversation: str) -> int:
        """Return the 64 bits that stand for this person in that conversation."""
        whose = f"{self.tenant}|{self.person}|{conversation}"
        digest = hashlib.blake2b(whose.encode(), digest_size=8).digest()
        return int.from_bytes(digest, "big", signed=True)


def role_of(kind: type[Guest]) -> str:
    """Return the role of PostgreSQL that a kind of principal has."""
    return _ROLES[kind.visitor]


def claim_of(principal: Principal, now: datetime) -> str:
    """Return who is asking, as the database reads it."""
    match principal:
        case Member(tenant, person):
            return f"member|{tenant}|{person}|{now.isoformat()}"
        case Guest(link):
            return f"guest|{link.hex()}|{now.isoformat()}"
        case Outsider(link):
            return f"outsider|{link.hex()}|{now.isoformat()}"
        case RosterSync(tenant):
            return f"roster_sync|{tenant}"
        case Courier():
            return f"courier|{now.isoformat()}"
    return principal.visitor.value
