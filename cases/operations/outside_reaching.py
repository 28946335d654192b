"""Reaching experts from outside: sending again, taking a link in, and another address."""

from dataclasses import replace

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


class SendOutsideAgain(Command[Invitation]):
    """Send an expert from outside their invitation again, with a fresh link.

    The links they had end: what was sent again may have gone to the wrong place before.
    """

    case: CaseId
    person: PersonId

    async def carry_out(self, occasion: Occasion) -> Invitation:
        """Send it.

        Raises:
            NotAllowed: somebody else leads the case.
            NotFoundHere: this is no expert from outside whose invitation stands.
            AddressDisowned: mail to them reached somebody else.
        """
        case = await led_case(occasion, self.case)
        expert, invitation = await _expected(occasion, case, self.person)
        await check_address(occasion, expert.id)
        await occasion.store.revoke_links(case.id, expert.id)
        await _mail_anew(occasion, case, invitation, expert)
        return invitation


class TakeOutsideLinkIn(Command[Invitation]):
    """Let the links of an expert from outside open nothing any more; their place stays theirs."""

    case: CaseId
    person: PersonId

    async def carry_out(self, occasion: Occasion) -> Invitation:
        """End their links, and send nothing until a fresh one is sent.

        Raises:
            NotAllowed: somebody else leads the case.
            NotFoundHere: this is no expert from outside whose invitation stands.
        """
        case = await led_case(occasion, self.case)
        expert, invitation = await _expected(occasion, case, self.person)
        await occasion.store.revoke_links(case.id, expert.id)
        await occasion.store.call_back_mails(case.id, expert.id)
        await call_back_silence_about(occasion, invitation)
        return invitation


class ChangeOutsideAddress(Command[Invitation]):
    """Write to an expert from outside at another address; who has the old one is shut out."""

    case: CaseId
    person: PersonId
    email: MailAddress

    async def carry_out(self, occasion: Occasion) -> Invitation:
        """End all links they have, and send a fresh one for each case to the new address.

        Raises:
            NotAllowed: somebody else leads the case.
            NotFoundHere: this is no expert from outside whose invitation stands.
            ColleaguesAddress: it is the address of a colleague.
            AddressTaken: somebody else from outside is known by it.
            PartElsewhere: they take part in a case that somebody else leads.
        """
        case = await led_case(occasion, self.case)
        expert, invitation = await _expected(occasion, case, self.person)
        if await occasion.store.outside_expert_at(self.email) not in {None, expert.id}:
            raise AddressTaken
        moved = replace(expert, email=self.email)
        await occasion.store.readdress_outside_expert(moved)
        me = await occasion.store.me()
        for led in [one for one in await occasion.store.cases() if one.is_led_by(me)]:
            for standing in await _standing(occasion, led, moved.id):
                await _mail_anew(occasion, led, standing, moved)
        return invitation


async def _expected(
    occasion: Occasion, case: Case, person: PersonId
) -> tuple[OutsideExpert, Invitation]:
    expert = await occasion.store.outside_expert(person)
    standing = await _standing(occasion, case, person)
    if expert is None or not standing:
        raise NotFoundHere
    return expert, standing[-1]


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
