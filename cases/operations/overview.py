"""Looking at one's cases, one's tasks and who sits at a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from cases.desk import Command
from cases.model.agreements import Agreement
from cases.model.case import CaseId, Seat
from cases.model.invitations import Invitation
from cases.model.meetings import Meeting
from cases.model.people import Guardian, Person, Role
from cases.model.stages import Stage


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case in a list: its label, how far it is, and what is open in it."""

    case: CaseId
    label: str
    school: str
    stage: Stage
    next_meeting: Meeting | None
    open_agreements: int
    late_agreements: int
    leads: bool


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """One case at a glance, without content."""

    case: CaseId
    label: str
    school: str
    stage: Stage
    coordinator: str
    deputy: str | None
    next_meeting: Meeting | None
    open_agreements: int
    late_agreements: int
    done_agreements: int
    seated: int
    may_read: bool
    leads: bool


@dataclass(frozen=True, slots=True)
class Task:
    """An agreement that is this person's to do, with the label of its case."""

    agreement: Agreement
    label: str
    late: bool


@dataclass(frozen=True, slots=True)
class Tasks:
    """What waits for this person: agreements by day, those to confirm among them, invitations."""

    agreements: Sequence[Task]
    to_confirm: Sequence[Task]
    invitations: Sequence[Invitation]


@dataclass(frozen=True, slots=True)
class SeatAtTable:
    """Somebody's place: how far they are, and what is still missing before they can read."""

    person: Person
    role: Role
    seat: Seat
    in_channel: bool
    may_read: bool


@dataclass(frozen=True, slots=True)
class WhoIsThere:
    """Everybody at a table; guardians without their names."""

    label: str
    seats: Sequence[SeatAtTable]
    guardians: Sequence[Guardian]


class ListMyCases(Command[Sequence[CaseLine]]):
    """See the open cases at whose table one sits."""


class ShowCase(Command[CaseSummary]):
    """See one case at a glance."""

    case: CaseId


class MyTasks(Command[Tasks]):
    """See what waits for oneself, over all cases."""


class WhoSits(Command[WhoIsThere]):
    """See who sits at the table of a case."""

    case: CaseId
