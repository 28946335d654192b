"""Messages that a change causes, and reminders: one outbox for both.

A message is kept in the transaction that causes it and sent by the worker when its time
has come. It names a text and holds what fills it: labels, dates and names of staff, never
what was written about a pupil (design 4).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from cases.identities import PersonId
from cases.model.case import CaseId
from cases.values import Values


class Road(StrEnum):
    """How a message reaches its receiver.

    GRAPH: it is no message but a request, about the calendar of its receiver.
    """

    CHAT = "chat"
    THREAD = "thread"
    MAIL = "mail"
    GRAPH = "graph"


class Urgency(StrEnum):
    """When a message may go: at once, once the school is open, or with the day's reminders."""

    NOW = "now"
    WHEN_OPEN = "when_open"
    OFFICE_HOURS = "office_hours"


@dataclass(frozen=True, slots=True)
class Message:
    """Something to send.

    ``kind`` names the text (``push.<kind>`` or ``mail.<kind>``) and its buttons; ``subject`` is
    the agreement, meeting or invitation it is about; ``at`` the first moment it may go.
    ``conversation`` is the Teams thread for ``Road.THREAD``, ``address`` the mail address for
    ``Road.MAIL``; for ``Road.CHAT`` the receiver's own chat with the bot is looked up at sending.
    ``while_seated`` asks for the receiver's seat and channel membership at the moment of sending.
    """

    kind: str
    case: CaseId
    subject: UUID
    receiver: PersonId
    at: datetime
    road: Road = Road.CHAT
    urgency: Urgency = Urgency.NOW
    while_seated: bool = True
    conversation: str | None = None
    address: str | None = None
    values: Values = field(default_factory=dict)
    references: Mapping[str, UUID] = field(default_factory=dict)
