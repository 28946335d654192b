"""What rests: kept and not used (AVG article 18), until it is resumed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from cases.identities import PersonId
from cases.model.case import CaseId, CaseState


class Why(StrEnum):
    """Why something rests."""

    REQUEST = "request"
    COMPLAINT = "complaint"
    BREACH = "breach"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Restriction:
    """Something that rests: a whole case (``item`` is its id), an agreement or a meeting.

    ``was`` is the state of the case before.
    """

    case: CaseId
    item: UUID
    why: Why
    was: CaseState
    by: PersonId
    at: datetime

    @property
    def is_whole(self) -> bool:
        """Say whether the whole case rests."""
        return self.item == self.case
