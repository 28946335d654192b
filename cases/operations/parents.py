"""Inviting parents: by mail or on paper, with a link to a page of their own."""

from dataclasses import dataclass

from cases.desk import Command, Occasion
from cases.model.case import Audience, Case, CaseId
from cases.model.meetings import Meeting
from cases.model.people import Guardian
from cases.operations.announcing import News, announce, link_account, remind_parents
from cases.operations.asking import Question, to_words
from cases.operations.kinds import Kind, post
from cases.operations.letters import Addressee, Letter, Mailing, letter_to
from cases.operations.meeting_plans import keep_planned
from cases.operations.parent_plans import ParentInvitation, ParentPlan, plan_invitation
from cases.operations.rooms import invite_account
from cases.operations.still_open import asked_parent
from cases.operations.table import name_of
from cases.reminding import AGREEMENT_REMINDERS, plan_agreement, plan_silence
from cases.values import Values


@dataclass(frozen=True, slots=True)
class InvitedParent:
    """A parent who was invited, the meeting if there is one, and what they were asked.

    ``on_paper``: nothing was sent; a letter is to be printed.
    """

    case: CaseId
    guardian: Guardian
    meeting: Meeting | None
    asked: tuple[Question, ...]
    on_paper: bool


@dataclass(frozen=True, slots=True)
class ParentLetter:
    """What leaves the school: to which address, in which language, and what fills the text.

    ``address`` is None for a letter on paper, and ``values`` empty. Otherwise they are what the
    mail's message will hold; the link's token is None in a preview. ``asked`` are the questions
    on the page behind the link, which also asks whether they come where there is a ``meeting``.
    Everybody at the table hears of one that ``is_news``.
    """

    address: str | None
    language: str
    values: Values
    meeting: Meeting | None
    asked: tuple[Question, ...]
    is_news: bool


class InviteParent(ParentInvitation, Command[InvitedParent]):
    """Invite a parent, to a meeting and to answer for consent: by mail, or with a letter."""

    async def carry_out(self, occasion: Occasion) -> InvitedParent:
        """Keep the parent and the meeting, and send what ``PreviewParentInvitation`` shows.

        Nothing is sent to who has no mail; who leads the case prints a letter (``OpenLetter``),
        and hears it when nobody answers. An address that changed ends the links sent to the old
        one. Raises as ``plan_invitation`` does.
        """
        plan = await plan_invitation(occasion, self)
        await _keep_parent(occasion, plan)
        await _keep_meeting(occasion, plan)
        guardian = plan.guardian
        letter = await _send(occasion, plan, plan.by_mail) if plan.by_mail else None
        if (await asked_parent(occasion, plan.case, guardian)).is_silent:
            await plan_silence(occasion, plan.case, guardian, letter)
        return InvitedParent(
            plan.case.id, guardian, plan.when.meeting, plan.asked, on_paper=letter is None
        )


class PreviewParentInvitation(ParentInvitation, Command[ParentLetter]):
    """Show exactly what ``InviteParent`` would send, and keep nothing."""

    async def carry_out(self, occasion: Occasion) -> ParentLetter:
        """Return what would leave the school. Raises as ``plan_invitation`` does."""
        plan = await plan_invitation(occasion, self)
        values: Values = {}
        if to := plan.by_mail:
            coordinator = await name_of(occasion, plan.case.coordinator) or ""
            values = _values(Letter(plan.case.school, coordinator, to, token=None), plan)
        language, meeting = plan.guardian.language, plan.when.meeting
        is_news = plan.when.is_new
        return ParentLetter(plan.email, language, values, meeting, plan.asked, is_news)


async def _send(occasion: Occasion, plan: ParentPlan, to: Addressee) -> Letter:
    """Put the mail in the outbox, and return what other mails of this parent are made of."""
    meeting = plan.when.meeting
    until = meeting.ends_at if meeting else occasion.now
    letter = await letter_to(occasion, plan.case, to, until)
    mailing = Mailing(
        Kind.PARENT_INVITED,
        plan.case.id,
        to.guardian.id,
        occasion.now,
        {"meeting": meeting.id} if meeting else {},
    )
    await post(occasion, mailing.message(letter, _values(letter, plan)))
    return letter


def _values(letter: Letter, plan: ParentPlan) -> Values:
    return letter.about_meeting(plan.when.meeting, plan.when.place)


async def _keep_parent(occasion: Occasion, plan: ParentPlan) -> None:
    case, guardian = plan.case, plan.guardian
    pupil = await occasion.store.words(case.id, case.id) or {}
    await occasion.store.save_guardian(case.id, guardian)
    await occasion.store.keep_words(
        case.id,
        guardian.id,
        Audience.COORDINATION,
        {
            "name": plan.name,
            "email": plan.email,
            "asked": to_words(plan.asked),
            "born": pupil.get("born"),  # opens the door of their pages (operations.doors)
        },
    )
    await occasion.store.trust_address(case.id, guardian.id)
    if plan.moved:
        await _follow_address(occasion, case, guardian)


async def _follow_address(occasion: Occasion, case: Case, guardian: Guardian) -> None:
    """End the links sent to an old address, and send reminders of agreements to the new one."""
    await occasion.store.revoke_links(case.id, guardian.id)
    for agreement in await occasion.store.agreements(case.id):
        if agreement.who == guardian.id and agreement.is_open:
            await occasion.store.call_back(case.id, agreement.id, kinds=AGREEMENT_REMINDERS)
            await plan_agreement(occasion, agreement, case)


async def _keep_meeting(occasion: Occasion, plan: ParentPlan) -> None:
    """Plan a new meeting for everybody, or see to it that this parent is reminded of one."""
    meeting, place = plan.when.meeting, plan.when.place
    if meeting is None:
        return
    news = News(plan.case, meeting, place)
    await keep_planned(occasion, plan.when)
    if plan.when.is_new:
        await announce(occasion, news, but=plan.guardian.id)
    else:
        await remind_parents(occasion, news)
    if (to := plan.by_mail) is None:
        return
    if not plan.when.is_new:
        account = await occasion.store.account_at(to.email)
        await invite_account(occasion, plan.case, meeting, account)
    await link_account(occasion, news, Kind.MEETING_LINK, to)
