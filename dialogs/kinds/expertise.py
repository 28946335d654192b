"""What somebody is asked to the table for."""

import re
from dataclasses import dataclass

from dialogs.kinds.kind import Around, Found, Recognised
from dialogs.kinds.words import Wording, is_too_much, is_yes_or_no
from dialogs.understanding import squeeze, tidy


@dataclass(frozen=True, slots=True)
class Expertise(Wording):
    """An expertise in a few words; in a longer message after "als" ("als orthopedagoog")."""

    cue: str = "cue.expertise.words"

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the whole answer, or what stands after the word for it."""
        if not around.volunteered:
            says_nothing = not tidy(text) or is_yes_or_no(text, around) or is_too_much(text)
            return None if says_nothing else Found(text.strip())
        leads = "|".join(map(re.escape, around.spoken(self.cue)))
        ends = "|".join(map(re.escape, around.spoken("cue.preposition.words")))
        if not leads or not ends:
            return None
        found = re.search(
            rf"(?<!\w)(?:{leads})\s+(?P<part>[^.,;]+?)(?=\s+(?:{ends})(?!\w)|[.,;]|$)",
            text,
            re.IGNORECASE,
        )
        if found is None:
            return None
        return Found(squeeze(found["part"]), squeeze(text[: found.start()] + text[found.end() :]))
