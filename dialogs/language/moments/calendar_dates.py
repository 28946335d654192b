"""Which date is meant by a day and a month, or by a day alone."""

from datetime import date, timedelta
from typing import Final

from dialogs.language.moments.days import MONTHS, nearest, past, plus_months, valid_date
from dialogs.language.moments.readings import INVALID, Ambiguous, Day, Reading
from dialogs.language.moments.setting import Setting
from dialogs.language.moments.values import Written

_JUST_OVER: Final = timedelta(days=31)
_LEAP_YEAR: Final = 2000
_A_YEAR: Final = timedelta(days=366)
_EVERY_DAY_COMES_WITHIN: Final = 9  # years, from one leap day to the next around 2100


def on(written: Written, setting: Setting, weekday: int | None = None) -> Reading:
    """Return the day that was written; without a year the next one, from today on."""
    if valid_date(written.day, written.month, _LEAP_YEAR) is None:
        return INVALID
    if written.year is not None:
        return _in_year(written, written.year, setting, weekday)
    this_year = valid_date(written.day, written.month, setting.today.year)
    coming_one = _next(written, setting)
    just_over = this_year and timedelta() < setting.today - this_year <= _JUST_OVER
    if weekday is not None:
        if coming_one.weekday() == weekday:
            return Day(coming_one)
        if this_year and just_over and this_year.weekday() == weekday:
            return past(this_year)
        return conflict(coming_one, weekday)
    if this_year and just_over:
        return Ambiguous((Day(coming_one), past(this_year)))
    if coming_one - setting.today > _A_YEAR:
        return Ambiguous((Day(coming_one),))  # 29 February, years ahead
    return Day(coming_one)


def _in_year(written: Written, year: int, setting: Setting, weekday: int | None) -> Reading:
    day = valid_date(written.day, written.month, year)
    if day is None:
        return INVALID
    if weekday is not None and day.weekday() != weekday:
        return conflict(day, weekday)
    return Day(day) if day >= setting.today else past(day)


def _next(written: Written, setting: Setting) -> date:
    for year in range(setting.today.year, setting.today.year + _EVERY_DAY_COMES_WITHIN):
        day = valid_date(written.day, written.month, year)
        if day and day >= setting.today:
            return day
    raise AssertionError("every day of the calendar comes within nine years")


def conflict(day: date, weekday: int) -> Reading:
    """Ask: the weekday and the date do not agree."""
    return Ambiguous((Day(day), Day(nearest(day, weekday))))


def month_day(number: int, setting: Setting, weekday: int | None = None) -> Reading:
    """Return the next such day of a month, skipping months that have none."""
    for ahead in range(MONTHS):
        first = plus_months(setting.today.replace(day=1), ahead)
        day = valid_date(number, first.month, first.year)
        if day and day >= setting.today:
            agrees = weekday is None or day.weekday() == weekday
            return (
                Day(day) if agrees else conflict(day, day.weekday() if weekday is None else weekday)
            )
    return INVALID
