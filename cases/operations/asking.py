"""The questions for consent put to a parent, as they are kept with the parent's name.

With each question stand the name, function and organisation of whom it is about, as they
were when it was asked: that is what the parent said yes or no to.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID, uuid4

from pydantic import BaseModel, JsonValue

from cases.desk import Occasion
from cases.identities import PersonId
from cases.model.case import CaseId, Words
from cases.model.consent_texts import TEXT_VERSIONS
from cases.model.consents import Consent, ConsentAnswer, ConsentId, Purpose, Route
from cases.model.contact_channels import CHANNEL_IDS, CHANNELS, ContactChannel
from cases.model.people import Person
from cases.model.pupils import Pupil
from cases.model.purposes import deciding
from cases.model.statuses import About, newest_of
from cases.operations.fields import LanguageCode, Line


@dataclass(frozen=True, slots=True)
class Question:
    """One question for consent; ``recipient`` is None when it is about the whole team."""

    purpose: Purpose
    recipient: Person | None = None

    @property
    def about(self) -> About:
        """What an answer to it is about."""
        return self.purpose, self.recipient.id if self.recipient else None

    @property
    def channel(self) -> ContactChannel | None:
        """The way of reaching somebody that it asks about, None for every other question."""
        return CHANNELS.get(self.recipient.id) if self.recipient else None

    @property
    def wording(self) -> str:
        """What its text goes by."""
        return f"{self.purpose}.{self.channel}" if self.channel else self.purpose.value


def about_channel(channel: ContactChannel) -> Question:
    """Return the question whether somebody may be reached in a way."""
    return Question(Purpose.CONTACT_CHANNEL, Person(CHANNEL_IDS[channel], channel.value))


def questions_for(recipients: Iterable[Person]) -> tuple[Question, ...]:
    """Return the questions to ask: the team always, and each recipient by name."""
    by_name = {person.id: Question(Purpose.SHARE_EXPERT, person) for person in recipients}
    return (Question(Purpose.DISCUSS_TEAM), *by_name.values())


def to_words(questions: Iterable[Question]) -> list[JsonValue]:
    """Return the questions as they are kept."""
    return [
        {
            "purpose": question.purpose.value,
            "recipient": str(question.recipient.id) if question.recipient else None,
            "name": question.recipient.name if question.recipient else "",
            "function": question.recipient.function if question.recipient else "",
            "organisation": question.recipient.organisation if question.recipient else "",
            "outside": bool(question.recipient and question.recipient.is_outside),
        }
        for question in questions
    ]


def from_words(words: Words | None) -> Sequence[Question]:
    """Return the questions kept with a parent's name."""
    kept = (words or {}).get("asked")
    return (
        [_question(one) for one in kept if isinstance(one, dict)] if isinstance(kept, list) else []
    )


def merged(before: Iterable[Question], now: Iterable[Question]) -> tuple[Question, ...]:
    """Return all questions ever put to a parent, each once, in its newest form."""
    return tuple({question.about: question for question in (*before, *now)}.values())


class Waits(StrEnum):
    """What can wait for somebody's answer."""

    CONSENT = "consent"
    COMING = "coming"
    TIMES = "times"


async def waits_for(occasion: Occasion, case: CaseId, giver: PersonId) -> frozenset[Waits]:
    """Return what still waits for the answer of a parent, or of the pupil."""
    store = occasion.store
    waits = {Waits.CONSENT} if await _has_open_questions(occasion, case, giver) else set()
    answered = {one.meeting for one in await store.meeting_answers(case) if one.person == giver}
    ahead = [one.id for one in await store.meetings(case) if one.is_ahead(occasion.now)]
    if ahead and ahead[0] not in answered:
        waits.add(Waits.COMING)
    for offer in await store.open_time_offers(case):
        if giver not in {one.person for one in await store.time_answers(case, offer.id)}:
            waits.add(Waits.TIMES)
    return frozenset(waits)


async def _has_open_questions(occasion: Occasion, case: CaseId, giver: PersonId) -> bool:
    asked = from_words(await occasion.store.words(case, giver))
    consents = await occasion.store.consents(case)
    pupil = await occasion.store.pupil(case)
    is_pupil = pupil is not None and pupil.id == giver
    for question in asked:
        rule = deciding(pupil, question.purpose, occasion.today)
        is_asked = rule.asks_pupil if is_pupil else rule.asks_guardians
        if is_asked and not newest_of(pupil, consents, giver, question.about, occasion.today):
            return True
    return False


def _question(kept: dict[str, JsonValue]) -> Question:
    recipient = kept["recipient"]
    if not isinstance(recipient, str):
        return Question(Purpose(str(kept["purpose"])))
    person = Person(
        PersonId(UUID(recipient)),
        str(kept["name"]),
        str(kept["function"]),
        str(kept["organisation"]),
        is_outside=bool(kept.get("outside")),
    )
    return Question(Purpose(str(kept["purpose"])), person)


@dataclass(frozen=True, slots=True)
class Reading:
    """How somebody read a question: in which language, by whose translation, with whose help.

    ``translated_by`` is None for the school's own languages; ``interpreter``: somebody
    interpreted it for them.
    """

    language: str
    translated_by: str | None = None
    interpreter: bool = False


@dataclass(frozen=True, slots=True)
class ByLink:
    """An answer that somebody gives on their own page, and how they read the question."""

    giver: PersonId
    about: About
    answer: ConsentAnswer
    reading: Reading

    async def keep_once(
        self, occasion: Occasion, case: CaseId, pupil: Pupil | None
    ) -> tuple[Consent, bool]:
        """Keep it beside the earlier ones, and say that it is new.

        Where what still counts says the same, that is returned, and nothing is kept.
        """
        consents = await occasion.store.consents(case)
        before = newest_of(pupil, consents, self.giver, self.about, occasion.today)
        if before and before.answer is self.answer:
            return before, False
        purpose, recipient = self.about
        consent = Consent(
            id=ConsentId(uuid4()),
            case=case,
            giver=self.giver,
            purpose=purpose,
            recipient=recipient,
            answer=self.answer,
            route=Route.LINK,
            given_on=occasion.today,
            recorded_at=occasion.now,
            recorded_by=None,
            text_version=TEXT_VERSIONS[purpose],
            language=self.reading.language,
            interpreter=self.reading.interpreter,
            translated_by=self.reading.translated_by,
        )
        await occasion.store.add_consent(consent)
        return consent, True


class AnswerByLink(BaseModel):
    """What somebody says on their own page to one question for consent.

    ``language`` is the one in which the question was read, by default their own.
    """

    purpose: Purpose
    recipient: PersonId | None = None
    answer: ConsentAnswer
    language: LanguageCode | None = None
    interpreter: bool = False
    translated_by: Line | None = None

    def of(self, giver: PersonId, language: str) -> ByLink:
        """Return it as the answer of somebody whose own language that is."""
        reading = Reading(self.language or language, self.translated_by, self.interpreter)
        return ByLink(giver, (self.purpose, self.recipient), self.answer, reading)
