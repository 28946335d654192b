"""Writing down what parents said, and seeing what it comes to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import uuid4

from pydantic import JsonValue, model_validator

from cases.desk import Command, Occasion
from cases.errors import DateInTheFuture, NotFoundHere
from cases.identities import PersonId
from cases.messages import Message
from cases.model.case import Audience, Case, CaseId, Participant, Seat
from cases.model.consents import (
    Consent,
    ConsentAnswer,
    ConsentId,
    ConsentStatus,
    Purpose,
    Route,
    consent_status,
    newest_answers,
)
from cases.model.grounds import consent_needed
from cases.model.people import Guardian, Person, Relation
from cases.operations.asking import TEXT_VERSIONS, all_answered, from_words
from cases.operations.fields import Day, Line
from cases.operations.kinds import Kind, tell
from cases.operations.table import colleague, guardian_of, led_case, name_of
from cases.reminding import call_back_silence


@dataclass(frozen=True, slots=True)
class GuardianAnswer:
    """What one guardian last said; ``answer`` is None while they said nothing."""

    guardian: Guardian
    name: str
    answer: ConsentAnswer | None


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """One purpose and recipient: everybody's newest answer and what it comes to.

    ``recipient`` is None for the whole team.
    """

    purpose: Purpose
    recipient: Person | None
    answers: Sequence[GuardianAnswer]
    status: ConsentStatus


class RecordConsent(Command[Consent]):
    """Write down what a guardian said by phone, on paper or in person."""

    case: CaseId
    giver: PersonId
    purpose: Purpose
    recipient: PersonId | None = None
    answer: ConsentAnswer
    route: Literal[Route.PHONE, Route.PAPER, Route.IN_PERSON]
    given_on: Day
    interpreter: bool | None = None

    @model_validator(mode="after")
    def _sharing_is_with_somebody(self) -> "RecordConsent":
        if (self.purpose is Purpose.SHARE_EXPERT) != (self.recipient is not None):
            raise ValueError("sharing is with one person, and discussing with the whole team")
        return self

    async def carry_out(self, occasion: Occasion) -> Consent:
        """Keep the answer beside the earlier ones; the wall follows the newest at once.

        Raises:
            NotAllowed: somebody else leads the case.
            NotFoundHere: the giver is no guardian of this pupil, or the recipient is unknown.
            DateInTheFuture: it cannot have been said yet.
        """
        case = await led_case(occasion, self.case, at_rest=True)
        guardian = await guardian_of(occasion, case.id, self.giver)
        if guardian is None:
            raise NotFoundHere
        if self.recipient is not None:
            await colleague(occasion, self.recipient)
        if self.given_on > occasion.today:
            raise DateInTheFuture(given=self.given_on)
        consent = self._consent(guardian, await occasion.store.me(), occasion)
        await occasion.store.add_consent(consent)
        await _settle(occasion, case, guardian)
        return consent

    def _consent(self, guardian: Guardian, me: PersonId, occasion: Occasion) -> Consent:
        return Consent(
            id=ConsentId(uuid4()),
            case=self.case,
            giver=guardian.id,
            purpose=self.purpose,
            recipient=self.recipient,
            answer=self.answer,
            route=self.route,
            given_on=self.given_on,
            recorded_at=occasion.now,
            recorded_by=me,
            text_version=TEXT_VERSIONS[self.purpose],
            language=guardian.language,
            interpreter=bool(self.interpreter),
        )


class AddGuardian(Command[Guardian]):
    """Add a parent or guardian who gets no mail: the answers come by phone or on paper."""

    case: CaseId
    name: Line
    relation: Relation
    has_authority: bool
    language: Literal["nl", "en"] = "nl"

    async def carry_out(self, occasion: Occasion) -> Guardian:
        """Keep the guardian. Raises ``NotAllowed`` when somebody else leads the case."""
        case = await led_case(occasion, self.case)
        guardian = Guardian(PersonId(uuid4()), self.relation, self.has_authority, self.language)
        await occasion.store.save_guardian(case.id, guardian)
        words: dict[str, JsonValue] = {"name": self.name, "email": None, "asked": []}
        await occasion.store.keep_words(case.id, guardian.id, Audience.COORDINATION, words)
        return guardian


class ConsentOverview(Command[Sequence[ConsentLine]]):
    """See who said what, per purpose and recipient."""

    case: CaseId

    async def carry_out(self, occasion: Occasion) -> Sequence[ConsentLine]:
        """Return the team's line first, then one for each expert asked, invited or seated.

        Raises:
            NotAllowed: somebody else leads the case.
        """
        case = await led_case(occasion, self.case)
        return await consent_lines(occasion, case)


async def consent_lines(occasion: Occasion, case: Case) -> list[ConsentLine]:
    """Return what was said about the team and about each person content may be shared with."""
    store = occasion.store
    guardians = await store.guardians(case.id)
    names: dict[PersonId, str] = {}
    recipients: dict[PersonId, Person] = {}
    for guardian in guardians:
        words = await store.words(case.id, guardian.id) or {}
        names[guardian.id] = str(words.get("name") or "")
        asked = [question.recipient for question in from_words(words)]
        recipients |= {person.id: person for person in asked if person}
    consents = await store.consents(case.id)
    named = [consent.recipient for consent in consents if consent.recipient]
    places = await store.participants(case.id)
    named += [place.person for place in places if _asks_by_name(case, place)]
    known = [await store.person(person) for person in dict.fromkeys(named)]
    recipients |= {person.id: person for person in known if person}

    def line(purpose: Purpose, recipient: Person | None) -> ConsentLine:
        about = recipient.id if recipient else None
        newest = newest_answers(consents, purpose, about)
        answers = [GuardianAnswer(g, names[g.id], newest.get(g.id)) for g in guardians]
        status = consent_status(case.authority, guardians, consents, purpose, about)
        return ConsentLine(purpose, recipient, answers, status)

    by_name = sorted(recipients.values(), key=lambda person: person.name)
    return [
        line(Purpose.DISCUSS_TEAM, None),
        *(line(Purpose.SHARE_EXPERT, person) for person in by_name),
    ]


def _asks_by_name(case: Case, place: Participant) -> bool:
    """Say whether this person may come to read, by a consent that names them."""
    coming = place.seat in {Seat.PROPOSED, Seat.INVITED, Seat.SEATED}
    by_name = consent_needed(place)[0] is Purpose.SHARE_EXPERT
    return coming and by_name and not case.is_led_by(place.person)


async def _settle(occasion: Occasion, case: Case, guardian: Guardian) -> None:
    """Stop asking a guardian who answered everything, and tell the coordinator."""
    if await all_answered(occasion, case.id, guardian.id):
        await call_back_silence(occasion, case, guardian.id)
    await tell(
        occasion,
        Message(
            kind=Kind.CONSENT_RECORDED,
            case=case.id,
            subject=guardian.id,
            receiver=case.coordinator,
            at=occasion.now,
            values={
                "label": case.label,
                "on": occasion.today,
                "name": await name_of(occasion, await occasion.store.me()),
            },
            references={"guardian": guardian.id},
        ),
    )
