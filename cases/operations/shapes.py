"""What a kind of message looks like: its road, its hours, and the names of what it holds."""

from dataclasses import dataclass, replace
from enum import StrEnum

from cases.messages import Road
from cases.model.disclosing import LegalGround


class When(StrEnum):
    """Which messages of a kind may go outside the hours in which people hear from us.

    IN_HOURS: none. FOR_TODAY: those about today, or about a meeting soon after the hours begin.
    ANSWER: those too, and what answers a question that its receiver asked just now.
    REMINDER: none, and several on one day go together. All mails to parents count: a family's
    evening is not for the school's letters, unless the meeting is near. AT_ONCE: all, as they go
    to no person.
    """

    IN_HOURS = "in_hours"
    FOR_TODAY = "for_today"
    ANSWER = "answer"
    REMINDER = "reminder"
    AT_ONCE = "at_once"


@dataclass(frozen=True, slots=True)
class Shape:
    """How and when a kind of message goes, the names of its values, the ids it may carry.

    ``ground`` is on which it may leave the school: what asks somebody to the table and tells them
    of it is part of its task; what tells them of their own answers, requests and codes is theirs.
    """

    values: frozenset[str]
    references: frozenset[str] = frozenset()
    road: Road = Road.CHAT
    when: When = When.IN_HOURS
    ground: LegalGround = LegalGround.PUBLIC_TASK


def chat(values: str, references: str = "", when: When = When.IN_HOURS) -> Shape:
    """Return the shape of a message in somebody's own chat, which always holds the label."""
    named = frozenset({"label", *values.split()})
    return Shape(named, frozenset(references.split()), Road.CHAT, when)


def mail(values: str, references: str, when: When = When.IN_HOURS) -> Shape:
    """Return the shape of a mail to a parent, which always holds who writes and their link."""
    always = {"school", "coordinator", "parent", "language", "token"}
    named = frozenset({*always, *values.split()})
    return Shape(named, frozenset(references.split()), Road.MAIL, when)


def own_mail(values: str, references: str, when: When = When.IN_HOURS) -> Shape:
    """Return the shape of a mail to somebody about what they said or asked themselves."""
    return replace(mail(values, references, when), ground=LegalGround.OWN_DATA)


MEETING_LINK = Shape(
    frozenset({"school", "coordinator", "at", "lasts", "join_url"}),
    frozenset({"meeting"}),
    when=When.FOR_TODAY,
)
"""About an online meeting, to a parent with an account in the tenant."""

OUTSIDE_PARTING = mail("label at lasts sequence", "invitation meeting")
"""To an expert from outside who is not expected any more; a meeting leaves their calendar."""

MEETING_THREAD = Shape(
    frozenset({"label", "at", "lasts", "staff", "parents"}),
    frozenset({"meeting"}),
    Road.THREAD,
    When.FOR_TODAY,
)
MEETING_THREAD_OFF = Shape(
    frozenset({"label", "at"}), frozenset({"meeting"}), Road.THREAD, When.FOR_TODAY
)
MEETING_RUNNING = chat("at lasts", "meeting", When.FOR_TODAY)
MEETING_ROOM = Shape(
    frozenset({"label", "at", "lasts", "attendees"}),
    frozenset({"meeting"}),
    Road.GRAPH,
    When.AT_ONCE,
)
MEETING_ROOM_OFF = Shape(frozenset({"label"}), frozenset({"meeting"}), Road.GRAPH, When.AT_ONCE)
ROOM_REFUSED = chat("at why", "meeting", When.ANSWER)
ROOM_LATE = chat("at", "meeting", When.ANSWER)
ROOM_NEWS = chat("at join_url", "meeting", When.ANSWER)
