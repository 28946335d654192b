"""Telling who leads a case of a birthday that changes who decides."""

from datetime import datetime

from cases.messages import Message
from cases.model.pupils import Birthday
from cases.operations.kinds import Kind
from cases.practices.practice import Practice


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
