"""What consent is asked or given for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import JsonValue

from cases.model.consents import Purpose
from dialogs.kinds.choices import OneOf
from dialogs.kinds.kind import Around, Found, Recognised
from dialogs.kinds.people import AskedExpert


@dataclass(frozen=True, slots=True)
class APurpose(OneOf):
    """One of the purposes; who is named in a longer message is somebody to share with."""

    name: str = "purpose"
    values: Mapping[str, JsonValue] = field(
        default_factory=lambda: {one.value: one.value for one in Purpose}
    )

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the purpose whose words stand in the text, or sharing with who is named."""
        found = await OneOf.find(self, text, around)
        if found is not None or not around.volunteered:
            return found
        named = await AskedExpert().find(text, around)
        return Found(Purpose.SHARE_EXPERT.value, text) if isinstance(named, Found) else None
