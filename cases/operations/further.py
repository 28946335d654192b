"""A further question for consent, put to whoever decides about it while the team is at work."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from cases.desk import Command, Occasion
from cases.errors import NobodyToAsk
from cases.model.case import Audience, Case, CaseId
from cases.model.consents import Consent
from cases.model.people import Guardian
from cases.model.pupils import Pupil
from cases.model.purposes import Deciders, deciding, is_put_to
from cases.model.statuses import newest_of
from cases.operations.asking import Question, from_words, merged, to_words
from cases.operations.consent_subjects import ConsentSubject
from cases.operations.contact import mail_of
from cases.operations.kinds import Kind, post
from cases.operations.letters import Addressee, Mailing, letter_to, text_of
from cases.operations.pupils import tell_pupil
from cases.operations.table import led_case
from cases.reminding import plan_silence


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who is asked: their language and, where they get mail, their address."""

    person: Guardian | Pupil
    name: str
    email: str | None


@dataclass(frozen=True, slots=True)
class PutQuestion:
    """A further question: who is asked it now, and how many said something to it before."""

    case: CaseId
    question: Question
    asked: Sequence[Asked]
    answered: int


class FurtherQuestion(ConsentSubject):
    """What is asked for to put a further question: its subject, and the case."""

    case: CaseId

    async def plan(self, occasion: Occasion) -> tuple[Case, PutQuestion]:
        """Return whom this would ask, and keep nothing.

        Raises:
            NotAllowed: somebody else leads the case.
            NotFoundHere: nobody in the directory is that colleague.
            NobodyToAsk: nobody who decides about this is known.
        """
        case = await led_case(occasion, self.case)
        question = await self.question(occasion, case)
        people = await deciding_on(occasion, case, question)
        if not people:
            raise NobodyToAsk
        silent = [one for one in people if await _answer(occasion, case, one, question) is None]
        asked = [await who_is_asked(occasion, case, one) for one in silent]
        return case, PutQuestion(case.id, question, asked, len(people) - len(silent))


class AskConsent(FurtherQuestion, Command[PutQuestion]):
    """Put a further question on the pages of all who decide about it, and mail them so."""

    async def carry_out(self, occasion: Occasion) -> PutQuestion:
        """Keep the question, send mails, and begin anew with waiting for answers.

        Who said something to it that counts is not asked again. Raises as ``plan`` does.
        """
        case, put = await self.plan(occasion)
        await self.keep(occasion, case)
        for asked in put.asked:
            await put_to(occasion, case, asked, [put.question])
        return put


class PreviewQuestion(FurtherQuestion, Command[PutQuestion]):
    """Show what ``AskConsent`` would ask of whom, and keep nothing."""

    async def carry_out(self, occasion: Occasion) -> PutQuestion:
        """Return it. Raises as ``plan`` does."""
        return (await self.plan(occasion))[1]


async def deciding_on(
    occasion: Occasion, case: Case, question: Question
) -> Sequence[Guardian | Pupil]:
    """Return who decides about a question: parents first, then the pupil."""
    pupil = await occasion.store.pupil(case.id)
    guardians = await occasion.store.guardians(case.id)
    today = occasion.today
    asked = [one for one in guardians if is_put_to(one, pupil, question.purpose, today)]
    return [*asked, pupil] if pupil and await _is_put_to(pupil, question, occasion, case) else asked


async def _is_put_to(pupil: Pupil, question: Question, occasion: Occasion, case: Case) -> bool:
    """Say whether a pupil is asked; how they are reached only those who have a page."""
    rule = deciding(pupil, question.purpose, occasion.today)
    if rule.who is Deciders.EACH:
        return await occasion.store.words(case.id, pupil.id) is not None
    return rule.asks_pupil


async def _answer(
    occasion: Occasion, case: Case, person: Guardian | Pupil, question: Question
) -> Consent | None:
    store = occasion.store
    pupil, consents = await store.pupil(case.id), await store.consents(case.id)
    return newest_of(pupil, consents, person.id, question.about, occasion.today)


async def who_is_asked(occasion: Occasion, case: Case, person: Guardian | Pupil) -> Asked:
    """Return somebody who is asked, with the address of their mail."""
    words = await occasion.store.words(case.id, person.id) or {}
    email = await mail_of(occasion, case.id, person.id)
    return Asked(person, text_of(words, "name") or "", email)


async def put_to(
    occasion: Occasion, case: Case, asked: Asked, questions: Sequence[Question]
) -> None:
    """Put questions on somebody's page, and mail them so where they get mail."""
    await _keep_asked(occasion, case, asked, questions)
    if isinstance(asked.person, Pupil):
        await tell_pupil(occasion, case, asked.person.id)
    elif asked.email is not None:
        await _mail_parent(occasion, case, Addressee(asked.person, asked.name, asked.email))


async def _keep_asked(
    occasion: Occasion, case: Case, asked: Asked, put: Sequence[Question]
) -> None:
    person = asked.person.id
    words = dict(await occasion.store.words(case.id, person) or {})
    request = await occasion.store.words(case.id, case.id) or {}
    known: dict[str, JsonValue] = {"name": asked.name, "email": None, "born": request.get("born")}
    questions = to_words(merged(from_words(words), put))
    changed = {**known, **words, "asked": questions}
    await occasion.store.keep_words(case.id, person, Audience.COORDINATION, changed)


async def _mail_parent(occasion: Occasion, case: Case, to: Addressee) -> None:
    letter = await letter_to(occasion, case, to, occasion.now)
    kind, guardian = Kind.PARENT_ASKED_MAIL, to.guardian.id
    await occasion.store.call_back(case.id, guardian, kinds=(kind,))
    mailing = Mailing(kind, case.id, guardian, occasion.now, {})
    await post(occasion, mailing.message(letter, letter.about()))
    await plan_silence(occasion, case, letter.to.guardian, letter)
