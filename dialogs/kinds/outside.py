"""Experts from outside: which of them, and where they are from."""

from collections.abc import Mapping
from dataclasses import dataclass

from dialogs.kinds.among import Among, Known
from dialogs.kinds.kind import Around, Recognised
from dialogs.kinds.people import case_of, staff
from dialogs.kinds.words import FreeText


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
