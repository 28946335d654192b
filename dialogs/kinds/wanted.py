"""Several people at once: those one would like at the table."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from dialogs.answers import FieldKind
from dialogs.kinds.among import Known
from dialogs.kinds.kind import Around, Choice, Found, Recognised
from dialogs.kinds.names import spot
from dialogs.kinds.people import Colleague
from dialogs.kinds.words import Wording
from dialogs.language.say import Sayable, Together
from dialogs.understanding import squeeze, tidy

_BETWEEN = re.compile(r"\s*(?:,|;|\n|&|\ben\b|\band\b|\bplus\b)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WantedPeople(Wording):
    """Colleagues by name, and any others in words ("iemand van JGZ").

    A colleague is kept as the id from the directory, words as they are.
    """

    takes_the_rest: bool = True
    field_kind: FieldKind = FieldKind.SEVERAL

    async def offers(self, around: Around) -> Sequence[Choice]:
        """Return the colleagues."""
        return await Colleague().offers(around)

    async def find(self, text: str, around: Around) -> Recognised:
        """Return everybody in the text, who is known by id."""
        people = await self._named(text, around)
        return Found(list(people)) if people else None

    async def _named(self, text: str, around: Around) -> Sequence[str]:
        known = await Colleague().known(around)
        pieces = [squeeze(piece) for piece in _BETWEEN.split(text) if tidy(piece)]
        return tuple(dict.fromkeys(_meant(piece, known) for piece in pieces))

    async def shown(self, value: JsonValue, around: Around) -> Sayable:
        """Return the names."""
        known = await Colleague().known(around)
        values = value if isinstance(value, list) else [value]
        titles = [known[str(v)].title if str(v) in known else str(v) for v in values]
        return Together(titles)


def _meant(piece: str, known: Mapping[str, Known]) -> str:
    if piece in known:
        return piece
    spotted = spot(piece, [one.named for one in known.values()])
    return spotted.values[0] if spotted and len(spotted.values) == 1 else piece
