"""What coming and going in a channel means for the cases that live there."""

from dataclasses import dataclass
from datetime import datetime

from cases.identities import PersonId
from cases.model.case import CaseId


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who came into the channel of a case without being expected there.

    ``leader`` is who decides about it: the coordinator, or the deputy if the coordinator is not
    in the channel. Both are named as the directory does.
    """

    case: CaseId
    label: str
    leader: PersonId
    leader_name: str
    person: PersonId
    name: str
    function: str
    organisation: str


@dataclass(frozen=True, slots=True)
class EmptyChair:
    """A case whose coordinator is not in its channel, and who was asked to take it over when.

    ``deputy`` is None when there is none, or none in the channel; ``team`` has the owners who
    are asked after the deputy.
    """

    case: CaseId
    label: str
    school: str
    coordinator: PersonId
    deputy: PersonId | None
    team: str
    deputy_asked_at: datetime | None = None
    owners_asked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ToTakeOver:
    """A case without a coordinator that one may take over.

    ``coordinator`` is who led it; ``is_here`` whether one is in its channel, which it takes.
    """

    case: CaseId
    label: str
    coordinator: PersonId
    is_here: bool


@dataclass(frozen=True, slots=True)
class WatchedSeat:
    """Somebody at a table who does not lead the case.

    ``is_here`` says whether they are in its channel, ``is_consented`` whether consent lets them
    read; who is both may.
    """

    person: PersonId
    name: str
    since: datetime
    is_here: bool
    is_consented: bool


@dataclass(frozen=True, slots=True)
class WatchedTable:
    """A case as the courier watches it; ``leader`` is None while nobody who leads is there."""

    case: CaseId
    label: str = ""
    channel: str = ""
    leader: PersonId | None = None
    seats: tuple[WatchedSeat, ...] = ()
