"""Reading a case on our own page, through a one-time link."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cases.desk import Command
from cases.model.agreements import Agreement
from cases.model.case import CaseId, PupilAsked, Reason
from cases.model.meetings import Meeting, MeetingAnswer
from cases.model.people import Authority
from cases.model.stages import Stage
from cases.operations.consents import ConsentLine
from cases.principals import PersonId, Visitor


@dataclass(frozen=True, slots=True)
class RequestWords:
    """The request for help in the words of whoever asked it."""

    pupil: str
    born: date
    group: str
    reason: Reason
    tried: str
    works: str
    wish: str
    pupil_asked: PupilAsked
    wanted: Sequence[str]


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """An agreement with its words and the name of its doer."""

    agreement: Agreement
    who: str
    what: str
    how: str | None
    why: str | None


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting with its place and what people answered."""

    meeting: Meeting
    room: str | None
    join_url: str | None
    answers: Sequence[MeetingAnswer]


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything that this person may read of a case.

    ``names`` calls the people in it by name; ``consents`` is empty for all but those who lead.
    """

    label: str
    school: str
    stage: Stage
    deadline: date | None
    authority: Authority
    request: RequestWords | None
    agreements: Sequence[AgreementLine]
    meetings: Sequence[MeetingLine]
    consents: Sequence[ConsentLine]
    names: Mapping[PersonId, str]


class OpenReading(Command[str]):
    """Get the token of a link that shows the case once, to oneself."""

    case: CaseId


class ReadCase(Command[CaseFile]):
    """Read everything one may read of a case."""

    open_to: ClassVar[frozenset[Visitor]] = frozenset({Visitor.MEMBER, Visitor.GUEST})

    case: CaseId
