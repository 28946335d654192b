"""Somebody came into the channel of a case: who decides what they are to it.

Being in the channel gives nobody a place. Until the coordinator says so, a newcomer sees
nothing (stories, ST-06).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from cases.desk import Command, Occasion
from cases.errors import AlreadyInvited, NotAMember
from cases.identities import PersonId
from cases.messages import Message
from cases.model.case import Case, CaseId, Participant, Seat
from cases.model.membership import Newcomer
from cases.model.people import Person, Role
from cases.operations.kinds import Kind, post
from cases.operations.letters import Mailing, addressees, letter_to
from cases.operations.table import colleague, led_case, place_of

_THERE = frozenset({Seat.SEATED, Seat.INVITED})


@dataclass(frozen=True, slots=True)
class Seated:
    """A newcomer who got a place, and how many parents are told by mail."""

    label: str
    place: Participant
    parents_told: int


class SeatNewcomer(Command[Seated]):
    """Give somebody who is in the channel a place at the table, and tell the parents.

    What they may read follows from consent, as for everybody else.
    """

    case: CaseId
    person: PersonId
    role: Literal[Role.TEACHER, Role.DIRECTOR, Role.EXPERT]

    async def carry_out(self, occasion: Occasion) -> Seated:
        """Seat them.

        Raises:
            NotAllowed: somebody else leads the case.
            NotFoundHere: nobody in the directory has that id.
            NotAMember: they are not in the channel.
            AlreadyInvited: they sit at the table, or were invited and have to answer.
        """
        case, newcomer = await _newcomer(occasion, self.case, self.person)
        place = Participant(case.id, newcomer.id, self.role, Seat.SEATED, occasion.now)
        await occasion.store.seat(place)
        return Seated(case.label, place, await _tell_parents(occasion, case, newcomer))


class TurnAway(Command[Person]):
    """Keep that somebody in the channel has no part in the case: they go on seeing nothing."""

    case: CaseId
    person: PersonId

    async def carry_out(self, occasion: Occasion) -> Person:
        """Keep it. Only people can take somebody out of a channel, so that is asked of them.

        Raises:
            NotAllowed, NotFoundHere, NotAMember, AlreadyInvited: as for ``SeatNewcomer``.
        """
        case, newcomer = await _newcomer(occasion, self.case, self.person)
        known = await place_of(occasion, case.id, newcomer.id)
        role = known.role if known else Role.EXPERT
        declined = Participant(case.id, newcomer.id, role, Seat.DECLINED, occasion.now)
        await occasion.store.seat(declined)
        return newcomer


class LookInto(Command[datetime]):
    """Be asked again about a newcomer on the next school day."""

    case: CaseId
    person: PersonId

    async def carry_out(self, occasion: Occasion) -> datetime:
        """Return the moment at which it is asked again.

        Raises:
            NotAllowed, NotFoundHere, NotAMember, AlreadyInvited: as for ``SeatNewcomer``.
        """
        case, newcomer = await _newcomer(occasion, self.case, self.person)
        practice = occasion.practice
        tomorrow = practice.school_days.next_school_day(occasion.today + timedelta(days=1))
        at = practice.at_school(tomorrow, practice.digest_at)
        await occasion.store.call_back(case.id, newcomer.id, kinds=(Kind.NEWCOMER,))
        me = await occasion.store.me()
        await post(occasion, _question([_described(case, newcomer, me)], at))
        return at


def about_newcomer(seen: Sequence[Newcomer], now: datetime) -> list[Message]:
    """Return what is said when somebody came: a question to each leader, and a welcome.

    ``seen`` are the cases in whose channel they came. Somebody who leads several of them is
    asked once.
    """
    leaders = {one.leader: [] for one in seen}  # type: dict[PersonId, list[Newcomer]]
    for one in seen:
        leaders[one.leader].append(one)
    messages = [_question(led, now) for led in leaders.values()]
    return [*messages, *(_welcome(one, now) for one in seen[:1])]


def _question(led: Sequence[Newcomer], at: datetime) -> Message:
    first = led[0]
    references = {"person": first.person}
    return Message(
        kind=Kind.NEWCOMER,
        case=first.case,
        subject=first.person,
        receiver=first.leader,
        at=at,
        values={
            "label": ", ".join(one.label for one in led),
            "name": first.name,
            "function": first.function,
            "organisation": first.organisation,
        },
        references={**references, "case": first.case} if len(led) == 1 else references,
    )


def _welcome(newcomer: Newcomer, now: datetime) -> Message:
    """Return the neutral welcome: it names no case, for there is none for them."""
    return Message(
        kind=Kind.NEWCOMER_WELCOME,
        case=newcomer.case,
        subject=newcomer.person,
        receiver=newcomer.person,
        at=now,
        while_seated=False,
        values={"coordinator": newcomer.leader_name},
    )


async def _newcomer(
    occasion: Occasion, case_id: CaseId, person_id: PersonId
) -> tuple[Case, Person]:
    """Return a case that is led, and somebody in its channel without a place in it."""
    case = await led_case(occasion, case_id)
    newcomer = await colleague(occasion, person_id)
    if not await occasion.store.is_in_channel(newcomer.id, case.channel):
        raise NotAMember
    place = await place_of(occasion, case.id, newcomer.id)
    if case.is_led_by(newcomer.id) or (place and place.seat in _THERE):
        raise AlreadyInvited
    return case, newcomer


def _described(case: Case, newcomer: Person, leader: PersonId) -> Newcomer:
    return Newcomer(
        case=case.id,
        label=case.label,
        leader=leader,
        leader_name="",
        person=newcomer.id,
        name=newcomer.name,
        function=newcomer.function,
        organisation=newcomer.organisation,
    )


async def _tell_parents(occasion: Occasion, case: Case, newcomer: Person) -> int:
    """Tell the parents by mail that somebody joined, without saying what for."""
    parents = await addressees(occasion, case.id)
    for parent in parents:
        letter = await letter_to(occasion, case, parent, occasion.now)
        mailing = Mailing(
            Kind.MEMBER_JOINED_MAIL, case.id, newcomer.id, occasion.now, {"person": newcomer.id}
        )
        await post(occasion, mailing.message(letter, letter.about(name=newcomer.name)))
    return len(parents)
