"""What people ask for who something is held on (AVG 15 to 18), and what they are answered.

A request never changes what it is about: the original stays, and the request stands beside
it with who asked, when, and what was decided. Its text and the reason of the answer are
words of the case, under ``id`` and ``answer``.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, NewType
from uuid import UUID

from cases.identities import PersonId
from cases.model.case import CaseId

RequestId = NewType("RequestId", UUID)

ANSWER_WITHIN: Final = timedelta(days=30)
"""Within which a request is answered.

Source:
    AVG, article 12, paragraph 3: one month.
"""


class RequestKind(StrEnum):
    """What is asked for."""

    INSPECTION = "inspection"
    CORRECTION = "correction"
    RESTRICTION = "restriction"
    ERASURE = "erasure"


class RequestState(StrEnum):
    """What became of it."""

    OPEN = "open"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class RightsRequest:
    """A request. ``item`` is what it is about: the case, an agreement, a meeting, a parent.

    ``recorded_by`` wrote it down for a parent who did not use their own page.
    """

    id: RequestId
    case: CaseId
    kind: RequestKind
    item: UUID
    asked_by: PersonId
    asked_at: datetime
    due_on: date
    state: RequestState = RequestState.OPEN
    recorded_by: PersonId | None = None
    answer: UUID | None = None
    answered_by: PersonId | None = None
    answered_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Say whether it still has to be answered."""
        return self.state is RequestState.OPEN
