"""Reaching parents: sending again, taking a link in, another address, and who answered what."""

from collections.abc import Sequence
from dataclasses import dataclass

from cases.desk import Command, Occasion
from cases.errors import AddressDisowned, NoMailAddress, NotFoundHere
from cases.identities import PersonId
from cases.model.case import Audience, Case, CaseId, Words
from cases.model.people import Guardian
from cases.operations.announcing import News, announce_to, remind_parents
from cases.operations.contact import mail_in
from cases.operations.fields import MailAddress
from cases.operations.kinds import Kind, post
from cases.operations.letters import Addressee, Mailing, Place, letter_to, where_is
from cases.operations.meeting_plans import plan_meeting
from cases.operations.still_open import AskedParent, asked_parent, asked_parents
from cases.operations.table import guardian_of, led_case
from cases.reminding import AGREEMENT_REMINDERS, call_back_silence, plan_agreement, plan_silence


@dataclass(frozen=True, slots=True)
class WhoAnsweredWhat:
    """The parents of a case with what each was asked and answered; for who leads it.

    ``unreached`` are those to whom the newest mail did not arrive.
    """

    case: CaseId
    label: str
    parents: Sequence[AskedParent]
    unreached: frozenset[PersonId]


class WhoAnswered(Command[WhoAnsweredWhat]):
    """See which parents answered, and which did not."""

    case: CaseId

    async def carry_out(self, occasion: Occasion) -> WhoAnsweredWhat:
        """Return what each parent was asked. Raises ``NotAllowed`` when somebody else leads."""
        case = await led_case(occasion, self.case)
        parents = await asked_parents(occasion, case)
        unreached = await occasion.store.lost_mails(case.id)
        return WhoAnsweredWhat(case.id, case.label, parents, unreached)


class SendAgain(Command[Guardian]):
    """Send a parent their mail again, with a fresh link; the link they had keeps working."""

    case: CaseId
    parent: PersonId

    async def carry_out(self, occasion: Occasion) -> Guardian:
        """Send it, and begin anew with waiting for an answer.

        Raises:
            NotAllowed: somebody else leads the case.
            NotFoundHere: this is no parent of this pupil.
            NoMailAddress: no address is known.
            AddressDisowned: mail to it reached somebody else.
        """
        case = await led_case(occasion, self.case)
        guardian, words = await _parent(occasion, case, self.parent)
        await _mail_anew(occasion, case, await _addressee(occasion, case, guardian, words))
        return guardian


class TakeLinkIn(Command[Guardian]):
    """Let a parent's link open nothing any more, and send nothing to it until it is sent again."""

    case: CaseId
    parent: PersonId

    async def carry_out(self, occasion: Occasion) -> Guardian:
        """End all links of this parent, and take back the mails that carry one.

        Raises:
            NotAllowed: somebody else leads the case.
            NotFoundHere: this is no parent of this pupil.
        """
        case = await led_case(occasion, self.case)
        guardian, _ = await _parent(occasion, case, self.parent)
        await _end_links(occasion, case, guardian)
        return guardian


class ChangeAddress(Command[Guardian]):
    """Write to a parent at another address from now on; who has the old one is shut out."""

    case: CaseId
    parent: PersonId
    email: MailAddress

    async def carry_out(self, occasion: Occasion) -> Guardian:
        """End all links that were sent before, and send the mail to the new address.

        Raises:
            NotAllowed: somebody else leads the case.
            NotFoundHere: this is no parent of this pupil.
            NoMailAddress: they said no to mail.
        """
        case = await led_case(occasion, self.case)
        guardian, words = await _parent(occasion, case, self.parent)
        changed = {**words, "email": self.email}
        await occasion.store.keep_words(case.id, guardian.id, Audience.COORDINATION, changed)
        await _end_links(occasion, case, guardian)
        await occasion.store.trust_address(case.id, guardian.id)
        await _mail_anew(occasion, case, await _addressee(occasion, case, guardian, changed))
        return guardian


async def _parent(occasion: Occasion, case: Case, person: PersonId) -> tuple[Guardian, Words]:
    guardian = await guardian_of(occasion, case.id, person)
    if guardian is None:
        raise NotFoundHere
    return guardian, await occasion.store.words(case.id, person) or {}


async def _addressee(occasion: Occasion, case: Case, guardian: Guardian, words: Words) -> Addressee:
    consents = await occasion.store.consents(case.id)
    email = mail_in(words, consents, guardian.id, occasion)
    if email is None:
        raise NoMailAddress
    if await occasion.store.is_disowned(case.id, guardian.id):
        raise AddressDisowned
    return Addressee(guardian, str(words.get("name") or ""), email)


async def _end_links(occasion: Occasion, case: Case, guardian: Guardian) -> None:
    await occasion.store.revoke_links(case.id, guardian.id)
    await occasion.store.call_back_mails(case.id, guardian.id)
    await call_back_silence(occasion, case, guardian.id)


async def _mail_anew(occasion: Occasion, case: Case, to: Addressee) -> None:
    """Send the invitation with a fresh link, and plan anew what this parent is reminded of.

    What was mailed of later meetings goes again too: it may be what did not arrive.
    """
    planned = await plan_meeting(occasion, case, None, Place())
    meeting = planned.meeting
    until = meeting.ends_at if meeting else occasion.now
    letter = await letter_to(occasion, case, to, until)
    guardian = to.guardian
    await occasion.store.call_back(case.id, guardian.id, kinds=(Kind.PARENT_INVITED,))
    about = {"meeting": meeting.id} if meeting else {}
    mailing = Mailing(Kind.PARENT_INVITED, case.id, guardian.id, occasion.now, about)
    values = letter.about_meeting(meeting, planned.place)
    await post(occasion, mailing.message(letter, values))
    if meeting:
        await remind_parents(occasion, News(case, meeting, planned.place))
    for later in await occasion.store.meetings(case.id):
        if meeting and later.is_ahead(occasion.now) and later.id != meeting.id:
            news = News(case, later, await where_is(occasion, later))
            await announce_to(occasion, news, to)
    for agreement in await occasion.store.agreements(case.id):
        if agreement.who == guardian.id and agreement.is_open:
            await occasion.store.call_back(case.id, agreement.id, kinds=AGREEMENT_REMINDERS)
            await plan_agreement(occasion, agreement, case)
    if (await asked_parent(occasion, case, guardian)).is_silent:
        await plan_silence(occasion, case, guardian, letter)
