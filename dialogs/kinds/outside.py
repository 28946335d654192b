"""Experts from outside: which of them, who is known already, and where they are from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pydantic import JsonValue

from cases.model.case import Seat
from cases.model.people import OutsideExpert as Expert
from cases.model.people import Person
from dialogs.kinds.among import Among, Known
from dialogs.kinds.kind import Around, Found, Recognised
from dialogs.kinds.names import by_names, spot
from dialogs.kinds.people import case_of, staff
from dialogs.kinds.words import Email, FreeText
from dialogs.language.say import Say, Together
from dialogs.understanding import tidy

_HERE: Final = frozenset({Seat.INVITED, Seat.SEATED})
_MOST_NAMED: Final = 8


@dataclass(frozen=True)
class OutsideExpert(Among):
    """An expert from outside who was invited to the case."""

    alone_is_enough: bool = True

    async def known(self, around: Around) -> Mapping[str, Known]:
        """Return those with a place in the case."""
        case = case_of(around)
        if case is None:
            return {}
        store = around.desk.store
        coming = {place.person for place in await store.participants(case)}
        people = await store.people()
        return staff([one for one in people if one.is_outside and one.id in coming])


@dataclass(frozen=True, slots=True)
class OneLine(FreeText):
    """A few words that are asked for; nothing of a longer message is taken for them."""

    takes_the_rest: bool = False

    async def find(self, text: str, around: Around) -> Recognised:
        """Return all of the text, when it was asked for."""
        return None if around.volunteered else await FreeText.find(self, text, around)


@dataclass(frozen=True, slots=True)
class ExpertName(OneLine):
    """The name of somebody from outside; who was invited before need not be described again."""

    async def half_asked(self, around: Around) -> Say | None:
        """Return the question with who is known, None where nobody is."""
        known = await _known(around)
        if not known:
            return None
        names = Together([person.name for person in known[:_MOST_NAMED]])
        return Say("invite_outside.name.known", {"names": names})

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the whole name of who is known by these words, else the words themselves."""
        words = await OneLine.find(self, text, around)
        if not isinstance(words, Found):
            return words
        names = {str(person.id): person.name for person in await _known(around)}
        spotted = spot(text, by_names(names, {}))
        if spotted is None or len(spotted.values) > 1 or tidy(spotted.rest):
            return words
        return Found(names[spotted.values[0]])


@dataclass(frozen=True, slots=True)
class ExpertDetail(OneLine):
    """What somebody from outside does, or for whom; of who is known it is known."""

    async def only(self, around: Around) -> JsonValue:
        """Return what is known of who was named."""
        expert = await _named(around)
        return str(getattr(expert, around.field)) if expert else None


@dataclass(frozen=True, slots=True)
class ExpertEmail(Email):
    """The mail address of somebody from outside; of who is known it is known."""

    async def only(self, around: Around) -> JsonValue:
        """Return the address of who was named."""
        expert = await _named(around)
        return expert.email if expert else None


async def names_an_outsider(text: str, around: Around) -> bool:
    """Say whether the text names somebody from outside whom the directory knows."""
    people = [one for one in await around.desk.store.people() if one.is_outside]
    named = by_names({str(person.id): person.name for person in people}, {})
    return spot(text, named) is not None


async def _known(around: Around) -> Sequence[Person]:
    """Return who from outside was invited before and has no place in this case, by name.

    The directory shows them to those who coordinate; who has no address any more is left out.
    """
    store = around.desk.store
    case = case_of(around)
    places = await store.participants(case) if case else ()
    here = {place.person for place in places if place.seat in _HERE}
    people = [one for one in await store.people() if one.is_outside and one.id not in here]
    return [one for one in people if await store.outside_expert(one.id)]


async def _named(around: Around) -> Expert | None:
    """Return the one whom the name stands for; nobody where two are called the same."""
    name = around.values.get("name")
    found = [one for one in await _known(around) if one.name == name]
    return await around.desk.store.outside_expert(found[0].id) if len(found) == 1 else None
