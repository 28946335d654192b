"""Days and times, as people type them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from pydantic import JsonValue

from cases.practices.practice import SCHOOL_ZONE
from dialogs.kinds.kind import (
    AlwaysSaid,
    Around,
    Choice,
    Found,
    Partly,
    Recognised,
    Refusal,
    Unsure,
)
from dialogs.language.moments import (
    Ambiguous,
    Day,
    Instant,
    Interval,
    Reading,
    Reason,
    Refused,
    Setting,
    find_moments,
    read_moment,
)
from dialogs.language.moments import Found as Stretch
from dialogs.language.say import Say, Sayable
from dialogs.understanding import squeeze

DAY_NOTE = "day"


@dataclass(frozen=True, slots=True)
class _Moments(AlwaysSaid):
    """What days and times share: the words are read whole, else the one moment within them."""

    async def half_asked(self, around: Around) -> Say | None:
        """Return the question for the time, where the day is known."""
        if not isinstance(day := around.values.get(f"{around.field}.{DAY_NOTE}"), str):
            return None
        return Say("moment.what_time", {"day": date.fromisoformat(day)})


@dataclass(frozen=True, slots=True)
class _Days(_Moments):
    """What all kinds of days share: they are read back with their weekday."""

    async def shown(self, value: JsonValue, around: Around) -> Sayable:
        """Return the day with its weekday."""
        return date.fromisoformat(str(value))


@dataclass(frozen=True, slots=True)
class ADay(_Days):
    """A day, such as the one something is promised for; "voor vrijdag" is the day before."""

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the day in the text; ask when it may be another."""
        return as_day(*_read(text, around))


@dataclass(frozen=True, slots=True)
class LastDay(ADay):
    """A day by which something should have happened; in a longer message said as such."""

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the day; unasked, only one that is called the last ("voor de kerstvakantie")."""
        if not around.volunteered:
            return await super(LastDay, self).find(text, around)
        last = [one for one in find_moments(text, setting_of(around)) if _is_last(one.reading)]
        day = _day(last[0].reading) if len(last) == 1 else None
        return Found(day.isoformat(), _rest(text, last[0])) if day else None


@dataclass(frozen=True, slots=True)
class DayPassed(_Days):
    """A day that has come: today, or before it."""

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the day in the text, of this year or the last if the year was not said."""
        reading, rest = _read(text, around)
        days = _days(reading)
        passed = [day for day in days if day <= around.desk.practice.today(around.now)]
        if len(passed) > 1:
            return Unsure(tuple(Choice(d.isoformat(), _as_title(d)) for d in passed))
        if passed:
            return Found(passed[0].isoformat(), rest)
        return Refusal(Say("moment.not_yet")) if days else _refusal(reading)


@dataclass(frozen=True, slots=True)
class BirthDate(_Days):
    """A day of birth: a day that has passed, with its year."""

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the day, if it lies in the past; unasked, one of some years ago."""
        if around.volunteered:
            return _born(text, around)
        reading, rest = _read(text, around)
        day = _passed_or_not(reading)
        if day is None:
            return _refusal(reading)
        has_passed = day < around.desk.practice.today(around.now)
        return Found(day.isoformat(), rest) if has_passed else Refusal(Say("moment.not_born_yet"))


@dataclass(frozen=True, slots=True)
class AMoment(_Moments):
    """A day with a time, such as the start of a meeting; the two may come one after the other."""

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the moment in the text; ask for the time if only the day was said.

        "Voor het gesprek op dinsdag" is no day before that Tuesday.
        """
        reading, rest = _read(text, around)
        if _may_be_last(reading) and len(within := find_moments(text, setting_of(around))) == 1:
            reading, rest = within[0].reading, _rest(text, within[0])
        if isinstance(noted := around.values.get(f"{around.field}.{DAY_NOTE}"), str):
            return _at_noted_day(reading, date.fromisoformat(noted), rest)
        if isinstance(reading, Ambiguous):
            return _which(reading.readings)
        if (moment := _moment(reading)) is not None:
            return Found(moment.isoformat(), rest)
        day = _day(reading)
        if day is not None:
            said = Say("moment.what_time", {"day": day})
            return Partly(said, {DAY_NOTE: day.isoformat()}, rest)
        return _refusal(reading)

    async def shown(self, value: JsonValue, around: Around) -> Sayable:
        """Return the moment with its weekday."""
        return datetime.fromisoformat(str(value))


def as_day(reading: Reading, rest: str = "") -> Recognised:
    """Return the day that a reading means; ask when it may be another."""
    if isinstance(reading, Ambiguous):
        days = dict.fromkeys(filter(None, map(_day, reading.readings)))
        return Unsure(tuple(Choice(d.isoformat(), _as_title(d)) for d in days))
    day = _day(reading)
    return Found(day.isoformat(), rest) if day else _refusal(reading)


