"""Who can come at which of the offered times, for who leads the case."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from cases.desk import Command, Occasion
from cases.identities import PersonId
from cases.model.case import Case, CaseId, Seat
from cases.model.people import Relation
from cases.model.time_offers import TimeAnswer, TimeOffer
from cases.operations.table import guardian_of, led_case, name_of

_ASKED: Final = frozenset({Seat.SEATED, Seat.INVITED})


@dataclass(frozen=True, slots=True)
class Somebody:
    """Somebody who was asked: a name, or of a parent what they are to the pupil."""

    name: str | None
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """Who said of one time that they can come, and who that they cannot."""

    at: datetime
    can: Sequence[Somebody]
    cannot: Sequence[Somebody]


@dataclass(frozen=True, slots=True)
class Totals:
    """The times that wait, what people said of each, and who said nothing yet."""

    label: str
    offer: TimeOffer
    times: Sequence[Total]
    silent: Sequence[Somebody]


class TimeTotals(Command[Totals | None]):
    """See who can come when."""

    case: CaseId

    async def carry_out(self, occasion: Occasion) -> Totals | None:
        """Return the totals, None when no times wait. Raises ``NotAllowed`` for who is not led."""
        case = await led_case(occasion, self.case)
        offers = await occasion.store.open_time_offers(case.id)
        if not offers:
            return None
        offer = offers[0]
        answers = await occasion.store.time_answers(case.id, offer.id)
        asked = {*await asked_staff(occasion, case)}
        asked |= {guardian.id for guardian in await occasion.store.guardians(case.id)}
        return Totals(
            label=case.label,
            offer=offer,
            times=[await _total(occasion, case, at, answers) for at in offer.times],
            silent=await _people(occasion, case, asked - {one.person for one in answers}),
        )


async def asked_staff(occasion: Occasion, case: Case) -> list[PersonId]:
    """Return who sits at the table or was invited to it, but who asks."""
    me = await occasion.store.me()
    places = await occasion.store.participants(case.id)
    return [place.person for place in places if place.seat in _ASKED and place.person != me]


async def _total(
    occasion: Occasion, case: Case, at: datetime, answers: Sequence[TimeAnswer]
) -> Total:
    said = {one.person: one.suits for one in answers if one.starts_at == at}
    can, cannot = ({who for who in said if said[who] is suits} for suits in (True, False))
    return Total(at, await _people(occasion, case, can), await _people(occasion, case, cannot))


async def _people(
    occasion: Occasion, case: Case, people: Collection[PersonId]
) -> Sequence[Somebody]:
    """Return staff by name and then parents by relation, each in order."""
    found = [await _called(occasion, case, person) for person in people]
    return sorted(found, key=lambda one: (one.relation is not None, one.name or one.relation or ""))


async def _called(occasion: Occasion, case: Case, person: PersonId) -> Somebody:
    guardian = await guardian_of(occasion, case.id, person)
    if guardian:
        return Somebody(None, guardian.relation)
    return Somebody(await name_of(occasion, person))
