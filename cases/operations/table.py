"""What every operation asks first: who leads this case, who sits at it, what they are called."""

from dataclasses import replace
from uuid import UUID, uuid5

from cases.desk import Occasion
from cases.errors import CaseIsClosed, CaseRests, NotAllowed, NotFoundHere, PartIsOver
from cases.identities import PersonId
from cases.model.case import Audience, Case, CaseId, CaseState, Participant, Seat
from cases.model.people import Guardian, Person, Role
from cases.model.restrictions import Why
from cases.model.rights import RIGHTS, Right


async def case_with(occasion: Occasion, case: CaseId, right: Right) -> Case:
    """Return a case in which who asks has that right, by the part they play (domain 2.3).

    Raises:
        CaseNotFound: they do not sit at it, or there is no such case.
        NotAllowed: they sit at it, and their part does not have that right.
        PartIsOver: their part had it, and is over.
        CaseIsClosed: nothing can be done in it any longer.
    """
    found = await open_case(occasion, case)
    me = await occasion.store.me()
    if found.is_led_by(me):
        if right not in RIGHTS[Role.COORDINATOR]:
            raise NotAllowed
        return found
    standing = (await occasion.store.standings(case)).get(me)
    if standing is None or right not in standing.rights:
        raise NotAllowed
    if not standing.involved:
        raise PartIsOver
    return found


async def open_case(occasion: Occasion, case: CaseId) -> Case:
    """Return a case in which something may still be done.

    Raises:
        CaseNotFound: this person does not sit at it, or there is no such case.
        CaseIsClosed: it was closed; it can only be read, kept, opened again or destroyed.
        CaseRests: it is kept and not used for now.
    """
    found = await occasion.store.case(case)
    if found.state is CaseState.CLOSED:
        raise CaseIsClosed
    if found.state is CaseState.RESTING:
        raise CaseRests
    return found


async def refuse_resting(occasion: Occasion, case: Case) -> None:
    """Refuse a case that rests to everybody but who leads it. Raises ``CaseRests``.

    What rests because of a data breach is refused to them as well, until they resume it.
    """
    if case.state is not CaseState.RESTING:
        return
    resting = await occasion.store.resting(case.id)
    by_breach = any(one.why is Why.BREACH for one in resting)
    if by_breach or not case.is_led_by(await occasion.store.me()):
        raise CaseRests


async def led_case(occasion: Occasion, case: CaseId, *, at_rest: bool = False) -> Case:
    """Return a case that this person leads; ``at_rest`` takes one that rests as well.

    Raises:
        CaseNotFound: they do not sit at it, or there is no such case.
        NotAllowed: they sit at it, and somebody else leads it.
        CaseIsClosed: nothing can be done in it any longer.
        CaseRests: it is kept and not used for now.
    """
    found = await occasion.store.case(case)
    if at_rest and found.state is CaseState.RESTING and found.is_led_by(await occasion.store.me()):
        return found
    return await case_with(occasion, case, Right.LEAD)


async def colleague(occasion: Occasion, person: PersonId) -> Person:
    """Return somebody from the directory. Raises ``NotFoundHere``."""
    found = await occasion.store.person(person)
    if found is None:
        raise NotFoundHere
    return found


async def keep_part(occasion: Occasion, case: Case, person: Person, part: str | None) -> None:
    """Keep as what somebody was asked, where the directory does not say what they do.

    Only who leads the case can.
    """
    if part and not person.function and case.is_led_by(await occasion.store.me()):
        about = _part_of(case.id, person.id)
        await occasion.store.keep_words(case.id, about, Audience.COORDINATION, {"part": part})


async def recipient(occasion: Occasion, case: CaseId, person: PersonId) -> Person:
    """Return somebody as parents are asked about them: with what they do, as far as is known.

    Raises:
        NotFoundHere: nobody in the directory has that id.
    """
    found = await colleague(occasion, person)
    kept = await occasion.store.words(case, _part_of(case, person)) or {}
    part = kept.get("part")
    is_known = found.function or not isinstance(part, str)
    return found if is_known else replace(found, function=str(part))


def _part_of(case: CaseId, person: PersonId) -> UUID:
    return uuid5(case, f"part|{person}")


async def name_of(occasion: Occasion, person: PersonId) -> str | None:
    """Return what a member of staff is called, None for a parent and for a stranger."""
    found = await occasion.store.person(person)
    return found.name if found else None


async def place_of(occasion: Occasion, case: CaseId, person: PersonId) -> Participant | None:
    """Return somebody's place in a case, whatever their seat."""
    for participant in await occasion.store.participants(case):
        if participant.person == person:
            return participant
    return None


async def seated(occasion: Occasion, case: CaseId) -> list[Participant]:
    """Return those who sit at the table."""
    everybody = await occasion.store.participants(case)
    return [participant for participant in everybody if participant.seat is Seat.SEATED]


async def guardian_of(occasion: Occasion, case: CaseId, person: PersonId) -> Guardian | None:
    """Return the pupil's parent or guardian with that id."""
    for guardian in await occasion.store.guardians(case):
        if guardian.id == person:
            return guardian
    return None
