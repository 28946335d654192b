"""Data breaches: who reported one when, and until when the authority has to hear of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, NewType
from uuid import UUID

from cases.identities import PersonId

BreachId = NewType("BreachId", UUID)

TOLD_WITHIN: Final = timedelta(hours=72)
"""Within which the authority has to be told.

Source:
    AVG, article 33, paragraph 1.
"""

REMINDED_AFTER: Final = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Officer:
    """Whom breaches are told: an account in Teams, a mail address, or both."""

    person: PersonId | None
    address: str | None


@dataclass(frozen=True, slots=True)
class Breach:
    """A report without what was said; ``frozen`` is how many cases rest because of it."""

    id: BreachId
    reported_by: PersonId
    reported_at: datetime
    frozen: int

    @property
    def label(self) -> str:
        """What it is called ("DL-3F2A")."""
        return f"DL-{self.id.hex[:4].upper()}"

    @property
    def until(self) -> datetime:
        """Until when the authority has to be told."""
        return self.reported_at + TOLD_WITHIN
