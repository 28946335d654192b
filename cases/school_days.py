"""A school's calendar: which days are school days, and how to count in them.

Deadlines and reminders are counted in school days or working days, so every count of days
in the product goes through this module.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, lru_cache

from cases.holidays_netherlands import public_holidays, school_holidays

_DAY = timedelta(days=1)
_SATURDAY = 5
_FARTHEST = 10_000


class Region(StrEnum):
    """One of the three regions over which the Netherlands spreads its school holidays."""

    NOORD = "noord"
    MIDDEN = "midden"
    ZUID = "zuid"


@dataclass(frozen=True, slots=True)
class Holiday:
    """A school holiday; its first and last day belong to it."""

    name: str
    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@cache
def _regional(region: Region) -> Sequence[Holiday]:
    return [Holiday(*holiday) for holiday in school_holidays(region)]


@lru_cache(maxsize=64)
def _public(year: int) -> dict[date, str]:
    return public_holidays(year)


def public_holiday_on(day: date) -> str | None:
    """Return the name of the public holiday on which everything is closed, if it is one."""
    return _public(day.year).get(day)


class SchoolDays:
    """A school's calendar.

    Without its own list a school follows its region. The published list ends with the summer
    of 2030; later days count as school days unless they are weekends or public holidays, which
    ``covers`` tells.
    """

    def __init__(self, region: Region, holidays: Sequence[Holiday] | None = None) -> None:
        self.region = region
        if holidays is None:
            holidays = _regional(region)
        self.holidays = tuple(sorted(holidays, key=lambda holiday: holiday.first))

    def covers(self, day: date) -> bool:
        """Say whether the school holidays around this day are known."""
        return bool(self.holidays) and self.holidays[0].first <= day <= self.holidays[-1].last

    def is_working_day(self, day: date) -> bool:
        """Say whether offices are open: Monday to Friday and no public holiday."""
        return day.weekday() < _SATURDAY and day not in _public(day.year)

    def is_school_day(self, day: date) -> bool:
        """Say whether there is school: a working day outside the school's holidays."""
        return self.is_working_day(day) and self.holiday_on(day) is None

    def next_school_day(self, day: date) -> date:
        """Return the first school day on or after a day."""
        return day if self.is_school_day(day) else self.plus_school_days(day, 1)

    def plus_school_days(self, day: date, count: int) -> date:
        """Return the day that many school days later, or earlier when the count is negative.

        The day itself is not counted, whether it is a school day or not; a count of zero
        returns it.

        Raises:
            ValueError: the count is beyond 10,000 days, or leads out of the calendar.
        """
        return _step(day, count, self.is_school_day)

    def plus_working_days(self, day: date, count: int) -> date:
        """Return the day that many working days later, counted as ``plus_school_days`` does.

        Raises:
            ValueError: the count is beyond 10,000 days, or leads out of the calendar.
        """
        return _step(day, count, self.is_working_day)

    def holiday_on(self, day: date) -> Holiday | None:
        """Return the school holiday in which a day falls."""
        return next((holiday for holiday in self.holidays if day in holiday), None)

    def coming_holiday(self, name: str | None, after: date) -> Holiday | None:
        """Return the holiday that is going on or comes next, of that name or of any.

        None means that the calendar does not reach far enough.
        """
        return next(
            (
                holiday
                for holiday in self.holidays
                if holiday.last >= after and name in (None, holiday.name)
            ),
            None,
        )


def _step(day: date, count: int, counts: Callable[[date], bool]) -> date:
    if abs(count) > _FARTHEST:
        raise ValueError("too many days to count")
    direction = _DAY if count > 0 else -_DAY
    left = abs(count)
    try:
        while left:
            day += direction
            left -= counts(day)
    except OverflowError as error:
        raise ValueError("the count leads out of the calendar") from error
    return day
