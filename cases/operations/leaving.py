"""Leaving a table at which one was asked to sit."""

from cases.desk import Command, Occasion
from cases.errors import NotFoundHere
from cases.model.case import CaseId
from cases.model.invitations import DeclineReason, Invitation, InvitationState
from cases.operations.invitations import AnswerInvitation, InvitationAnswer


class LeaveTable(Command[Invitation]):
    """Say no after a yes: access ends at once."""

    case: CaseId
    reason: DeclineReason | None = None

    async def carry_out(self, occasion: Occasion) -> Invitation:
        """End one's seat and tell whoever invited.

        Raises:
            NotFoundHere: nobody invited this person; who leads a case hands it over instead.
        """
        me = await occasion.store.me()
        for invitation in await occasion.store.invitations(self.case):
            if invitation.person == me and invitation.state is InvitationState.ACCEPTED:
                no = AnswerInvitation(
                    invitation=invitation.id, answer=InvitationAnswer.DECLINE, reason=self.reason
                )
                return await no.carry_out(occasion)
        raise NotFoundHere