_WITH_YEAR = re.compile(
    r"(?:(?:geboren|geb\.?|born)\s+(?:op\s+|on\s+)?)?"
    r"(?P<day>\d{1,2}[-/. ]+(?:\d{1,2}|[^\W\d_]+)[-/., ]+\d{4})",
    re.IGNORECASE,
)
_YOUNGEST = timedelta(days=2 * 365)


def _born(text: str, around: Around) -> Found | None:
    """Return the first date in a message that can only be the birthday of a pupil."""
    for match in _WITH_YEAR.finditer(text):
        day = _passed_or_not(read_moment(match["day"], setting_of(around)))
        if day and day < around.desk.practice.today(around.now) - _YOUNGEST:
            rest = squeeze(f"{text[: match.start()]} {text[match.end() :]}")
            return Found(day.isoformat(), rest)
    return None


def _days(reading: Reading) -> list[date]:
    """Return every day that may be meant, whether it has passed or not."""
    readings = reading.readings if isinstance(reading, Ambiguous) else (reading,)
    return list(dict.fromkeys(filter(None, map(_passed_or_not, readings))))


def _passed_or_not(reading: Reading) -> date | None:
    meant = reading.meant if isinstance(reading, Refused) and reading.meant else reading
    return _day(meant)


def _is_last(reading: Reading) -> bool:
    return isinstance(reading, Interval) and reading.start is None


def _may_be_last(reading: Reading) -> bool:
    readings = reading.readings if isinstance(reading, Ambiguous) else (reading,)
    return any(_is_last(one) for one in readings)


def _read(text: str, around: Around) -> tuple[Reading, str]:
    """Return what the text means, and the words around it that it did not use."""
    setting = setting_of(around)
    whole, found = read_moment(text, setting), find_moments(text, setting)
    if not _has_other_words(whole):
        alone = len(found) == 1 and found[0].reading == whole
        return whole, _rest(text, found[0]) if alone else ""
    if len(found) == 1:
        return found[0].reading, _rest(text, found[0])
    if found:
        return Ambiguous(tuple(one.reading for one in found)), ""
    return whole, ""


def setting_of(around: Around) -> Setting:
    """Return now, the reader's language and the school's calendar."""
    language: Literal["nl", "en"] = "en" if around.language == "en" else "nl"
    return Setting(around.now, language, around.desk.practice.school_days)


def _rest(text: str, stretch: Stretch) -> str:
    return squeeze(f"{text[: stretch.start]} {text[stretch.end :]}")


def _has_other_words(reading: Reading) -> bool:
    """Say whether the text was no moment as a whole, though there may be one within it."""
    if isinstance(reading, Ambiguous):
        return len(reading.readings) == 1
    return isinstance(reading, Refused) and reading.reason is Reason.NONE and not reading.meant


def _day(reading: Reading) -> date | None:
    match reading:
        case Day(value):
            return value
        case Instant(value):
            return value.astimezone(SCHOOL_ZONE).date()
        case Interval(start=None, end=datetime() as end):
            return end.astimezone(SCHOOL_ZONE).date()
        case Interval(start=None, end=date() as end):
            return end
    return None


def _moment(reading: Reading) -> datetime | None:
    match reading:
        case Instant(value):
            return value
        case Interval(start=datetime() as start):
            return start
    return None


def _as_title(value: date | datetime) -> Say:
    return Say("value.as_is", {"value": value})


def _which(readings: Sequence[Reading]) -> Recognised:
    """Return the readings to choose from: moments, or days whose time is asked next."""
    choices: dict[str, Choice] = {}
    for reading in readings:
        if (moment := _moment(reading)) is not None:
            choices[moment.isoformat()] = Choice(moment.isoformat(), _as_title(moment))
        elif (day := _day(reading)) is not None:
            choices[day.isoformat()] = Choice(day.isoformat(), _as_title(day), note=DAY_NOTE)
    return Unsure(tuple(choices.values())) if choices else None


def _at_noted_day(reading: Reading, day: date, rest: str) -> Recognised:
    """Return the time that was said, on the day said before; a whole new moment replaces it."""
    readings = reading.readings if isinstance(reading, Ambiguous) else (reading,)
    times: dict[time, None] = {}
    for one in readings:
        if (moment := _moment(one)) is not None:
            times[moment.astimezone(SCHOOL_ZONE).time()] = None
    moments = [datetime.combine(day, at, SCHOOL_ZONE) for at in times]
    if not moments:
        return None
    if len(moments) > 1:
        return Unsure(tuple(Choice(m.isoformat(), _as_title(m)) for m in moments))
    return Found(moments[0].isoformat(), rest)


def _refusal(reading: Reading) -> Recognised:
    if not isinstance(reading, Refused):
        return Refusal(Say("moment.which_day"))
    if reading.reason is Reason.NONE:
        return None
    return Refusal(Say(f"moment.{reading.reason}"))
