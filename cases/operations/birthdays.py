"""Telling who leads a case, and parents, of a birthday that changes who decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cases.identities import PersonId
from cases.messages import Message, Road
from cases.model.pupils import DECIDES_FROM, Birthday
from cases.operations.kinds import Kind
from cases.practices.practice import Practice


@dataclass(frozen=True, slots=True)
class ParentToTell:
    """A parent with authority and a mail address, as the courier needs them for one mail."""

    id: PersonId
    name: str
    email: str
    language: str
    school: str
    coordinator: str


def about_birthday(birthday: Birthday, now: datetime, practice: Practice) -> Message:
    """Return what the coordinator hears: ahead of it, or that it has come."""
    is_ahead = practice.today(now) < birthday.on
    return Message(
        kind=Kind.PUPIL_TURNS if is_ahead else Kind.PUPIL_TURNED,
        case=birthday.case,
        subject=birthday.case,
        receiver=birthday.leader,
        at=now,
        values={"label": birthday.label, "number": birthday.years, "on": birthday.on},
    )


def tells_parents(birthday: Birthday, now: datetime, practice: Practice) -> bool:
    """Say whether parents hear now that somebody else decides: from sixteen, on the day."""
    return birthday.years >= DECIDES_FROM and practice.today(now) >= birthday.on


def to_parents(
    birthday: Birthday, parents: Sequence[ParentToTell], now: datetime
) -> Sequence[Message]:
    """Return the mails; they say that something changes, and nothing about the pupil."""
    return [
        Message(
            kind=Kind.PUPIL_DECIDES_MAIL,
            case=birthday.case,
            subject=parent.id,
            receiver=parent.id,
            at=now,
            road=Road.MAIL,
            while_seated=False,
            address=parent.email,
            values={
                "school": parent.school,
                "coordinator": parent.coordinator,
                "parent": parent.name,
                "language": parent.language,
                "token": None,
            },
            references={"guardian": parent.id},
        )
        for parent in parents
    ]
