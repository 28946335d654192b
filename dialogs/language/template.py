"""Texts with named places to fill in."""

import re
from collections.abc import Callable
from dataclasses import dataclass

_PLACE = re.compile(r"\{([a-z][a-z0-9_]*)\}")


@dataclass(frozen=True, slots=True)
class Template:
    """A text cut at its places: literal text at even positions, names at odd ones."""

    parts: tuple[str, ...]

    @classmethod
    def parse(cls, text: str) -> "Template":
        """Read a text in which ``{name}`` marks a place.

        Nothing else may stand between braces: a translator's ``{case.pupil}`` or
        ``{count:>9999}`` would reach into values or widen a message without end.

        Raises:
            ValueError: a brace is not part of such a place.
        """
        parts = tuple(_PLACE.split(text))
        if any(brace in literal for literal in parts[::2] for brace in "{}"):
            raise ValueError(f"only {{name}} may stand between braces: {text!r}")
        return cls(parts)

    @property
    def names(self) -> frozenset[str]:
        """The names of the places."""
        return frozenset(self.parts[1::2])

    @property
    def text(self) -> str:
        """The text as it was written."""
        return "".join(
            f"{{{part}}}" if position % 2 else part for position, part in enumerate(self.parts)
        )

    def fill(self, value_of: Callable[[str], str]) -> str:
        """Return the text with ``value_of(name)`` in each place."""
        filled = list(self.parts)
        for position in range(1, len(filled), 2):
            filled[position] = value_of(filled[position])
        return "".join(filled)
