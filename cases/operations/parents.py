"""Inviting parents: by mail, with a link to a page of their own."""

from dataclasses import dataclass
from typing import Literal

from pydantic import AwareDatetime, BaseModel

from cases.desk import Command
from cases.model.case import CaseId
from cases.model.meetings import Meeting
from cases.model.people import Guardian, Relation
from cases.operations.fields import JoinLink, Line, MailAddress
from cases.principals import PersonId
from cases.values import Values


@dataclass(frozen=True, slots=True)
class InvitedParent:
    """A parent who was invited, and the meeting if there is one."""

    guardian: Guardian
    meeting: Meeting | None


@dataclass(frozen=True, slots=True)
class ParentLetter:
    """What leaves the school: to which address, in which language, and what fills the text.

    ``values`` is what the mail's message holds; a preview has no token yet.
    """

    address: str
    language: str
    values: Values


class ParentInvitation(BaseModel):
    """What is asked for to invite a parent; ``ask_for`` are those with whom to share."""

    case: CaseId
    name: Line
    relation: Relation
    has_authority: bool
    email: MailAddress
    language: Literal["nl", "en"]
    at: AwareDatetime | None = None
    place: Line | None = None
    join_url: JoinLink | None = None
    ask_for: tuple[PersonId, ...] = ()
    although_closed: bool = False


class InviteParent(ParentInvitation, Command[InvitedParent]):
    """Invite a parent by mail."""


class PreviewParentInvitation(ParentInvitation, Command[ParentLetter]):
    """Show exactly what ``InviteParent`` would send, and keep nothing."""
