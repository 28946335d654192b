"""Whom to invite: a colleague, and what is said when somebody else is named."""

import re
from dataclasses import dataclass

from dialogs.kinds.kind import Around, Recognised, Refusal
from dialogs.kinds.people import Colleague
from dialogs.language.say import Say
from dialogs.understanding import tidy

_NAME = re.compile(r"[^\W\d_][\w'’-]*(?:\s+[A-ZÀ-Ý][\w'’-]*)*")


@dataclass(frozen=True)
class Invitee(Colleague):
    """A colleague; a name that nobody goes by is told, and not passed over."""

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the colleague; of a name in a longer message that nobody has, that it is so."""
        found = await Colleague.find(self, text, around)
        named = _NAME.match(text)
        if found is not None or not around.volunteered or named is None:
            return found
        nobody = ("cue.anybody.words", "cue.preposition.words")
        first = tidy(named[0].split()[0])
        if first in {tidy(word) for key in nobody for word in around.spoken(key)}:
            return None
        return Refusal(Say("invite_expert.person.unknown", {"name": named[0]}))
