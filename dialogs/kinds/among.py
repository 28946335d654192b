"""One of the things this person can see: a colleague, a case, an agreement, a meeting."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from dialogs.answers import FieldKind
from dialogs.kinds.kind import Around, Choice, Found, Recognised, Unsure
from dialogs.kinds.names import Named, joined, spot
from dialogs.language.say import Say, Sayable


@dataclass(frozen=True, slots=True)
class Known:
    """Something that can be meant: what it is called on a button, and how it goes by."""

    title: Say | str
    named: Named


@dataclass(frozen=True)
class Among(ABC):
    """What all of these share; each says which things there are now.

    ``alone_is_enough``: when there is only one, it is not asked for. ``first_named``: of
    several in one sentence, the first is meant.
    """

    alone_is_enough: bool = False
    first_named: bool = False
    takes_the_rest: bool = False
    typed_twice: bool = False
    cue: str = ""
    field_kind: FieldKind = FieldKind.CHOICE

    @abstractmethod
    async def known(self, around: Around) -> Mapping[str, Known]:
        """Return everything that can be meant now, by the value of the answer."""

    async def half_asked(self, around: Around) -> Say | None:
        """Return None: it is named at once or not at all."""
        return None

    async def offers(self, around: Around) -> Sequence[Choice]:
        """Return all of them; more than fit on buttons are typed."""
        return tuple(Choice(value, one.title) for value, one in (await self.known(around)).items())

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the one the text means; somebody picked by @ goes before any name."""
        known = await self.known(around)
        for mention in around.mentions:
            if str(mention.person) in known:
                return Found(str(mention.person), text.replace(mention.name, "", 1).strip())
        names = [
            one.named if around.volunteered else one.named.asked_for() for one in known.values()
        ]
        spotted = spot(text, names, first=self.first_named)
        if spotted is None:
            return None
        if len(spotted.values) > 1:
            return Unsure(tuple(Choice(value, known[value].title) for value in spotted.values))
        value = spotted.values[0]
        if other := joined(spotted, [name for name in names if name.value != value]):
            return Unsure(tuple(Choice(one, known[one].title) for one in (value, other)))
        return Found(value, spotted.rest)

    async def only(self, around: Around) -> JsonValue:
        """Return the one there is, if that is enough to know which is meant."""
        if not self.alone_is_enough:
            return None
        known = await self.known(around)
        return next(iter(known)) if len(known) == 1 else None

    async def shown(self, value: JsonValue, around: Around) -> Sayable:
        """Return what it is called."""
        known = (await self.known(around)).get(str(value))
        return known.title if known else None
