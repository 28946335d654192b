"""Asking experts from other organisations to the table, by mail."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import uuid4

from pydantic import BaseModel

from cases.desk import Command, Occasion
from cases.identities import PersonId
from cases.model.case import Case, CaseId
from cases.model.invitations import Invitation, InvitationId, InvitationState
from cases.model.people import OutsideExpert, Person, Role
from cases.model.rights import Right
from cases.operations.fields import Line, MailAddress, Moment
from cases.operations.inviting import InviteExpert
from cases.operations.letters import Place
from cases.operations.meeting_plans import plan_meeting
from cases.operations.outside_mails import Asked, check_address, invitation_values
from cases.operations.table import case_with, led_case
from cases.values import Values

STANDING: Final = frozenset(
    {InvitationState.SENT, InvitationState.OTHER_TIME, InvitationState.ACCEPTED}
)
"""The states of an invitation of somebody who is expected, or sits at the table."""


@dataclass(frozen=True, slots=True)
class OutsideLetter:
    """What leaves the school: to which address, and what fills the mail.

    Everybody at the table hears of a meeting that ``is_news``.
    """

    address: str
    values: Values
    is_news: bool


class OutsideInvitation(BaseModel):
    """What is asked for to invite somebody from another organisation."""

    case: CaseId
    name: Line
    function: Line
    organisation: Line
    email: MailAddress
    at: Moment | None = None
    place: Line | None = None
    although_closed: bool = False


class InviteOutside(OutsideInvitation, Command[Invitation]):
    """Ask somebody from another organisation, who comes by a link of their own."""

    async def carry_out(self, occasion: Occasion) -> Invitation:
        """Keep who they are, and send what ``PreviewOutsideInvitation`` shows.

        Raises:
            NotAllowed: somebody else leads the case.
            ColleaguesAddress: it is the address of a colleague, who is invited in Teams.
            AlreadyInvited: they sit at the table, or have not answered yet.
            AddressDisowned: mail to it reached somebody else.
            DateInThePast: the moment has passed.
            NotASchoolDay: the school is closed, and that was not said to be meant.
        """
        await case_with(occasion, self.case, Right.INVITE)
        expert = await _expert(occasion, self)
        await occasion.store.keep_outside_expert(expert)
        invite = InviteExpert(
            case=self.case,
            person=expert.id,
            at=self.at,
            place=self.place,
            although_closed=self.although_closed,
        )
        return await invite.carry_out(occasion)


class PreviewOutsideInvitation(OutsideInvitation, Command[OutsideLetter]):
    """Show exactly what ``InviteOutside`` would send, and keep nothing."""

    async def carry_out(self, occasion: Occasion) -> OutsideLetter:
        """Return what would leave the school. Raises as ``InviteOutside`` does."""
        case = await case_with(occasion, self.case, Right.INVITE)
        expert = await _expert(occasion, self)
        planned = await plan_meeting(
            occasion, case, self.at, Place(self.place), although_closed=self.although_closed
        )
        invitation = await _drafted(occasion, case, expert)
        asked = Asked(planned.meeting, planned.place, expert.function)
        values = await invitation_values(occasion, invitation, expert, asked)
        return OutsideLetter(expert.email, values, planned.is_new)


class OutsideExperts(Command[Sequence[Person]]):
    """See which experts from outside have a place in a case."""

    case: CaseId

    async def carry_out(self, occasion: Occasion) -> Sequence[Person]:
        """Return those whose invitation stands. Raises ``NotAllowed``."""
        case = await led_case(occasion, self.case)
        found = []
        for invitation in await occasion.store.invitations(case.id):
            expert = await occasion.store.outside_expert(invitation.person)
            if expert and invitation.state in STANDING:
                found.append(expert.person)
        return found


async def _expert(occasion: Occasion, given: OutsideInvitation) -> OutsideExpert:
    known = await occasion.store.outside_expert_at(given.email)
    if known:
        await check_address(occasion, known)
    person = known or PersonId(uuid4())
    return OutsideExpert(person, given.name, given.function, given.organisation, given.email)


async def _drafted(occasion: Occasion, case: Case, expert: OutsideExpert) -> Invitation:
    return Invitation(
        id=InvitationId(uuid4()),
        case=case.id,
        label=case.label,
        school=case.school,
        person=expert.id,
        role=Role.EXPERT,
        invited_by=await occasion.store.me(),
        sent_at=occasion.now,
    )
