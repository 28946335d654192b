"""Why a director reads a case: said before, kept with who looked, and shown to parents."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final, NewType
from uuid import UUID

from cases.model.case import CaseId, Words

ReasonId = NewType("ReasonId", UUID)

_SAYS: Final = "says"


class ReasonKind(StrEnum):
    """The usual reasons; OWN_WORDS goes with a text."""

    COMPLAINT = "complaint"
    PARENTS_ASKED = "parents_asked"
    DECISION = "decision"
    COORDINATOR_AWAY = "coordinator_away"
    OWN_WORDS = "own_words"


@dataclass(frozen=True, slots=True)
class ReasonToRead:
    """Why somebody read: one of the usual reasons, or ``says`` in their own words."""

    kind: ReasonKind
    says: str | None = None

    @classmethod
    def of(cls, said: str) -> "ReasonToRead":
        """Return the reason that somebody chose by its code, or typed."""
        if said in set(ReasonKind) - {ReasonKind.OWN_WORDS}:
            return cls(ReasonKind(said))
        return cls(ReasonKind.OWN_WORDS, said)

    @classmethod
    def kept(cls, kind: ReasonKind, words: Words | None) -> "ReasonToRead":
        """Return a reason as it was kept; whose words are closed to the reader, without them."""
        says = (words or {}).get(_SAYS)
        return cls(kind, str(says) if says else None)

    @property
    def words(self) -> Words | None:
        """What is kept of it among the words, None where its kind says it all."""
        return {_SAYS: self.says} if self.says else None


@dataclass(frozen=True, slots=True)
class StatedReason:
    """A reason that the person who asks gave for reading a case, and how long it opens it."""

    id: ReasonId
    case: CaseId
    reason: ReasonToRead
    lasts: timedelta
