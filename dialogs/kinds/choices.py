"""One of a fixed set of answers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from dialogs.answers import FieldKind
from dialogs.kinds.kind import Around, Choice, Found, Recognised, Unsure
from dialogs.language.say import Say, Sayable
from dialogs.understanding import squeeze, tidy


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few values, each with a title and the words people use for it.

    ``name`` leads to the texts: ``choice.<name>.<option>`` is the title of a button,
    ``choice.<name>.<option>.words`` what may be typed for it.
    """

    name: str
    values: Mapping[str, JsonValue]
    takes_the_rest: bool = False
    typed_twice: bool = False
    cue: str = ""
    field_kind: FieldKind = FieldKind.CHOICE

    async def half_asked(self, around: Around) -> Say | None:
        """Return None: a choice has no halves."""
        return None

    async def offers(self, around: Around) -> Sequence[Choice]:
        """Return all of them."""
        return tuple(Choice(value, self._title(key)) for key, value in self.values.items())

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the one whose words stand in the text; ask which when several do."""
        spans = [span for key in self.values for span in self._spans(key, text, around)]
        longest = [span for span in spans if not any(_within(span, other) for other in spans)]
        keys = tuple(dict.fromkeys(span[2] for span in longest))
        if not keys:
            return None
        if len(keys) > 1:
            return Unsure(tuple(Choice(self.values[key], self._title(key)) for key in keys))
        start, end, key = longest[0]
        return Found(self.values[key], squeeze(f"{text[:start]} {text[end:]}"))

    async def only(self, around: Around) -> JsonValue:
        """Return None: there is always a choice."""
        return None

    async def shown(self, value: JsonValue, around: Around) -> Sayable:
        """Return the title of the one chosen."""
        return next((self._title(key) for key, own in self.values.items() if own == value), None)

    def _title(self, key: str) -> Say:
        return Say(f"choice.{self.name}.{key}")

    def _spans(self, key: str, text: str, around: Around) -> list[tuple[int, int, str]]:
        words = around.spoken(f"choice.{self.name}.{key}.words")
        titles = around.spoken(f"choice.{self.name}.{key}")
        phrases = {tidy(phrase) for phrase in (*words, *titles)} - {""}
        pattern = "|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True))
        if not pattern:
            return []
        found = re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE)
        return [(match.start(), match.end(), key) for match in found]


def _within(span: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    inside = other[0] <= span[0] and span[1] <= other[1]
    return inside and (other[1] - other[0]) > (span[1] - span[0])


def one_of(name: str, *keys: str) -> OneOf:
    """Return a choice whose values are called as its options."""
    return OneOf(name, {key: key for key in keys})


YES_OR_NO = OneOf("yes_no", {"yes": True, "no": False})
