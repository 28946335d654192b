"""A translation into Dutch of somebody's own words, kept beside them and never in their place."""

from dataclasses import dataclass
from uuid import UUID, uuid5

from cases.model.case import Words


@dataclass(frozen=True, slots=True)
class Translation:
    """What somebody made of a parent's words in Dutch, and who that was."""

    text: str
    translator: str

    @classmethod
    def of(cls, words: Words | None) -> "Translation | None":
        """Read it from the words kept about it."""
        kept = words or {}
        text, translator = kept.get("translated"), kept.get("translator")
        if isinstance(text, str) and isinstance(translator, str) and text and translator:
            return cls(text, translator)
        return None


def translation_of(said: UUID) -> UUID:
    """Return under which id the translation of words is kept that never change."""
    return uuid5(said, "translation")
