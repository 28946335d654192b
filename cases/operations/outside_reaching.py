"""Reaching experts from outside: sending again, taking a link in, and another address."""

from dataclasses import replace

from pydantic import BaseModel

from cases.desk import Command, Occasion
from cases.errors import AddressTaken, NotFoundHere
from cases.identities import PersonId
from cases.model.case import Case, CaseId
from cases.model.invitations import Invitation
from cases.model.people import OutsideExpert
from cases.operations.fields import MailAddress
from cases.operations.letters import Place
from cases.operations.meeting_plans import plan_meeting
from cases.operations.outside import STANDING
from cases.operations.outside_mails import (
    Asked,
    check_address,
    mail_invitation,
)
from cases.operations.silence import call_back_silence_about
from cases.operations.table import led_case


class OfOutsideExpert(BaseModel):
    """Which expert from outside is meant, and in which case."""

    case: CaseId
    person: PersonId

    async def expected(self, occasion: Occasion) -> tuple[Case, OutsideExpert, Invitation]:
        """Return the case, who is meant, and their newest invitation that stands.

        Raises:
            NotAllowed: somebody else leads the case.
            NotFoundHere: this is no expert from outside whose invitation stands.
        """
        case = await led_case(occasion, self.case)
        expert = await occasion.store.outside_expert(self.person)
        standing = await _standing(occasion, case, self.person)
        if expert is None or not standing:
            raise NotFoundHere
        return case, expert, standing[-1]


class SendOutsideAgain(OfOutsideExpert, Command[Invitation]):
    """Send an expert from outside their invitation again, with a fresh link.

    The links they had end: what was sent again may have gone to the wrong place before.
    """

    async def carry_out(self, occasion: Occasion) -> Invitation:
        """Send it. Raises as ``expected`` does.

        Raises:
            AddressDisowned: mail to them reached somebody else.
        """
        case, expert, invitation = await self.expected(occasion)
        await check_address(occasion, expert.id)
        await occasion.store.revoke_links(case.id, expert.id)
        await _mail_anew(occasion, case, invitation, expert)
        return invitation


class TakeOutsideLinkIn(OfOutsideExpert, Command[Invitation]):
    """Let the links of an expert from outside open nothing any more; their place stays theirs."""

    async def carry_out(self, occasion: Occasion) -> Invitation:
        """End their links, and send nothing until a fresh one is sent.

        Raises as ``expected`` does.
        """
        case, expert, invitation = await self.expected(occasion)
        await occasion.store.revoke_links(case.id, expert.id)
        await occasion.store.call_back_mails(case.id, expert.id)
        await call_back_silence_about(occasion, invitation)
        return invitation


class ChangeOutsideAddress(OfOutsideExpert, Command[Invitation]):
    """Write to an expert from outside at another address; who has the old one is shut out."""

    email: MailAddress

    async def carry_out(self, occasion: Occasion) -> Invitation:
        """End all links they have, and send a fresh one for each case to the new address.

        Raises as ``expected`` does.

        Raises:
            ColleaguesAddress: it is the address of a colleague.
            AddressTaken: somebody else from outside is known by it.
            PartElsewhere: they take part in a case that somebody else leads.
        """
        _, expert, invitation = await self.expected(occasion)
        if await occasion.store.outside_expert_at(self.email) not in {None, expert.id}:
            raise AddressTaken
        moved = replace(expert, email=self.email)
        await occasion.store.readdress_outside_expert(moved)
        me = await occasion.store.me()
        for led in [one for one in await occasion.store.cases() if one.is_led_by(me)]:
            for standing in await _standing(occasion, led, moved.id):
                await _mail_anew(occasion, led, standing, moved)
        return invitation


async def _standing(occasion: Occasion, case: Case, person: PersonId) -> list[Invitation]:
    return [
        invitation
        for invitation in await occasion.store.invitations(case.id)
        if invitation.person == person and invitation.state in STANDING
    ]


async def _mail_anew(
    occasion: Occasion, case: Case, invitation: Invitation, expert: OutsideExpert
) -> None:
    planned = await plan_meeting(occasion, case, None, Place())
    asked = Asked(planned.meeting, planned.place, expert.function)
    await mail_invitation(occasion, invitation, expert, asked)
