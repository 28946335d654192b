"""A case: everything around one pupil's request for help.

A case's rows hold ids, dates and states. What people wrote (names, worries, wishes) are
*words*, kept apart, sealed with the case's own key and shown to an audience.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

from pydantic import JsonValue

from cases.identities import PersonId
from cases.model.people import Authority, Role

CaseId = NewType("CaseId", UUID)
Words = Mapping[str, JsonValue]


class CaseState(StrEnum):
    """What was decided about a case; how far it is follows from its rows (``model.stages``)."""

    OPEN = "open"
    CLOSED = "closed"
    RESTING = "resting"


class Reason(StrEnum):
    """Why help is asked: the four reasons of the field."""

    CONCERN_NO_SOLUTION = "concern_no_solution"
    SPECIFIC_EXPERTISE = "specific_expertise"
    DROPOUT_RISK = "dropout_risk"
    PLACE_NOT_FITTING = "place_not_fitting"


class PupilAsked(StrEnum):
    """Whether the pupil was asked what they want (hoorrecht)."""

    YES = "yes"
    NOT_YET = "not_yet"


class Audience(StrEnum):
    """Who at the table may read some words.

    TABLE: everybody who sits at it, before any consent (place of a meeting, join link).
    CONTENT: the coordinator, the deputy, and those for whom consent is recorded.
    COORDINATION: the coordinator and the deputy only (parents' addresses, phone notes).
    OWN: nobody but the parent or pupil who wrote them.
    PUPIL: the readers of content and the pupil (what was done with what the pupil said).
    ACCOUNT: whoever may see who looked (why a director read).
    REPORT: who may read that version of a report (``model.reports``). RESPONSE: those, and the
    parent who answered; the other parent only when that parent shared it.
    """

    TABLE = "table"
    CONTENT = "content"
    COORDINATION = "coordination"
    OWN = "own"
    PUPIL = "pupil"
    ACCOUNT = "account"
    REPORT = "report"
    RESPONSE = "response"


@dataclass(frozen=True, slots=True)
class Channel:
    """A Teams channel in which a case can live; ``id`` is Teams' own, without a thread."""

    id: str
    name: str
    team: str
    school: str


@dataclass(frozen=True, slots=True)
class Case:
    """A case as everybody at its table may see it: a label, states and dates."""

    id: CaseId
    label: str
    school: str
    channel: str
    state: CaseState
    coordinator: PersonId
    deputy: PersonId | None
    opened_at: datetime
    deadline: date | None
    authority: Authority
    version: int = 1

    def is_led_by(self, person: PersonId) -> bool:
        """Say whether this person is the coordinator or the deputy."""
        return person in {self.coordinator, self.deputy}


class Seat(StrEnum):
    """How far somebody is on the way to a place at the table."""

    PROPOSED = "proposed"
    INVITED = "invited"
    SEATED = "seated"
    DECLINED = "declined"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody's place in a case. Only ``SEATED`` gives any right.

    ``reads_until`` is how long the coordinator lets an expert read whose part is over.
    """

    case: CaseId
    person: PersonId
    role: Role
    seat: Seat
    since: datetime
    reads_until: datetime | None = None
