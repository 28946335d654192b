"""Why a director reads: one of the usual reasons, or their own words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import JsonValue

from cases.model.reasons import ReasonKind
from dialogs.answers import FieldKind
from dialogs.kinds.choices import OneOf
from dialogs.kinds.kind import Around, Found, Recognised
from dialogs.language.say import Sayable
from dialogs.understanding import tidy

_USUAL: Mapping[str, JsonValue] = {
    one.value: one.value for one in ReasonKind if one is not ReasonKind.OWN_WORDS
}


@dataclass(frozen=True, slots=True)
class ReadReason(OneOf):
    """A reason to read: chosen, or typed as it will be shown to who looks back."""

    name: str = "read_reason"
    values: Mapping[str, JsonValue] = field(default_factory=lambda: _USUAL)
    takes_the_rest: bool = True
    field_kind: FieldKind = FieldKind.LINE

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the reason whose words are all of the text, else the text itself."""
        found = await OneOf.find(self, text, around)
        if isinstance(found, Found) and not tidy(found.rest):
            return found
        return Found(text.strip()) if tidy(text) else None

    async def shown(self, value: JsonValue, around: Around) -> Sayable:
        """Return the title of a usual reason, or the words as they were typed."""
        return await OneOf.shown(self, value, around) or str(value)


def has_to_say_why(values: Mapping[str, JsonValue]) -> bool:
    """Say whether the rules asked for a reason, or it was given: only a director gives one."""
    return any(name.partition(".")[0] == "reason" for name in values)
