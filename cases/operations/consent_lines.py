"""What was said about each purpose and recipient, and what it comes to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from cases.desk import Command, Occasion
from cases.identities import PersonId
from cases.model.case import Case, CaseId, Participant, Seat
from cases.model.consents import Consent, ConsentStatus, Purpose
from cases.model.contact_channels import CHANNELS
from cases.model.grounds import consent_needed
from cases.model.people import Guardian, Person
from cases.model.purposes import RULES, About, Deciders, deciding
from cases.model.statuses import Family, Said, consent_status, outdated, said_last
from cases.operations.asking import about_channel, from_words
from cases.operations.households import known_family
from cases.operations.table import led_case


@dataclass(frozen=True, slots=True)
class GuardianAnswer:
    """What one guardian last said; ``answer`` is None while they said nothing."""

    guardian: Guardian
    name: str
    answer: Said | None


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """One purpose and recipient: everybody's newest answer and what it comes to.

    ``recipient`` is None for the whole team. ``who`` decides at the pupil's age, ``pupil`` is
    what the pupil said, as far as that counts.
    """

    purpose: Purpose
    recipient: Person | None
    answers: Sequence[GuardianAnswer]
    status: ConsentStatus
    who: Deciders = Deciders.GUARDIANS
    pupil: Said | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """All answers in a case, with who gave them; ``names`` are those of guardians."""

    family: Family
    consents: Sequence[Consent]
    today: date
    names: Mapping[PersonId, str] = field(default_factory=dict)

    def line(self, purpose: Purpose, recipient: Person | None) -> ConsentLine:
        """Return what was said about a purpose and recipient."""
        about = (purpose, recipient.id if recipient else None)
        pupil = self.family.pupil
        said = {
            **dict.fromkeys(outdated(pupil, self.consents, about, self.today), Said.OUTDATED),
            **said_last(self.family, self.consents, about, self.today),
        }
        return ConsentLine(
            purpose,
            recipient,
            [
                GuardianAnswer(one, self.names.get(one.id, ""), said.get(one.id))
                for one in self.family.guardians
            ],
            consent_status(self.family, self.consents, about, self.today),
            deciding(pupil, purpose, self.today).who,
            said.get(pupil.id) if pupil else None,
        )


class ConsentOverview(Command[Sequence[ConsentLine]]):
    """See who said what, per purpose and recipient."""

    case: CaseId

    async def carry_out(self, occasion: Occasion) -> Sequence[ConsentLine]:
        """Return the team's line first, then one for each expert, then what else was asked.

        Raises:
            NotAllowed: somebody else leads the case.
        """
        case = await led_case(occasion, self.case)
        return await consent_lines(occasion, case)


async def register_of(occasion: Occasion, case: Case) -> Register:
    """Return all answers in a case that this person leads."""
    store = occasion.store
    family = await known_family(occasion, case)
    words = {one.id: await store.words(case.id, one.id) or {} for one in family.guardians}
    names = {giver: str(known.get("name") or "") for giver, known in words.items()}
    return Register(family, await store.consents(case.id), occasion.today, names)


async def consent_lines(occasion: Occasion, case: Case) -> list[ConsentLine]:
    """Return what was said about the team and about each person content may be shared with."""
    register = await register_of(occasion, case)
    asked = await _asked(occasion, case, register)
    experts = {
        person.id: person for purpose, person in asked if person and purpose is Purpose.SHARE_EXPERT
    }
    places = await occasion.store.participants(case.id)
    for place in places:
        if place.person not in experts and _asks_by_name(case, place):
            person = await occasion.store.person(place.person)
            experts |= {person.id: person} if person else {}
    others = dict.fromkeys(
        (purpose, person)
        for purpose, person in asked
        if purpose not in {Purpose.DISCUSS_TEAM, Purpose.SHARE_EXPERT}
    )
    return [
        register.line(Purpose.DISCUSS_TEAM, None),
        *(
            register.line(Purpose.SHARE_EXPERT, person)
            for person in sorted(experts.values(), key=lambda person: person.name)
        ),
        *(register.line(purpose, person) for purpose, person in others),
    ]


async def _asked(
    occasion: Occasion, case: Case, register: Register
) -> list[tuple[Purpose, Person | None]]:
    """Return what somebody was asked, or answered without being asked, in that order."""
    givers = [one.id for one in register.family.guardians]
    givers += [register.family.pupil.id] if register.family.pupil else []
    asked: dict[tuple[Purpose, PersonId | None], Person | None] = {}
    for giver in givers:
        for question in from_words(await occasion.store.words(case.id, giver)):
            asked[question.about] = question.recipient
    for consent in register.consents:
        about = (consent.purpose, consent.recipient)
        if about not in asked:
            asked[about] = await recipient_of(occasion, case, consent)
    return [
        (purpose, person)
        for (purpose, recipient), person in asked.items()
        if person is not None or recipient is None
    ]


async def recipient_of(occasion: Occasion, case: Case, consent: Consent) -> Person | None:
    """Return whom an answer is about, None for the whole team and for who is not known."""
    if consent.recipient is None:
        return None
    if channel := CHANNELS.get(consent.recipient):
        return about_channel(channel).recipient
    if RULES[consent.purpose].about is About.COLLEAGUE:
        return await occasion.store.person(consent.recipient)
    words = await occasion.store.words(case.id, consent.recipient) or {}
    return Person(consent.recipient, str(words.get("name") or ""))


def _asks_by_name(case: Case, place: Participant) -> bool:
    """Say whether this person may come to read, by a consent that names them."""
    coming = place.seat in {Seat.PROPOSED, Seat.INVITED, Seat.SEATED}
    by_name = consent_needed(place)[0] is Purpose.SHARE_EXPERT
    return coming and by_name and not case.is_led_by(place.person)
