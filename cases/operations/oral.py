"""Consent given aloud: read out, answered, written down, and confirmed to who gave it."""

from dataclasses import dataclass
from typing import Literal

from cases.desk import Command, Occasion
from cases.errors import NoMailAddress, NotFoundHere
from cases.identities import PersonId
from cases.model.case import CaseId
from cases.model.consents import Consent, ConsentAnswer, Route
from cases.model.people import Guardian
from cases.operations.asking import Question
from cases.operations.consents import RecordConsent
from cases.operations.kinds import Kind, post
from cases.operations.letters import Addressee, Mailing, letter_to
from cases.operations.still_open import AskedParent, asked_parent
from cases.operations.table import guardian_of, led_case


@dataclass(frozen=True, slots=True)
class WrittenDown:
    """What was just written down, and what can follow: questions left open, and mail."""

    consent: Consent
    guardian: Guardian
    left: int
    has_mail: bool


class RecordOralConsent(Command[WrittenDown]):
    """Write down what a parent said on the phone, or at school, to a question read to them.

    ``question`` is one of the parent's open questions, by ``key_of``.
    """

    case: CaseId
    giver: PersonId
    question: str
    answer: ConsentAnswer
    interpreter: bool
    route: Literal[Route.PHONE, Route.IN_PERSON] = Route.PHONE

    async def carry_out(self, occasion: Occasion) -> WrittenDown:
        """Keep it as said today to who gives this command; it weighs the same as by link.

        Raises:
            NotAllowed: somebody else leads the case.
            NotFoundHere: this is no parent of this pupil, or they were not asked this.
        """
        case = await led_case(occasion, self.case, at_rest=True)
        guardian = await guardian_of(occasion, case.id, self.giver)
        if guardian is None:
            raise NotFoundHere
        asked = await asked_parent(occasion, case, guardian)
        question = _question(asked, self.question)
        recorded = await RecordConsent(
            case=case.id,
            giver=guardian.id,
            purpose=question.purpose,
            recipient=question.recipient.id if question.recipient else None,
            answer=self.answer,
            route=self.route,
            given_on=occasion.today,
            interpreter=self.interpreter,
        ).carry_out(occasion)
        left = [one for one in asked.open_questions if one.about != question.about]
        return WrittenDown(recorded.consent, guardian, len(left), asked.email is not None)


class MailConfirmation(Command[Guardian]):
    """Send a parent by mail that their answers were written down, with the way to read them."""

    case: CaseId
    parent: PersonId

    async def carry_out(self, occasion: Occasion) -> Guardian:
        """Put the mail in the outbox.

        Raises:
            NotAllowed: somebody else leads the case.
            NotFoundHere: this is no parent of this pupil.
            NoMailAddress: no address is known.
        """
        case = await led_case(occasion, self.case)
        guardian = await guardian_of(occasion, case.id, self.parent)
        if guardian is None:
            raise NotFoundHere
        asked = await asked_parent(occasion, case, guardian)
        if asked.email is None:
            raise NoMailAddress
        to = Addressee(guardian, asked.name, asked.email)
        until = asked.meeting.ends_at if asked.meeting else occasion.now
        letter = await letter_to(occasion, case, to, until)
        kind = Kind.CONSENT_CONFIRMED_MAIL
        mailing = Mailing(kind, case.id, guardian.id, occasion.now, {})
        await post(occasion, mailing.message(letter, letter.about(on=occasion.today)))
        return guardian


def key_of(question: Question) -> str:
    """Return what stands for a question in an answer about it."""
    return "|".join(str(part) for part in question.about if part)


def _question(asked: AskedParent, key: str) -> Question:
    for question, _ in asked.consents:
        if key_of(question) == key:
            return question
    raise NotFoundHere
