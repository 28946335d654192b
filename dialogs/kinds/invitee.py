"""Whom to invite: a colleague, and what is said when somebody else is named."""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from dialogs.kinds.kind import Around, Recognised, Refusal
from dialogs.kinds.names import WHOLE_NAME, Named, plain, single_names
from dialogs.kinds.people import Colleague
from dialogs.language.say import Say
from dialogs.language.sentences.titles import TITLES
from dialogs.understanding import tidy

_NO_NAMES: Final = TITLES | {plain(day) for day in (*calendar.day_name, *calendar.month_name)}
_NAME = re.compile(r"[^\W\d_][\w'’-]*(?:\s+[A-ZÀ-Ý][\w'’-]*)*")


@dataclass(frozen=True)
class Invitee(Colleague):
    """A colleague; a name that nobody goes by is told, and not passed over.

    "Noor Visser" is not Sanne Visser: an invitation to the wrong one tells them of the case.
    """

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the colleague; of a name in a longer message that nobody has, that it is so."""
        found = await Colleague.find(self, text, around)
        known = [one.named for one in (await self.known(around)).values()]
        if found is not None and not around.mentions and (other := _somebody_else(text, known)):
            return Refusal(Say("invite_expert.person.unknown", {"name": other}))
        named = _NAME.match(text)
        if found is not None or not around.volunteered or named is None:
            return found
        nobody = ("cue.anybody.words", "cue.preposition.words")
        first = tidy(named[0].split()[0])
        if first in {tidy(word) for key in nobody for word in around.spoken(key)}:
            return None
        return Refusal(Say("invite_expert.person.unknown", {"name": named[0]}))


def _somebody_else(text: str, known: Iterable[Named]) -> str | None:
    """Return the whole name in a text, if it shares a word with known ones and is none of them.

    A word that begins the text need not belong to it: "Kan Fenna komen?"
    """
    whole = WHOLE_NAME.search(text)
    if whole is None:
        return None
    parts = [plain(part) for part in single_names(whole[0]) if _may_be_a_name(part)]
    is_near = False
    for one in known:
        own = {plain(part) for name in one.full for part in single_names(name)}
        first = plain(one.full[0].split()[0])
        begins = 1 if whole.start() == 0 and parts[1:2] == [first] else 0
        if own.issuperset(parts[begins:]):
            return None
        is_near = is_near or not own.isdisjoint(parts)
    return whole[0] if is_near else None


def _may_be_a_name(word: str) -> bool:
    """Say whether a word with a capital can be somebody's: no title, day, label or short form."""
    return plain(word) not in _NO_NAMES and word.replace("-", "").isalpha() and not word.isupper()
