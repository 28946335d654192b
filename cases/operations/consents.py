"""Writing down what parents said, and seeing what it comes to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from cases.desk import Command
from cases.model.case import CaseId
from cases.model.consents import Consent, ConsentAnswer, ConsentStatus, Purpose, Route
from cases.model.people import Guardian, Person, Relation
from cases.operations.fields import Line
from cases.principals import PersonId


@dataclass(frozen=True, slots=True)
class GuardianAnswer:
    """What one guardian last said; ``answer`` is None while they said nothing."""

    guardian: Guardian
    name: str
    answer: ConsentAnswer | None


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """One purpose and recipient: everybody's newest answer and what it comes to."""

    purpose: Purpose
    recipient: Person | None
    answers: Sequence[GuardianAnswer]
    status: ConsentStatus


class RecordConsent(Command[Consent]):
    """Write down what a guardian said by phone, on paper or in person."""

    case: CaseId
    giver: PersonId
    purpose: Purpose
    recipient: PersonId | None = None
    answer: ConsentAnswer
    route: Literal[Route.PHONE, Route.PAPER, Route.IN_PERSON]
    given_on: date


class AddGuardian(Command[Guardian]):
    """Add a parent or guardian who gets no mail: the answers come by phone or on paper."""

    case: CaseId
    name: Line
    relation: Relation
    has_authority: bool
    language: Literal["nl", "en"] = "nl"


class ConsentOverview(Command[Sequence[ConsentLine]]):
    """See who said what, per purpose and recipient."""

    case: CaseId
