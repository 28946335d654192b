"""The moment of a meeting, which may be one that was planned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import JsonValue

from cases.model.meetings import Meeting
from cases.practices.practice import SCHOOL_ZONE
from dialogs.kinds.kind import Around, Choice, Found, Partly, Recognised
from dialogs.kinds.moments import DAY_NOTE, AMoment
from dialogs.kinds.people import case_of
from dialogs.language.say import Say


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


async def meetings_ahead(around: Around) -> Sequence[Meeting]:
    """Return the meetings of the case that are still to come, the next one first."""
    case = case_of(around)
    if case is None:
        return ()
    meetings = await around.desk.store.meetings(case)
    return [meeting for meeting in meetings if meeting.is_ahead(around.now)]
