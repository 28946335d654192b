"""In which language a parent is written to."""

from collections.abc import Sequence
from dataclasses import dataclass

from dialogs.kinds.choices import OneOf
from dialogs.kinds.kind import Around, Choice, Recognised


@dataclass(frozen=True, slots=True)
class ParentsLanguageChoice(OneOf):
    """One of the languages that this school switched on; the others are not recognised."""

    async def offers(self, around: Around) -> Sequence[Choice]:
        """Return those that are switched on."""
        return await self._switched_on(around).offers(around)

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the one whose name stands in the text."""
        return await self._switched_on(around).find(text, around)

    def _switched_on(self, around: Around) -> OneOf:
        on = around.desk.practice.parents_languages
        return OneOf(self.name, {key: value for key, value in self.values.items() if key in on})


PARENTS_LANGUAGE = ParentsLanguageChoice(
    "language", {key: key for key in ("nl", "en", "tr", "ar", "pl", "uk")}
)
