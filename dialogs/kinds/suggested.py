"""Somebody who might come instead: a colleague, or a name that nobody here goes by."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from dialogs.kinds.among import Known
from dialogs.kinds.kind import Around, Found, Recognised
from dialogs.kinds.names import NAME_PART, WHOLE_NAME, plain
from dialogs.kinds.people import Colleague
from dialogs.language.say import Sayable
from dialogs.understanding import squeeze

_ONE = re.compile(NAME_PART)
_SHORT = re.compile(r"[^\W\d_]+(?:['’ -]+[^\W\d_]+){0,3}")


@dataclass(frozen=True)
class Suggested(Colleague):
    """A colleague, or the name of somebody from elsewhere; the other words are left out."""

    cue: str = "cue.suggests.words"

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the colleague, else the name; unasked, only after a word for asking."""
        before, said = self._asked_for(text, around)
        if around.volunteered and said == text:
            return None
        found = await Colleague.find(self, said, around)
        whole = WHOLE_NAME.search(said)
        if whole and not _is_one_of(whole[0], await self.known(around)):
            return Found(whole[0], _around(before, said, whole))
        if isinstance(found, Found):
            return Found(found.value, squeeze(f"{before} {found.rest}"))
        if found is not None or around.volunteered:
            return found
        one = _ONE.search(said) or _SHORT.fullmatch(said)
        return Found(squeeze(one[0])) if one else None

    async def shown(self, value: JsonValue, around: Around) -> Sayable:
        """Return the colleague, or the name as it was typed."""
        return await Colleague.shown(self, value, around) or str(value)

    def _asked_for(self, text: str, around: Around) -> tuple[str, str]:
        """Return what stands before and after a word for asking ("vraag Noor")."""
        leads = "|".join(map(re.escape, around.spoken(self.cue)))
        found = re.search(rf"(?<!\w)(?:{leads})\s+", text, re.IGNORECASE) if leads else None
        return (text[: found.start()], text[found.end() :]) if found else ("", text)


def _around(before: str, said: str, name: re.Match[str]) -> str:
    return squeeze(f"{before} {said[: name.start()]} {said[name.end() :]}")


def _is_one_of(name: str, known: Mapping[str, Known]) -> bool:
    """Say whether somebody goes by that whole name."""
    return any(plain(full) in plain(name) for one in known.values() for full in one.named.full)
