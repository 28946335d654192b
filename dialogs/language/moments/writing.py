"""Writing moments as people read them, always with the weekday."""

from datetime import date, datetime, time, timedelta
from typing import Final, TypeAlias

from dialogs.language.moments.names import MONTHS, WEEKDAYS
from dialogs.language.moments.readings import (
    AMSTERDAM,
    Ambiguous,
    Day,
    Instant,
    Interval,
    Recurrence,
)
from dialogs.language.moments.setting import Language
from dialogs.language.moments.writing_rules import write_rule

Writable: TypeAlias = Day | Instant | Interval | Recurrence | Ambiguous

_MIDNIGHT: Final = time()
_SEASONS: Final[dict[Language, tuple[str, str]]] = {
    "nl": ("zomertijd", "wintertijd"),
    "en": ("summer time", "winter time"),
}


def write_day(value: date, language: Language) -> str:
    """Return "vrijdag 18 december 2026" or "Friday 18 December 2026"."""
    weekday, month = WEEKDAYS[language][value.weekday()], MONTHS[language][value.month - 1]
    return f"{weekday} {value.day} {month} {value.year}"


def write_time(value: time, language: Language) -> str:
    """Return "14.30 uur" or "14:30"."""
    return _with_hour(_clock(value, language), language)


def write_instant(value: datetime, language: Language, *, about: bool = False) -> str:
    """Return "dinsdag 8 december 2026, 14.30 uur", by Amsterdam's clock.

    An hour that comes twice, in the night in which summer time ends, is told apart.
    """
    day = write_day(value.astimezone(AMSTERDAM), language)
    return f"{day}, {write_time_of(value, language, about=about)}"


def write_time_of(value: datetime, language: Language, *, about: bool = False) -> str:
    """Return the time alone of such a moment: "14.30 uur" or "rond 14.30 uur"."""
    local = value.astimezone(AMSTERDAM)
    roughly = {"nl": "rond ", "en": "around "}[language] if about else ""
    return f"{roughly}{write_time(local.time(), language)}{_season(local, language)}"


def write_interval(start: datetime, end: datetime | timedelta, language: Language) -> str:
    """Return "dinsdag 8 december 2026, 14.30-15.15 uur", with a dash that does not break words.

    Args:
        start: when it begins; any aware datetime.
        end: when it ends, or how long it takes.
        language: of the reader.
    """
    begin = start.astimezone(AMSTERDAM)
    finish = (start + end if isinstance(end, timedelta) else end).astimezone(AMSTERDAM)
    if not _is_one_day(begin, finish):
        between = {"nl": "tot", "en": "to"}[language]
        return f"{write_instant(begin, language)} {between} {write_instant(finish, language)}"
    return f"{write_day(begin, language)}, {_span(begin.time(), finish.time(), language)}"


def _is_one_day(begin: datetime, finish: datetime) -> bool:
    """Say whether both can be named by times of one day, neither of which comes twice."""
    same = finish.date() == begin.date() and finish > begin
    until_midnight = finish.time() == _MIDNIGHT and finish.date() - begin.date() == timedelta(1)
    return (same or until_midnight) and not _is_doubled(begin) and not _is_doubled(finish)


def write_reading(reading: Writable, language: Language) -> str:
    """Return what was understood, in words that are understood the same way again."""
    match reading:
        case Day(value):
            return write_day(value, language)
        case Instant(value, about):
            return write_instant(value, language, about=about)
        case Interval(start, end):
            return _write_stretch(start, end, language)
        case Recurrence():
            return _write_recurrence(reading, language)
        case Ambiguous(readings):
            texts = [write_reading(one, language) for one in readings if isinstance(one, Writable)]
            return {"nl": " of ", "en": " or "}[language].join(texts)


def _write_stretch(
    start: date | datetime | None, end: date | datetime | None, language: Language
) -> str:
    if isinstance(start, datetime) and isinstance(end, datetime):
        return write_interval(start, end, language)
    words = {
        "nl": ("van", "tot en met", "uiterlijk", "vanaf"),
        "en": ("from", "through", "by", "as of"),
    }
    first, last, by, from_on = words[language]
    if start is None:
        return f"{by} {_point(end, language)}"
    if end is None:
        return f"{from_on} {_point(start, language)}"
    return f"{first} {_point(start, language)} {last} {_point(end, language)}"


def _point(value: date | datetime | None, language: Language) -> str:
    if isinstance(value, datetime):
        return write_instant(value, language)
    return write_day(value, language) if value else ""


def _write_recurrence(reading: Recurrence, language: Language) -> str:
    text = write_rule(reading.rule, language)
    if reading.at and reading.lasts:
        finish = (datetime.combine(date.min, reading.at) + reading.lasts).time()
        text += f", {_span(reading.at, finish, language)}"
    elif reading.at:
        text += f" {'om' if language == 'nl' else 'at'} {write_time(reading.at, language)}"
    if reading.start:
        from_on = "vanaf" if language == "nl" else "starting"
        text += f", {from_on} {write_day(reading.start, language)}"
    return text


def _span(begin: time, finish: time, language: Language) -> str:
    """Return "14.30-15.15 uur" with a longer dash; midnight at the end is 24.00."""
    end = _clock(finish, language)
    if finish == _MIDNIGHT:
        end = end.replace("00", "24", 1)
    return _with_hour(f"{_clock(begin, language)}\N{EN DASH}{end}", language)


def _clock(value: time, language: Language) -> str:
    sign = "." if language == "nl" else ":"
    return f"{value.hour:02d}{sign}{value.minute:02d}"


def _with_hour(times: str, language: Language) -> str:
    return f"{times} uur" if language == "nl" else times


def _is_doubled(value: datetime) -> bool:
    """Say whether the clock shows this time twice that night."""
    summer, winter = value.replace(fold=0).utcoffset(), value.replace(fold=1).utcoffset()
    return summer is not None and winter is not None and summer > winter


def _season(value: datetime, language: Language) -> str:
    return f" ({_SEASONS[language][value.fold]})" if _is_doubled(value) else ""
