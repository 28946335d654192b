"""What a parent is asked, one question a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from bot.pages.guests.times import TIMES, offered
from cases.model.consents import Purpose
from cases.model.meetings import Attendance, MeetingAnswer
from cases.model.people import Person
from cases.operations.guests import AskedConsent, WhatGuestSees
from cases.operations.still_open import TimesForMe
from dialogs.language.say import Hours, Say, Sayable

MEETING = "gesprek"
"""The last part of the address of the question about the meeting."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question and what was answered so far.

    It is about consent (``about``), about ``times`` to choose from, or else about the meeting.
    ``what_next`` says what follows from the answer, None as long as there is none.
    """

    name: str
    title: Say
    answer: Say | None
    what_next: Say | None
    about: AskedConsent | None = None
    times: TimesForMe | None = None

    @property
    def offered(self) -> Sequence[tuple[str, datetime]]:
        """The times to choose from, each with the name of its field."""
        return offered(self.times) if self.times else []

    @property
    def template(self) -> str:
        """The page on which it is asked."""
        if self.times:
            return "guest_times.html"
        return "guest_consent.html" if self.about else "guest_meeting.html"


def gone(name: str) -> str:
    """Return the code of why a question of that name is not asked any longer."""
    return "times_closed" if name == TIMES else "not_asked"


def questions_of(view: WhatGuestSees, link: bytes) -> Sequence[Question]:
    """Return the questions for this parent: the meeting first, then consent."""
    meeting = [_about_meeting(view)] if view.meeting else []
    times = [_about_times(view, view.times)] if view.times else []
    return [*meeting, *times, *(_about_consent(view, asked, link) for asked in view.asked)]


def _about_times(view: WhatGuestSees, times: TimesForMe) -> Question:
    return Question(
        name=TIMES,
        title=Say("page.guest.times.question"),
        answer=Say("page.guest.times.answered") if times.suits else None,
        what_next=Say("page.guest.next.times", {"coordinator": view.coordinator})
        if times.suits
        else None,
        times=times,
    )


def _about_meeting(view: WhatGuestSees) -> Question:
    assert view.meeting
    answer = view.meeting.answer
    meeting = view.meeting.meeting
    values: dict[str, Sayable] = {
        "coordinator": view.coordinator,
        "hours": Hours(meeting.starts_at, meeting.lasts),
    }
    return Question(
        name=MEETING,
        title=Say("page.guest.meeting.question"),
        answer=_attendance(answer) if answer else None,
        what_next=Say(f"page.guest.next.{answer.attendance}", values) if answer else None,
    )


def _attendance(answer: MeetingAnswer) -> Say:
    if answer.attendance is Attendance.OTHER_TIME and answer.rather_at:
        return Say("page.guest.meeting.rather_at", {"moment": answer.rather_at})
    return Say(f"page.guest.meeting.{answer.attendance}")


def _about_consent(view: WhatGuestSees, asked: AskedConsent, link: bytes) -> Question:
    purpose, recipient = asked.question.purpose, asked.question.recipient
    values: dict[str, Sayable] = {
        "name": called(recipient) if recipient else None,
        "coordinator": view.coordinator,
    }
    return Question(
        name=_name(asked, link),
        title=Say(f"page.guest.consent.{asked.question.wording}.question", values),
        answer=Say(f"page.guest.consent.{asked.answer}") if asked.answer else None,
        what_next=Say(f"page.guest.next.{_followed(purpose)}.{asked.answer}", values)
        if asked.answer
        else None,
        about=asked,
    )


def _followed(purpose: Purpose) -> str:
    """Return what the texts go by that say what follows an answer."""
    own = {Purpose.DISCUSS_TEAM, Purpose.SHARE_EXPERT, Purpose.CONTACT_CHANNEL}
    return purpose if purpose in own else "other"


def called(person: Person) -> str:
    """Return a name with what that person does: "Fenna Postma, orthopedagoog"."""
    return person.in_full


def _name(asked: AskedConsent, link: bytes) -> str:
    """Return a name for an address that stays the same and tells nothing about the person."""
    purpose, recipient = asked.question.about
    return sha256(link + f"|{purpose}|{recipient}".encode()).hexdigest()[:12]
