"""Where a meeting is: a room, and whether it is at school or online."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import JsonValue

from cases.operations.letters import Place
from dialogs.kinds.choices import OneOf
from dialogs.kinds.kind import Around, Choice, Found, Recognised, Refusal
from dialogs.kinds.meetings import meetings_ahead
from dialogs.kinds.moments import setting_of
from dialogs.kinds.words import Wording, is_too_much, is_yes_or_no
from dialogs.language.moments import Day, Instant, read_moment
from dialogs.language.say import Say
from dialogs.understanding import squeeze, tidy

_LETTER = re.compile(r"[^\W\d_]{2}")
_BEFORE = r"(?:(?:in|op|te|at)\s+)?(?:(?:de|het|ons|onze|mijn|the|our|my)\s+)?"
_WHICH = r"(?:\s+(?:\d[\w.-]*\w|\d|[A-Z]\d*)(?!\w)(?!\s*(?:uur|pm|am)\b))?"


@dataclass(frozen=True, slots=True)
class Room(Wording):
    """A room in the person's own words; in a longer message after a word for one ("kamer 1.15")."""

    cue: str = "cue.room.words"

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the whole answer, or the room that a longer message names."""
        if not around.volunteered:
            return _in_own_words(text, around)
        nouns = sorted(around.spoken(self.cue), key=len, reverse=True)
        if not nouns:
            return None
        noun = "|".join(map(re.escape, nouns))
        found = re.search(rf"(?<!\w){_BEFORE}(?P<room>[\w'’-]*(?i:{noun})(?!\w){_WHICH})", text)
        if found is None:
            return None
        room = found["room"].rstrip(".")
        return Found(room, squeeze(f"{text[: found.start()]} {text[found.end() :]}"))


def _in_own_words(text: str, around: Around) -> Recognised:
    """Return the answer as it was typed, unless it is a time: that belongs to another question."""
    if not tidy(text) or is_yes_or_no(text, around) or is_too_much(text):
        return None
    if _LETTER.search(text) and isinstance(read_moment(text, setting_of(around)), Day | Instant):
        return Refusal(Say("talk.time_for_place"))
    return Found(text.strip())


@dataclass(frozen=True, slots=True)
class MeetingRoom(Room):
    """The room of a meeting: of one that was planned, the room it already has."""

    async def offers(self, around: Around) -> Sequence[Choice]:
        """Return the room that is kept of the meeting at that moment, if there is one."""
        room = await self._kept(around)
        return (Choice(room, room),) if room else ()

    async def only(self, around: Around) -> JsonValue:
        """Return that room: who names a meeting that was planned is not asked where it is."""
        return await self._kept(around)

    async def _kept(self, around: Around) -> str | None:
        at = around.values.get("at")
        if not isinstance(at, str):
            return None
        for meeting in await meetings_ahead(around):
            if meeting.starts_at == datetime.fromisoformat(at):
                words = await around.desk.store.words(meeting.case, meeting.id)
                return Place.of(words).room
        return None


@dataclass(frozen=True, slots=True)
class Where(OneOf):
    """At school or online; who names a room means at school, who pastes a link means online."""

    async def only(self, around: Around) -> JsonValue:
        """Return what follows from the room or the link that was given."""
        if around.values.get("room") is not None:
            return "school"
        return "online" if around.values.get("join_url") is not None else None


WHERE = Where("where", {"school": "school", "online": "online"})
