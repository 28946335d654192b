"""The questions for consent put to a parent, as they are kept with the parent's name.

With each question stand the name, function and organisation of whom it is about, as they
were when it was asked: that is what the parent said yes or no to.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid4

from pydantic import JsonValue

from cases.desk import Occasion
from cases.identities import PersonId
from cases.model.case import CaseId, Words
from cases.model.consents import Consent, ConsentAnswer, ConsentId, Purpose, Route
from cases.model.people import Person

TEXT_VERSIONS: Final = {purpose: f"{purpose}-1" for purpose in Purpose}
"""Which wording of the question is asked now; a changed wording gets a new one."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question for consent; ``recipient`` is None when it is about the whole team."""

    purpose: Purpose
    recipient: Person | None = None

    @property
    def about(self) -> tuple[Purpose, PersonId | None]:
        """What an answer to it is about."""
        return self.purpose, self.recipient.id if self.recipient else None


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


async def all_answered(occasion: Occasion, case: CaseId, guardian: PersonId) -> bool:
    """Say whether a parent has answered everything they were asked, about coming too."""
    asked = from_words(await occasion.store.words(case, guardian))
    given = {
        (consent.purpose, consent.recipient)
        for consent in await occasion.store.consents(case)
        if consent.giver == guardian
    }
    consented = given >= {question.about for question in asked}
    return consented and not await _is_asked_to_come(occasion, case, guardian)


async def _is_asked_to_come(occasion: Occasion, case: CaseId, guardian: PersonId) -> bool:
    """Say whether a meeting, or times for one, wait for this parent's answer."""
    store = occasion.store
    answered = {one.meeting for one in await store.meeting_answers(case) if one.person == guardian}
    ahead = [one.id for one in await store.meetings(case) if one.is_ahead(occasion.now)]
    if ahead and ahead[0] not in answered:
        return True
    for offer in await store.open_time_offers(case):
        if guardian not in {one.person for one in await store.time_answers(case, offer.id)}:
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
class ByLink:
    """An answer that somebody gives on their own page, and the language they read it in."""

    giver: PersonId
    purpose: Purpose
    recipient: PersonId | None
    answer: ConsentAnswer
    language: str

    async def before(self, occasion: Occasion, case: CaseId) -> Consent | None:
        """Return what they last answered to the same question; answers come oldest first."""
        about = (self.giver, self.purpose, self.recipient)
        given = [
            consent
            for consent in await occasion.store.consents(case)
            if (consent.giver, consent.purpose, consent.recipient) == about
        ]
        return given[-1] if given else None

    async def keep(self, occasion: Occasion, case: CaseId) -> Consent:
        """Keep it beside the earlier ones, and return it as it was written down."""
        consent = Consent(
            id=ConsentId(uuid4()),
            case=case,
            giver=self.giver,
            purpose=self.purpose,
            recipient=self.recipient,
            answer=self.answer,
            route=Route.LINK,
            given_on=occasion.today,
            recorded_at=occasion.now,
            recorded_by=None,
            text_version=TEXT_VERSIONS[self.purpose],
            language=self.language,
        )
        await occasion.store.add_consent(consent)
        return consent
