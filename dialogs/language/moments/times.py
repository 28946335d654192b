"""Times of day put on a day: the one that was said, or the next on which they make sense."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from dialogs.language.moments.days import DAY, at, stretch, wall
from dialogs.language.moments.readings import (
    INVALID,
    Ambiguous,
    Day,
    Instant,
    Interval,
    Reading,
    Reason,
    Refused,
    alternatives,
    ask,
    either,
    spread,
)
from dialogs.language.moments.setting import Setting
from dialogs.language.moments.values import NOON, Clock, Part, Slot

_FRIDAY = 4
_EARLY = range(7 * 60, 8 * 60)  # "om 7 uur" may be in the evening as well


def clock_on(days: Reading, times: Clock, setting: Setting) -> Reading:
    """Return the moment on that day, and refuse what is over already."""
    if not times.options:
        return INVALID
    found = _open(spread(days, lambda day: _clock_on_day(day, times)), setting)
    return ask(found) if times.must_ask else found


def _clock_on_day(day: Reading, times: Clock) -> Reading:
    if not isinstance(day, Day):
        return day
    moments = [_about(at(day.value, option), about=times.about) for option in times.options]
    return either(moments)


def _about(moment: Reading, *, about: bool) -> Reading:
    if not about:
        return moment
    return spread(
        moment, lambda one: Instant(one.value, about=True) if isinstance(one, Instant) else one
    )


def slot_on(days: Reading, slot: Slot, setting: Setting) -> Reading:
    """Return the stretch of that day; without the bell table the day is kept and asked about."""
    if not slot.known:
        return spread(Ambiguous(alternatives(days)), lambda day: day)
    if not slot.options:
        return INVALID
    return _open(spread(days, lambda day: _slot_on_day(day, slot)), setting)


def _slot_on_day(day: Reading, slot: Slot) -> Reading:
    if not isinstance(day, Day):
        return day
    return either(stretch(day.value, begin, end) for begin, end in slot.options)


def _open(found: Reading, setting: Setting) -> Reading:
    """Leave out what is over; if nothing is left, refuse it as past."""
    every = alternatives(found)
    still = [one for one in every if not _is_over(one, setting.now)]
    if still == list(every):
        return found
    if still:
        return either(still)
    first = every[0]
    return Refused(Reason.PAST, first if isinstance(first, Instant | Interval) else None)


def _is_over(reading: Reading, now: datetime) -> bool:
    match reading:
        case Instant(value):
            return value <= now
        case Interval(_, datetime() as end):
            return end <= now
    return False


def coming_clock(times: Clock, setting: Setting) -> Reading:
    """Return the next moment at which it is that late, for a time without a day.

    A time that is over today is meant for tomorrow if that is a weekday; before a weekend it may
    be tomorrow or Monday, and early in the morning's hours also this evening.
    """
    if not times.options:
        return INVALID
    if times.must_ask:
        each = (coming_clock(_only(times, option), setting) for option in times.options)
        return ask(either(each))
    today = clock_on(Day(setting.today), times, setting)
    if not isinstance(today, Refused):
        return today
    later = either(_clock_on_day(Day(day), times) for day in _days_after(setting.today))
    if times.loose and times.options[0] in _EARLY:
        evening = replace(times, options=tuple(option + NOON for option in times.options))
        tonight = clock_on(Day(setting.today), evening, setting)
        return later if isinstance(tonight, Refused) else either((tonight, later))
    return later


def _only(times: Clock, option: int) -> Clock:
    return replace(times, options=(option,), must_ask=False)


def coming_slot(slot: Slot, setting: Setting) -> Reading:
    """Return the next such stretch, for one without a day, by the rule of ``coming_clock``."""
    if not slot.known:
        return Ambiguous((Day(setting.today),))
    if not slot.options:
        return INVALID
    days = _school_days(setting) if slot.of_school else [setting.today]
    now = slot_on(Day(days[0]), slot, setting)
    if not isinstance(now, Refused):
        return now
    later = days[1:] if slot.of_school else _days_after(setting.today)
    return either(_slot_on_day(Day(day), slot) for day in later)


def _school_days(setting: Setting) -> list[date]:
    """Return the first two school days from today on."""
    calendar = setting.calendars[0]
    first = calendar.next_school_day(setting.today)
    return [first, calendar.plus_school_days(first, 1)]


def coming_part(part: Part, setting: Setting) -> Reading:
    """Return the coming part of the day, for one without a day; one that has begun is asked."""
    slot = Slot(((part.begin, part.end),))
    today = slot_on(Day(setting.today), slot, setting)
    if isinstance(today, Refused):
        return coming_slot(slot, setting)
    if setting.now < wall(setting.today, part.begin):
        return today
    return either((today, _slot_on_day(Day(setting.today + DAY), slot)))


def _days_after(today: date) -> list[date]:
    tomorrow = today + DAY
    if tomorrow.weekday() <= _FRIDAY:
        return [tomorrow]
    monday = today + timedelta(days=7 - today.weekday())
    return [tomorrow, monday] if tomorrow != monday else [tomorrow]
