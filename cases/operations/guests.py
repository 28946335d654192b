"""What a parent does and sees through their own link."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from pydantic import AwareDatetime

from cases.desk import Command
from cases.model.consents import Consent, ConsentAnswer, Purpose
from cases.model.meetings import Attendance, Meeting, MeetingAnswer, MeetingId
from cases.model.people import Guardian, Person
from cases.principals import PersonId, Visitor

_GUESTS = frozenset({Visitor.GUEST})


@dataclass(frozen=True, slots=True)
class AskedConsent:
    """A question for consent: its purpose, with whom it is about, and the answer so far.

    ``recipient`` is None when it is about the whole team.
    """

    purpose: Purpose
    recipient: Person | None
    answer: ConsentAnswer | None


@dataclass(frozen=True, slots=True)
class GuestMeeting:
    """The meeting a parent is invited to, with where it is and what they said."""

    meeting: Meeting
    room: str | None
    join_url: str | None
    answer: MeetingAnswer | None


@dataclass(frozen=True, slots=True)
class WhatGuestSees:
    """Everything a parent's own page may show."""

    school: str
    coordinator: str
    guardian: Guardian
    meeting: GuestMeeting | None
    asked: Sequence[AskedConsent]


class GuestView(Command[WhatGuestSees]):
    """Look at one's own page."""

    open_to: ClassVar[frozenset[Visitor]] = _GUESTS


class AnswerMeetingAsGuest(Command[MeetingAnswer]):
    """Say whether one comes; without ``meeting`` it is about the next one."""

    open_to: ClassVar[frozenset[Visitor]] = _GUESTS

    attendance: Attendance
    rather_at: AwareDatetime | None = None
    meeting: MeetingId | None = None


class GiveConsentAsGuest(Command[Consent]):
    """Answer one question for consent; the newest answer counts."""

    open_to: ClassVar[frozenset[Visitor]] = _GUESTS

    purpose: Purpose
    recipient: PersonId | None = None
    answer: ConsentAnswer
