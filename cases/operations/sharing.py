"""Asking before something is shared: may this person read it, why, and what is missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from cases.desk import Command, Occasion
from cases.identities import PersonId
from cases.model.case import Audience, Case, CaseId, Participant, Seat
from cases.model.consents import (
    GUARDIANS_NEEDED,
    ConsentAnswer,
    Purpose,
    consent_status,
    newest_answers,
)
from cases.model.disclosing import Allow, Standing, Verdict, may_disclose
from cases.model.grounds import consent_needed
from cases.model.people import Authority, Guardian, Person
from cases.operations.consents import ConsentLine, GuardianAnswer
from cases.operations.table import colleague
from cases.practices.roles import role_of


class Lack(StrEnum):
    """What is missing before somebody may read, in the order in which it is best done."""

    SEAT = "seat"
    CHANNEL = "channel"
    AUTHORITY_UNKNOWN = "authority_unknown"
    SECOND_GUARDIAN = "second_guardian"
    CONSENT = "consent"
    EXTENSION = "extension"


@dataclass(frozen=True, slots=True)
class Sharing:
    """Whether content may be shared with somebody, and what is missing if not.

    ``lacks`` and ``consent`` (what the parents said about it) are for who leads the case.
    """

    case: CaseId
    person: Person
    verdict: Verdict
    lacks: Sequence[Lack] = ()
    consent: ConsentLine | None = None


class MayIShare(Command[Sharing]):
    """Ask whether content of a case may be shared with somebody by name."""

    case: CaseId
    who: PersonId

    async def carry_out(self, occasion: Occasion) -> Sharing:
        """Return the decision by which content is shown, with its reason.

        Raises:
            CaseNotFound: this person does not sit at that table.
            NotFoundHere: nobody they know has that id.
        """
        store = occasion.store
        case = await store.case(self.case)
        person = await colleague(occasion, self.who)
        standing = await _standing(occasion, case, person)
        verdict = may_disclose(standing, Audience.CONTENT)
        sharing = Sharing(case.id, person, verdict)
        if isinstance(verdict, Allow) or not case.is_led_by(await store.me()):
            return sharing
        line = await _consent(occasion, case, person, standing)
        guardians = await store.guardians(case.id)
        lacks = tuple(_lacks(case, standing, guardians))
        return replace(sharing, lacks=lacks, consent=line if Lack.CONSENT in lacks else None)


async def _standing(occasion: Occasion, case: Case, person: Person) -> Standing:
    """Return how somebody stands, also who has no part in the case yet."""
    known = (await occasion.store.standings(case.id)).get(person.id)
    if known is not None:
        return known
    there = await occasion.store.is_in_channel(person.id, case.channel)
    return Standing(person.id, in_channel=there)


def _lacks(case: Case, standing: Standing, guardians: Sequence[Guardian]) -> Iterator[Lack]:
    if standing.seat is not Seat.SEATED:
        yield Lack.SEAT
    if not standing.in_channel:
        yield Lack.CHANNEL
    if not standing.purposes:
        known = sum(guardian.has_authority for guardian in guardians)
        if case.authority is Authority.UNKNOWN:
            yield Lack.AUTHORITY_UNKNOWN
        elif known < GUARDIANS_NEEDED[case.authority]:
            yield Lack.SECOND_GUARDIAN
        yield Lack.CONSENT
    elif not standing.involved and standing.seat is Seat.SEATED:
        yield Lack.EXTENSION


async def _consent(
    occasion: Occasion, case: Case, person: Person, standing: Standing
) -> ConsentLine:
    """Return what the parents said about the consent that would let this person read."""
    role = standing.part or role_of(person.function)
    place = Participant(case.id, person.id, role, Seat.PROPOSED, occasion.now)
    purpose, recipient = consent_needed(place)
    store = occasion.store
    guardians, consents = await store.guardians(case.id), await store.consents(case.id)
    newest = newest_answers(consents, purpose, recipient)
    answers = [_answer(one, newest.get(one.id)) for one in guardians]
    status = consent_status(case.authority, guardians, consents, purpose, recipient)
    return ConsentLine(
        purpose, person if purpose is Purpose.SHARE_EXPERT else None, answers, status
    )


def _answer(guardian: Guardian, answer: ConsentAnswer | None) -> GuardianAnswer:
    return GuardianAnswer(guardian, "", answer)
