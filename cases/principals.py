"""Who was recognised at a door, and by what right.

A principal is minted by the few modules that recognise people and machines, and opens
one transaction (``storage.Database.work_as``). It carries what was proved, never a role
in a case: what somebody may see follows from the rows, at every statement anew.
"""

from dataclasses import dataclass
from enum import StrEnum

from cases.identities import PersonId, TenantId


class Visitor(StrEnum):
    """The kinds of principals; each has a database role of its own."""

    MEMBER = "member"
    GUEST = "guest"
    OUTSIDER = "outsider"
    COURIER = "courier"
    ROSTER_SYNC = "roster_sync"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with an account in an allowed tenant, by the Entra object id Teams vouched for."""

    tenant: TenantId
    person: PersonId
    visitor = Visitor.MEMBER


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who came with a link; everything they may see follows from that link.

    ``link`` is the SHA-256 of the token: the token itself is never stored.
    """

    link: bytes
    visitor = Visitor.GUEST


@dataclass(frozen=True, slots=True)
class Outsider:
    """An expert from outside the tenant, who came with a link and opened its door.

    They sit at the one table the link was made for, with the rights that their seat and consent
    give anybody; the link takes the place of the channel. ``link`` is as a ``Guest``'s.
    """

    link: bytes
    visitor = Visitor.OUTSIDER


@dataclass(frozen=True, slots=True)
class Courier:
    """The worker that delivers what the outbox holds; it may run no case command."""

    visitor = Visitor.COURIER


@dataclass(frozen=True, slots=True)
class RosterSync:
    """The only writer of teams, channels, their members and the directory of people."""

    tenant: TenantId
    visitor = Visitor.ROSTER_SYNC


@dataclass(frozen=True, slots=True)
class Operator:
    """The person who runs the installation; sees counts and states, never content."""

    visitor = Visitor.OPERATOR


Principal = Member | Guest | Outsider | Courier | RosterSync | Operator
