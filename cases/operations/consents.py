"""Writing down what parents and the pupil said."""

from dataclasses import dataclass
from typing import Literal
from uuid import uuid4

from pydantic import JsonValue

from cases.desk import Command, Occasion
from cases.errors import DateInTheFuture, NotFoundHere
from cases.identities import PersonId
from cases.messages import Message
from cases.model.case import Audience, Case, CaseId
from cases.model.consent_texts import TEXT_VERSIONS
from cases.model.consents import Consent, ConsentAnswer, ConsentId, Route
from cases.model.people import Guardian, Relation
from cases.model.statuses import newest_of
from cases.operations.consent_subjects import ConsentSubject
from cases.operations.fields import Day, Line
from cases.operations.kinds import Kind, tell
from cases.operations.still_open import settle_silence
from cases.operations.table import guardian_of, led_case, name_of


@dataclass(frozen=True, slots=True)
class Recorded:
    """An answer that was written down, and the one that counts instead: one that was said later.

    ``outrun_by`` is None where this one counts.
    """

    consent: Consent
    outrun_by: Consent | None


class RecordConsent(ConsentSubject, Command[Recorded]):
    """Write down what a guardian or the pupil said by phone, on paper or in person."""

    case: CaseId
    giver: PersonId
    answer: ConsentAnswer
    route: Literal[Route.PHONE, Route.PAPER, Route.IN_PERSON]
    given_on: Day
    interpreter: bool | None = None

    async def carry_out(self, occasion: Occasion) -> Recorded:
        """Keep the answer beside the others; the wall follows the one said last at once.

        Raises:
            NotAllowed: somebody else leads the case.
            NotFoundHere: the giver is neither a guardian of this pupil nor the pupil, or the
                recipient is unknown.
            DateInTheFuture: it cannot have been said yet.
        """
        case = await led_case(occasion, self.case, at_rest=True)
        language = await _language_of(occasion, case, self.giver)
        if self.given_on > occasion.today:
            raise DateInTheFuture(given=self.given_on)
        question = await self.question(occasion, case)
        await self.keep(occasion, case)
        me = await occasion.store.me()
        consent = self._consent(question.about[1], language, me, occasion)
        await occasion.store.add_consent(consent)
        await _settle(occasion, case, self.giver)
        pupil, consents = (
            await occasion.store.pupil(case.id),
            await occasion.store.consents(case.id),
        )
        counts = newest_of(pupil, consents, self.giver, question.about, occasion.today)
        outrun = counts is not None and counts.id != consent.id
        return Recorded(consent, counts if outrun else None)

    def _consent(
        self, recipient: PersonId | None, language: str, me: PersonId, occasion: Occasion
    ) -> Consent:
        return Consent(
            id=ConsentId(uuid4()),
            case=self.case,
            giver=self.giver,
            purpose=self.purpose,
            recipient=recipient,
            answer=self.answer,
            route=self.route,
            given_on=self.given_on,
            recorded_at=occasion.now,
            recorded_by=me,
            text_version=TEXT_VERSIONS[self.purpose],
            language=language,
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


async def _language_of(occasion: Occasion, case: Case, giver: PersonId) -> str:
    guardian = await guardian_of(occasion, case.id, giver)
    if guardian is not None:
        return guardian.language
    pupil = await occasion.store.pupil(case.id)
    if pupil is None or pupil.id != giver:
        raise NotFoundHere
    return pupil.language


async def _settle(occasion: Occasion, case: Case, giver: PersonId) -> None:
    """Stop asking somebody who answered everything, and tell the coordinator."""
    await settle_silence(occasion, case, giver)
    await tell(
        occasion,
        Message(
            kind=Kind.CONSENT_RECORDED,
            case=case.id,
            subject=giver,
            receiver=case.coordinator,
            at=occasion.now,
            values={
                "label": case.label,
                "on": occasion.today,
                "name": await name_of(occasion, await occasion.store.me()),
            },
            references={"guardian": giver},
        ),
    )
