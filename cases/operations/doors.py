"""The door of a parent's pages: opening it, and saying that one is not the parent.

Behind the link alone stands nothing about anybody. Who wants to go in tells the pupil's
date of birth: that keeps out whoever got somebody else's mail, the commonest leak at schools.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Final

from cases.desk import Command, Occasion
from cases.door_store import OUTSIDE_LANGUAGE
from cases.errors import NotFoundHere
from cases.identities import PersonId
from cases.messages import Message
from cases.model.case import Case
from cases.operations.kinds import Kind, post
from cases.operations.letters import text_of
from cases.operations.table import guardian_of
from cases.principals import Visitor
from cases.values import Values

MOST_WRONG: Final = 5
"""After so many wrong answers a link opens nothing any more."""

_GUESTS = frozenset({Visitor.GUEST})
_OF_EXPERTS = {
    Kind.LINK_LOCKED: Kind.OUTSIDE_LOCKED,
    Kind.LINK_DISOWNED: Kind.OUTSIDE_DISOWNED,
}


class Opening(StrEnum):
    """What became of an answer at the door."""

    OPEN = "open"
    WRONG = "wrong"
    LOCKED = "locked"
    TOO_LATE = "too_late"


@dataclass(frozen=True, slots=True)
class AtDoor:
    """Whose door this is: what they are called, and what opens it as far as the school knows."""

    id: PersonId
    language: str
    name: str
    email: str | None
    born: str | None
    is_expert: bool = False
    is_pupil: bool = False


class HasMail(Command[bool]):
    """Ask whether a code can be sent to who comes to the second door."""

    open_to: ClassVar[frozenset[Visitor]] = _GUESTS

    async def carry_out(self, occasion: Occasion) -> bool:
        """Say whether it can. Raises ``CaseNotFound`` when the link leads nowhere."""
        _, guest = await at_door(occasion)
        return guest.email is not None


class OpenDoor(Command[Opening]):
    """Go in with the pupil's date of birth."""

    open_to: ClassVar[frozenset[Visitor]] = _GUESTS

    born: date | None

    async def carry_out(self, occasion: Occasion) -> Opening:
        """Compare it with what the school knows; the fifth wrong answer locks all links.

        The coordinator is told of a lock, with a label and no more.

        Raises:
            CaseNotFound: the link leads nowhere.
            NotFoundHere: it is no parent's.
        """
        case, guest = await at_door(occasion)
        if guest.is_expert:
            raise NotFoundHere
        wrong = await occasion.store.hold_door()
        if wrong is None:
            return Opening.LOCKED
        is_right = self.born is not None and guest.born == self.born.isoformat()
        is_last = not is_right and wrong + 1 >= MOST_WRONG
        if is_last:
            await tell_of_lock(occasion, case, guest)
        if wrong or not is_right:
            await occasion.store.count_answer(is_right=is_right)
        if is_last:
            return Opening.LOCKED
        return Opening.OPEN if is_right else Opening.WRONG


class DisownLink(Command[None]):
    """Say that the link came to somebody it was not meant for."""

    open_to: ClassVar[frozenset[Visitor]] = _GUESTS

    async def carry_out(self, occasion: Occasion) -> None:
        """End all links to this parent, send them no more mail, and tell the coordinator.

        Raises:
            CaseNotFound: the link leads nowhere.
        """
        case, guest = await at_door(occasion)
        await _tell_coordinator(occasion, Kind.LINK_DISOWNED, case, guest)
        await occasion.store.close_door()


async def at_door(occasion: Occasion) -> tuple[Case, AtDoor]:
    """Return the case behind a guest's link, and whose door it is.

    Raises:
        CaseNotFound: the link leads nowhere.
        NotFoundHere: it has no door.
    """
    case = await occasion.store.guest_case()
    me = await occasion.store.me()
    guardian = await guardian_of(occasion, case.id, me)
    guest = guardian or await occasion.store.pupil(case.id)
    if guest is None or guest.id != me:
        return case, await _expert_at_door(occasion, me)
    words = await occasion.store.words(case.id, me) or {}
    name, email, born = (text_of(words, part) for part in ("name", "email", "born"))
    is_pupil = guardian is None
    return case, AtDoor(me, guest.language, name or "", email, born, is_pupil=is_pupil)


async def _expert_at_door(occasion: Occasion, me: PersonId) -> AtDoor:
    expert = await occasion.store.outside_expert(me)
    if expert is None:
        raise NotFoundHere
    return AtDoor(me, OUTSIDE_LANGUAGE, expert.name, expert.email, born=None, is_expert=True)


async def tell_of_lock(occasion: Occasion, case: Case, guest: AtDoor) -> None:
    """Tell the coordinator that a guest's links open nothing any more.

    Before the last wrong answer is counted: from then on this guest can tell nobody anything.
    """
    await _tell_coordinator(occasion, Kind.LINK_LOCKED, case, guest)


async def _tell_coordinator(occasion: Occasion, kind: Kind, case: Case, guest: AtDoor) -> None:
    named: Values = {"name": guest.name} if guest.is_expert else {}
    await post(
        occasion,
        Message(
            kind=_OF_EXPERTS[kind] if guest.is_expert else kind,
            case=case.id,
            subject=guest.id,
            receiver=case.coordinator,
            at=occasion.now,
            values={"label": case.label, "on": occasion.today, **named},
            references={"person" if guest.is_expert else "guardian": guest.id},
        ),
    )
