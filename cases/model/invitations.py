"""Asking somebody to the table."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

from cases.errors import AlreadyAnswered
from cases.identities import PersonId
from cases.model.case import CaseId
from cases.model.people import Role

InvitationId = NewType("InvitationId", UUID)


class InvitationState(StrEnum):
    """How far an invitation is; the first two are open."""

    SENT = "sent"
    OTHER_TIME = "other_time"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class DeclineReason(StrEnum):
    """Why somebody cannot come; a reason of their own private life is only "not fitting"."""

    NO_TIME = "no_time"
    NOT_MY_SCHOOL = "not_my_school"
    NOT_FITTING = "not_fitting"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation without content: label, school, the part asked for, and the time.

    It repeats the label and the school because the person invited cannot read the case.
    ``proposes_at`` is the time the person invited would rather have.
    """

    id: InvitationId
    case: CaseId
    label: str
    school: str
    person: PersonId
    role: Role
    invited_by: PersonId
    sent_at: datetime
    state: InvitationState = InvitationState.SENT
    meeting_at: datetime | None = None
    proposes_at: datetime | None = None
    reason: DeclineReason | None = None
    suggests: PersonId | None = None
    answered_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Say whether an answer is still awaited or may still change to yes or no."""
        return self.state in {InvitationState.SENT, InvitationState.OTHER_TIME}

    def check_open(self) -> None:
        """Refuse an answer to an invitation that is over.

        Raises:
            AlreadyAnswered: it was accepted, declined or withdrawn.
        """
        if not self.is_open:
            raise AlreadyAnswered(label=self.label)
