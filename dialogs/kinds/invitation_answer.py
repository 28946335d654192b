"""What an expert answers who was asked to the table."""

import re
from dataclasses import dataclass, field

from pydantic import JsonValue

from dialogs.kinds.choices import OneOf
from dialogs.kinds.kind import Around, Found, Recognised
from dialogs.kinds.moments import setting_of
from dialogs.language.moments import find_moments

OTHER_TIME = "other_time"
DECLINE = "decline"
_RATHER = "cue.rather.words"


@dataclass(frozen=True, slots=True)
class InvitationAnswer(OneOf):
    """Yes, no, or another time; "kan niet, dinsdag wel" is no refusal."""

    name: str = "invitation"
    values: dict[str, JsonValue] = field(
        default_factory=lambda: {key: key for key in ("accept", DECLINE, OTHER_TIME)}
    )

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the answer whose words stand in the text, or another time that is wished."""
        found = await OneOf.find(self, text, around)
        if isinstance(found, Found) and found.value != DECLINE:
            return found
        return Found(OTHER_TIME, text) if self._wishes_a_time(text, around) else found

    def _wishes_a_time(self, text: str, around: Around) -> bool:
        words = "|".join(map(re.escape, around.spoken(_RATHER)))
        rather = words and re.search(rf"(?<!\w)(?:{words})(?!\w)", text, re.IGNORECASE)
        return bool(rather) and bool(find_moments(text, setting_of(around)))
