"""How a message reaches somebody's chat: the port that the Teams side fills."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from cases.identities import PersonId, TenantId
from dialogs.answers import Answer
from storage.database import Work


@dataclass(frozen=True, slots=True)
class ChatTarget:
    """Where a message goes: somebody's own chat with the bot, or a conversation by its id.

    ``language`` is the reader's; ``teams_user_id`` finds the chat when its id is not known.
    """

    tenant: TenantId
    person: PersonId
    language: str | None
    service_url: str | None
    conversation: str | None
    teams_user_id: str | None
    own_chat: bool


@dataclass(frozen=True, slots=True)
class Arrived:
    """Teams took the message; ``activity`` is its id there, if Teams told it."""

    activity: str | None


@dataclass(frozen=True, slots=True)
class NotNow:
    """Teams is busy or away and has not taken it; later it may."""

    after: timedelta


@dataclass(frozen=True, slots=True)
class NotHere:
    """This person or conversation cannot be reached until somebody changes something."""

    uninstalled: bool


@dataclass(frozen=True, slots=True)
class Unsure:
    """The connection broke while sending: it may have arrived."""


ChatOutcome = Arrived | NotNow | NotHere | Unsure


class Ready(Protocol):
    """A message made ready within a transaction, to be sent after it."""

    async def send(self) -> ChatOutcome:
        """Send it, once."""


class Messenger(Protocol):
    """Makes messages ready and sends them."""

    async def prepare(
        self, answer: Answer, target: ChatTarget, work: Work, now: datetime, *, again: bool
    ) -> Ready:
        """Render an answer and keep its buttons in the courier's transaction.

        ``again`` marks a message that may have arrived before, visibly for its reader.
        """
