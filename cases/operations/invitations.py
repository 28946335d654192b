"""Asking colleagues and outside experts to the table, and their answers."""

from enum import StrEnum

from pydantic import AwareDatetime

from cases.desk import Command
from cases.model.case import CaseId
from cases.model.invitations import DeclineReason, Invitation, InvitationId
from cases.model.meetings import MeetingId
from cases.operations.fields import Part
from cases.principals import PersonId


class InvitationAnswer(StrEnum):
    """What somebody invited can say."""

    ACCEPT = "accept"
    DECLINE = "decline"
    OTHER_TIME = "other_time"


class InviteExpert(Command[Invitation]):
    """Ask somebody to the table, without saying anything about the pupil."""

    case: CaseId
    person: PersonId
    part: Part | None = None
    meeting: MeetingId | None = None


class AnswerInvitation(Command[Invitation]):
    """Say yes, no or another time."""

    invitation: InvitationId
    answer: InvitationAnswer
    reason: DeclineReason | None = None
    proposes_at: AwareDatetime | None = None
    suggests: PersonId | None = None


class WithdrawInvitation(Command[Invitation]):
    """Take an invitation back, also one that was accepted: access ends at once."""

    invitation: InvitationId
