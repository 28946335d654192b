"""Meetings that were planned: which one is meant, and the moment of one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from pydantic import JsonValue

from cases.model.meetings import Meeting
from cases.practices.practice import SCHOOL_ZONE
from dialogs.kinds.cases import MeetingAhead
from dialogs.kinds.kind import Around, Choice, Found, Partly, Recognised, Unsure
from dialogs.kinds.moments import DAY_NOTE, AMoment, setting_of
from dialogs.kinds.people import case_of
from dialogs.language.moments import Ambiguous, Day, Instant, Reading, find_moments
from dialogs.language.moments import Found as Stretch
from dialogs.language.say import Say
from dialogs.understanding import squeeze, without_label


@dataclass(frozen=True, slots=True)
class MeetingMoment(AMoment):
    """When a meeting is: of those that were planned, the day alone tells which is meant."""

    async def offers(self, around: Around) -> Sequence[Choice]:
        """Return the moments of the meetings that were planned."""
        ahead = await meetings_ahead(around)
        return tuple(
            Choice(one.starts_at.isoformat(), Say("value.as_is", {"value": one.starts_at}))
            for one in ahead
        )

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the moment; where only the day was said, that of the one meeting on it."""
        found = await AMoment.find(self, text, around)
        if not isinstance(found, Partly):
            return found
        planned = await _on(date.fromisoformat(str(found.notes[DAY_NOTE])), around)
        return Found(planned, found.rest) if planned else found

    async def only(self, around: Around) -> JsonValue:
        """Return the moment of the one meeting on the day that was said before the case was."""
        day = around.values.get(f"{around.field}.{DAY_NOTE}")
        return await _on(date.fromisoformat(day), around) if isinstance(day, str) else None


async def _on(day: date, around: Around) -> str | None:
    """Return the moment of the one meeting on that day."""
    starts = [meeting.starts_at for meeting in await meetings_ahead(around)]
    that_day = [start for start in starts if start.astimezone(SCHOOL_ZONE).date() == day]
    return that_day[0].isoformat() if len(that_day) == 1 else None


_NEW_MOMENT = re.compile(r"\b(?:naar|to)\b", re.IGNORECASE)
_OLD_MOMENT = re.compile(r"\b(?:van|of|from)\s*$", re.IGNORECASE)
_OF = re.compile(r"\b(?:van|of|from)\b", re.IGNORECASE)


@dataclass(frozen=True)
class MeetingOn(MeetingAhead):
    """A meeting that is still to come, which its day names as well as its case.

    ``moves``: a day may also be the one to which it is moved, so that in one message it names
    the meeting only after "van" or before "naar".
    """

    moves: bool = False

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the one the text means, by its case, its day, or both."""
        named = await super().find(text, around)
        said = self._day_said(text, around)
        if said is None:
            return named
        known = await self.known(around)
        among = [one.value for one in named.choices] if isinstance(named, Unsure) else list(known)
        if isinstance(named, Found):
            among = [named.value]
        meant = [one for one in among if _is_at(known[str(one)].title, said.reading)]
        if len(meant) != 1:
            return named
        before = _OLD_MOMENT.sub("", text[: said.start])
        return Found(meant[0], squeeze(without_label(f"{before} {text[said.end :]}")))

    def _day_said(self, text: str, around: Around) -> Stretch | None:
        """Return where the text says on which day the meeting is that is meant."""
        new = _NEW_MOMENT.search(text)
        before = text[: new.start()] if new else text
        # What is of a day is no moment in a sentence; here it tells which meeting is meant.
        plain = _OF.sub(lambda word: " " * len(word[0]), before)
        found = find_moments(plain, setting_of(around))
        if len(found) != 1:
            return None
        is_clear = new or not (self.moves and around.volunteered)
        return found[0] if is_clear or _OLD_MOMENT.search(text[: found[0].start]) else None


def _is_at(title: Say | str, reading: Reading) -> bool:
    """Say whether a meeting that is called so is on that day, or at that moment."""
    at = title.values["at"] if isinstance(title, Say) else None
    readings = reading.readings if isinstance(reading, Ambiguous) else (reading,)
    return isinstance(at, datetime) and any(
        one.value in {at, at.astimezone(SCHOOL_ZONE).date()}
        for one in readings
        if isinstance(one, Instant | Day)
    )


async def meetings_ahead(around: Around) -> Sequence[Meeting]:
    """Return the meetings of the case that are still to come, the next one first."""
    case = case_of(around)
    if case is None:
        return ()
    meetings = await around.desk.store.meetings(case)
    return [meeting for meeting in meetings if meeting.is_ahead(around.now)]
