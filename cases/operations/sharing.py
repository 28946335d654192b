"""Asking before something is shared: may this person read it, why, and what is missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from cases.desk import Command, Occasion
from cases.identities import PersonId
from cases.model.case import Audience, Case, CaseId, Participant, Seat
from cases.model.consents import GUARDIANS_NEEDED
from cases.model.disclosing import Allow, Standing, Verdict, may_disclose
from cases.model.grounds import consent_needed
from cases.model.people import Authority, Person
from cases.model.purposes import Deciders
from cases.model.statuses import Family
from cases.operations.consent_lines import ConsentLine, register_of
from cases.operations.table import colleague
from cases.practices.roles import role_of


class Lack(StrEnum):
    """What is missing before somebody may read, in the order in which it is best done."""

    SEAT = "seat"
    CHANNEL = "channel"
    AUTHORITY_UNKNOWN = "authority_unknown"
    SECOND_GUARDIAN = "second_guardian"
    AGE_UNKNOWN = "age_unknown"
    PUPIL_DECIDES = "pupil_decides"
    CONSENT = "consent"
    EXTENSION = "extension"


@dataclass(frozen=True, slots=True)
class Sharing:
    """Whether content may be shared with somebody, and what is missing if not.

    ``lacks`` and ``consent`` (what the family said about it) are for who leads the case.
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
        line, family = await _needed(occasion, case, person, standing)
        lacks = tuple(_lacks(case, standing, line, family))
        return replace(sharing, lacks=lacks, consent=line if Lack.CONSENT in lacks else None)


async def _standing(occasion: Occasion, case: Case, person: Person) -> Standing:
    """Return how somebody stands, also who has no part in the case yet."""
    known = (await occasion.store.standings(case.id)).get(person.id)
    if known is not None:
        return known
    there = await occasion.store.is_in_channel(person.id, case.channel)
    return Standing(person.id, in_channel=there)


def _lacks(case: Case, standing: Standing, line: ConsentLine, family: Family) -> Iterator[Lack]:
    if standing.seat is not Seat.SEATED:
        yield Lack.SEAT
    if not standing.in_channel:
        yield Lack.CHANNEL
    if not standing.purposes:
        yield from _people_lacking(case, line, family)
        yield Lack.CONSENT
    elif not standing.involved and standing.seat is Seat.SEATED:
        yield Lack.EXTENSION


def _people_lacking(case: Case, line: ConsentLine, family: Family) -> Iterator[Lack]:
    """Return who is missing among those who decide at the pupil's age."""
    if line.who is Deciders.PUPIL:
        yield Lack.PUPIL_DECIDES
        return
    if family.pupil is None or family.pupil.born is None:
        yield Lack.AGE_UNKNOWN
    known = sum(guardian.has_authority for guardian in family.guardians)
    if case.authority is Authority.UNKNOWN:
        yield Lack.AUTHORITY_UNKNOWN
    elif known < GUARDIANS_NEEDED[case.authority]:
        yield Lack.SECOND_GUARDIAN


async def _needed(
    occasion: Occasion, case: Case, person: Person, standing: Standing
) -> tuple[ConsentLine, Family]:
    """Return what was said about the consent that would let this person read, and by whom."""
    role = standing.part or role_of(person.function)
    place = Participant(case.id, person.id, role, Seat.PROPOSED, occasion.now)
    purpose, recipient = consent_needed(place)
    register = await register_of(occasion, case)
    return register.line(purpose, person if recipient else None), register.family
