"""Working out an invitation of a parent: all of it, before anything is kept or sent."""

from dataclasses import dataclass
from uuid import uuid4

from pydantic import BaseModel

from cases.desk import Occasion
from cases.errors import LanguageNotOffered, NoMailAddress
from cases.identities import PersonId
from cases.model.case import Case, CaseId, Words
from cases.model.people import Guardian, Relation
from cases.model.purposes import is_put_to
from cases.model.rights import Right
from cases.operations.asking import Question, from_words, merged, questions_for
from cases.operations.contact import mail_in
from cases.operations.fields import JoinLink, LanguageCode, Line, MailAddress, Moment
from cases.operations.letters import Addressee, Place
from cases.operations.meeting_plans import MeetingPlan, plan_meeting
from cases.operations.table import case_with, recipient


class ParentInvitation(BaseModel):
    """What is asked for to invite a parent.

    Without ``at`` it is about the meeting that is planned, if there is one. ``ask_for`` are
    those with whom the parent is asked to let us share; the team as a whole is always asked.
    A parent without authority is invited and asked nothing, and one of a pupil who decides
    themselves only about the plan. Without ``email`` the invitation is a letter on paper.
    """

    case: CaseId
    name: Line
    relation: Relation
    has_authority: bool
    email: MailAddress | None = None
    language: LanguageCode
    at: Moment | None = None
    place: Line | None = None
    join_url: JoinLink | None = None
    ask_for: tuple[PersonId, ...] = ()
    although_closed: bool = False


@dataclass(frozen=True, slots=True)
class ParentPlan:
    """Whom to invite to what, and what to ask.

    ``email`` is None for who gets a letter on paper; ``moved``: we knew them by another address.
    """

    case: Case
    guardian: Guardian
    name: str
    email: str | None
    when: MeetingPlan
    asked: tuple[Question, ...]
    moved: bool

    @property
    def by_mail(self) -> Addressee | None:
        """To whom the mail goes, None where the invitation is a letter on paper."""
        return Addressee(self.guardian, self.name, self.email) if self.email else None


async def plan_invitation(occasion: Occasion, given: ParentInvitation) -> ParentPlan:
    """Return what inviting this parent comes to.

    Raises:
        NotAllowed: somebody else leads the case.
        NotFoundHere: nobody in the directory has one of the ids in ``ask_for``.
        DateInThePast: the moment has passed.
        NotASchoolDay: the school is closed, and that was not said to be meant.
        LanguageNotOffered: the school does not write to parents in this language.
        NoMailAddress: this parent said no to mail.
    """
    if given.language not in occasion.practice.parents_languages:
        raise LanguageNotOffered
    case = await case_with(occasion, given.case, Right.INVITE)
    guardian, known = await _guardian(occasion, given)
    await _may_be_mailed(occasion, case, guardian, given.email)
    recipients = [await recipient(occasion, case.id, person) for person in given.ask_for]
    pupil = await occasion.store.pupil(case.id)
    asked = tuple(
        question
        for question in merged(from_words(known), questions_for(recipients))
        if is_put_to(guardian, pupil, question.purpose, occasion.today)
    )
    return ParentPlan(
        case=case,
        guardian=guardian,
        name=given.name,
        email=given.email,
        when=await plan_meeting(
            occasion,
            case,
            given.at,
            Place(given.place, given.join_url),
            although_closed=given.although_closed,
        ),
        asked=asked,
        moved=known is not None and _said(known, "email") != (given.email or "").casefold(),
    )


async def _may_be_mailed(
    occasion: Occasion, case: Case, guardian: Guardian, email: str | None
) -> None:
    """Raise ``NoMailAddress`` where a mail would go to who said no to mail."""
    consents = await occasion.store.consents(case.id)
    if email and mail_in({"email": email}, consents, guardian.id, occasion) is None:
        raise NoMailAddress


async def _guardian(occasion: Occasion, given: ParentInvitation) -> tuple[Guardian, Words | None]:
    """Return the parent with what is known of them: somebody known already, or somebody new.

    It is the same parent if the relation is the same and the name or the address is; the
    relation alone does not do, for a child can have two mothers.
    """
    for guardian in await occasion.store.guardians(given.case):
        words = await occasion.store.words(given.case, guardian.id)
        if guardian.relation is given.relation and _is_same(words or {}, given):
            return _described(guardian.id, given), words
    return _described(PersonId(uuid4()), given), None


def _is_same(words: Words, given: ParentInvitation) -> bool:
    email = (given.email or "").casefold()
    return given.name.casefold() == _said(words, "name") or email == _said(words, "email") != ""


def _said(words: Words, name: str) -> str:
    return str(words.get(name) or "").casefold()


def _described(person: PersonId, given: ParentInvitation) -> Guardian:
    return Guardian(person, given.relation, given.has_authority, given.language)
