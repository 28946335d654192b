"""Answers about consent given aloud: to which question, what was said, and who interpreted."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from pydantic import JsonValue

from cases.errors import CaseError
from cases.identities import PersonId
from cases.model.people import Person
from cases.operations.asking import Question
from cases.operations.oral import key_of
from cases.operations.still_open import AskedParent, asked_parent
from cases.operations.table import guardian_of
from dialogs.asked_about import asked_about
from dialogs.kinds.among import Among, Known
from dialogs.kinds.choices import YES_OR_NO, OneOf
from dialogs.kinds.kind import Around, Recognised
from dialogs.kinds.names import Named, single_names
from dialogs.kinds.people import case_of
from dialogs.language.say import Say, Sayable


@dataclass(frozen=True)
class OpenQuestion(Among):
    """A question for consent that a parent has not answered; unasked, the first of them."""

    async def known(self, around: Around) -> Mapping[str, Known]:
        """Return the parent's open questions by whom they are about, in the order asked."""
        asked = await _asked(around)
        questions = asked.open_questions if asked else ()
        return {key_of(one): _as_known(one, around) for one in questions}

    async def only(self, around: Around) -> JsonValue:
        """Return the first: questions are read out one after the other."""
        return next(iter(await self.known(around)), None)


@dataclass(frozen=True, slots=True)
class SaidAloud(OneOf):
    """What a parent said to a question; asking for it gives the text to read out."""

    async def half_asked(self, around: Around) -> Say | None:
        """Return the question exactly as it stands on the parent's page, in their language.

        In one that is not read here it stands in the reader's own before that, for who interprets.
        """
        asked = await _asked(around)
        key = around.values.get("question")
        questions = [question for question, _ in asked.consents] if asked else []
        for question in questions:
            if asked and key_of(question) == key:
                return _to_read_out(question, asked, around.language)
        return None


@dataclass(frozen=True, slots=True)
class Interpreter(OneOf):
    """Whether an interpreter was there; ``is_asked`` False takes no for what nobody said."""

    is_asked: bool = True

    async def find(self, text: str, around: Around) -> Recognised:
        """Return what the words say of an interpreter; a bare yes or no counts when asked."""
        found = await OneOf.find(self, text, around)
        if found is not None or around.volunteered:
            return found
        return await YES_OR_NO.find(text, around)

    async def only(self, around: Around) -> JsonValue:
        """Return that there was none, where it is not asked."""
        return None if self.is_asked else False


_READ_HERE = ("nl", "en")
_WITH_OR_WITHOUT = {"with": True, "without": False}
INTERPRETER = Interpreter("interpreter", _WITH_OR_WITHOUT)
IF_INTERPRETER_SAID = Interpreter("interpreter", _WITH_OR_WITHOUT, is_asked=False)
SAID_ALOUD = SaidAloud("consent", {key: key for key in ("yes", "no", "talk")})


def _to_read_out(question: Question, asked: AskedParent, reader: str) -> Say:
    language = asked.guardian.language
    name: dict[str, Sayable] = {"name": _called(question.recipient)} if question.recipient else {}
    texts = {
        "question": Say(f"page.guest.consent.{question.wording}.question", name),
        "about": Say(f"page.guest.consent.{question.wording}.about"),
        "free": Say("page.guest.consent.free"),
    }
    known = language in {reader, *_READ_HERE}
    here = {} if known else {f"{part}_here": say for part, say in texts.items()}
    return Say(
        "oral_consent.read_out" if known else "oral_consent.read_out.twice",
        {
            "relation": Say(f"choice.relation.{asked.guardian.relation}"),
            **here,
            **{part: replace(say, language=language) for part, say in texts.items()},
        },
    )


def _called(person: Person) -> str:
    return person.in_full


def _as_known(question: Question, around: Around) -> Known:
    key, title = key_of(question), asked_about(question.purpose, question.recipient)
    if question.recipient is None or question.channel:
        words = tuple(around.spoken(f"choice.purpose.{question.purpose}.words"))
        return Known(title, Named(key, words))
    name = question.recipient.name
    return Known(title, Named(key, (name,), single_names(name)))


async def _asked(around: Around) -> AskedParent | None:
    """Return what the parent that this is about was asked, None where that may not be known."""
    case, giver = case_of(around), around.values.get("giver")
    if case is None or not isinstance(giver, str):
        return None
    occasion = around.desk.occasion
    try:
        found = await occasion.store.case(case)
        guardian = await guardian_of(occasion, case, PersonId(UUID(giver)))
        return await asked_parent(occasion, found, guardian) if guardian else None
    except CaseError:
        return None
