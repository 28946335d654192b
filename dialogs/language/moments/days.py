"""Counting in days, weeks and months."""

from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import Final

from dialogs.language.moments.readings import (
    AMSTERDAM,
    INVALID,
    Ambiguous,
    Day,
    Instant,
    Interval,
    Reading,
    Reason,
    Refused,
)

DAY: Final = timedelta(days=1)
WEEK: Final = timedelta(days=7)
MONTHS: Final = 12
SUNDAY: Final = 6
LAST_YEAR: Final = 2199  # nobody plans beyond it, and no sum of ours leaves the calendar
_MONDAY_OF_WEEK: Final = 1


def monday(day: date) -> date:
    """Return the Monday of a day's ISO week."""
    return day - timedelta(days=day.weekday())


def in_week(day: date, weekday: int) -> date:
    """Return the given weekday (Monday is 0) of a day's ISO week."""
    return monday(day) + timedelta(days=weekday)


def after(day: date, weekday: int) -> date:
    """Return the first such weekday strictly after a day."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def before(day: date, weekday: int) -> date:
    """Return the last such weekday strictly before a day."""
    return day - timedelta(days=(day.weekday() - weekday - 1) % 7 + 1)


def nearest(day: date, weekday: int) -> date:
    """Return the such weekday that lies nearest to a day."""
    return before(day + timedelta(days=4), weekday)


def iso_week(year: int, number: int) -> date | None:
    """Return the Monday of an ISO week, or None if the year has no such week."""
    try:
        return date.fromisocalendar(year, number, _MONDAY_OF_WEEK)
    except ValueError:
        return None


def plus_months(day: date, count: int) -> date:
    """Return the same day of the month that many months later, or that month's last day."""
    years, month = divmod(day.month - 1 + count, MONTHS)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month(year: int, number: int) -> Interval:
    """Return a month from its first to its last day."""
    return Interval(date(year, number, 1), date(year, number, monthrange(year, number)[1]))


def nth_weekday(first: date, last: date, count: int, weekday: int) -> date | None:
    """Return the nth such weekday between two days, counted from the end if negative."""
    if count > 0:
        found = after(first - DAY, weekday) + WEEK * (count - 1)
    else:
        found = before(last + DAY, weekday) + WEEK * (count + 1)
    return found if first <= found <= last else None


def valid_date(day: int, number: int, year: int) -> date | None:
    """Return the date, or None if the calendar has no such day."""
    try:
        return date(year, number, day) if year <= LAST_YEAR else None
    except ValueError:
        return None


def at(day: date, minutes: int) -> Reading:
    """Return the moment so many minutes after midnight by the clock on the wall.

    In the night in which summer time begins an hour of the dial is missing, which is refused;
    in the night in which it ends an hour comes twice, which is asked.
    """
    wall = datetime.combine(day, datetime.min.time()) + timedelta(minutes=minutes)
    first = wall.replace(tzinfo=AMSTERDAM)
    second = first.replace(fold=1)
    if first.utcoffset() == second.utcoffset():
        return Instant(first)
    if _is_missing(first):
        return INVALID
    return Ambiguous((Instant(first), Instant(second)))


def _is_missing(moment: datetime) -> bool:
    """Say whether the clock on the wall never shows this time."""
    summer, winter = moment.replace(fold=0).utcoffset(), moment.replace(fold=1).utcoffset()
    return summer is not None and winter is not None and summer < winter


def wall(day: date, minutes: int) -> datetime:
    """Return a moment by the clock on the wall where an exact one is not at stake."""
    naive = datetime.combine(day, datetime.min.time()) + timedelta(minutes=minutes)
    return naive.replace(tzinfo=AMSTERDAM)


def stretch(day: date, begin: int, end: int) -> Interval:
    """Return a stretch of a day, from minutes to minutes after midnight."""
    return Interval(wall(day, begin), wall(day, end))


def whole_week(day: date) -> Interval:
    """Return the ISO week of a day."""
    return Interval(monday(day), monday(day) + WEEK - DAY)


def past(day: date) -> Refused:
    """Refuse a day because it is over."""
    return Refused(Reason.PAST, Day(day))
