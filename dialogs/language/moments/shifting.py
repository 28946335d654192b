"""Days and moments so much later than others."""

from collections.abc import Callable
from datetime import UTC, date, timedelta
from fractions import Fraction
from typing import Final

from cases.school_days import SchoolDays
from dialogs.language.moments.days import DAY, LAST_YEAR, plus_months
from dialogs.language.moments.readings import (
    AMSTERDAM,
    INVALID,
    Ambiguous,
    Day,
    Instant,
    Reading,
    either,
)
from dialogs.language.moments.setting import Setting
from dialogs.language.moments.values import Amount

MOST: Final = 10_000
_FEW: Final = {"day": (2, 3, 4), "workday": (2, 3, 4), "schoolday": (2, 3, 4)}
_MONTHS_OF_YEAR: Final = 12


def later(amount: Amount, start: date, setting: Setting) -> Reading:
    """Return the day so much later, or earlier for a negative count."""
    if amount.count is None:
        few = _FEW.get(amount.unit, (2, 3))
        return either(later(Amount(Fraction(count), amount.unit), start, setting) for count in few)
    if abs(amount.count) > MOST:
        return INVALID
    found = _shifted(amount.count, amount.unit, start, setting)
    if any(isinstance(one, Day) and one.value.year > LAST_YEAR for one in several(found)):
        return INVALID
    return Ambiguous(several(found)) if amount.about else found


def several(reading: Reading) -> tuple[Reading, ...]:
    """Return the readings that are left open, or the only one."""
    return reading.readings if isinstance(reading, Ambiguous) else (reading,)


def _shifted(count: Fraction, unit: str, start: date, setting: Setting) -> Reading:
    if unit in ("workday", "schoolday"):
        return _counted(count, unit, start, setting)
    if unit in ("month", "year"):
        months = count * (_MONTHS_OF_YEAR if unit == "year" else 1)
        if abs(months) > LAST_YEAR:
            return INVALID
        return _rounded(months, lambda whole: plus_months(start, whole), 30)
    days = count * (7 if unit == "week" else 1)
    return _rounded(days, lambda whole: start + whole * DAY, 0)


def _rounded(count: Fraction, shift: Callable[[int], date], days_of_rest: int) -> Reading:
    """Return the day; a count with a half in it leaves two days to choose from."""
    whole = count.numerator // count.denominator
    rest = count - whole
    if not rest:
        return Day(shift(whole))
    more = int(rest * days_of_rest)
    return either((Day(shift(whole) + more * DAY), Day(shift(whole) + (more + 1) * DAY)))


def _counted(count: Fraction, unit: str, start: date, setting: Setting) -> Reading:
    if count.denominator != 1:
        return INVALID

    def counted(calendar: SchoolDays) -> Reading:
        plus = calendar.plus_working_days if unit == "workday" else calendar.plus_school_days
        return Day(plus(start, int(count)))

    return either(counted(calendar) for calendar in setting.calendars)


def elapsed(amount: Amount, setting: Setting) -> Reading:
    """Return the moment after so many hours or minutes have passed."""
    minutes = 60 if amount.unit == "hour" else 1
    if amount.count is None:
        few = (2, 3) if amount.unit == "hour" else (5, 10)
        return either(elapsed(Amount(Fraction(count), amount.unit), setting) for count in few)
    if amount.count > MOST * 60:
        return INVALID
    passed = timedelta(minutes=int(amount.count * minutes))
    now = setting.now.replace(second=0, microsecond=0)
    return Instant((now.astimezone(UTC) + passed).astimezone(AMSTERDAM), about=amount.about)


def is_of_the_clock(amount: Amount) -> bool:
    """Say whether it is counted in hours or minutes."""
    return amount.unit in ("minute", "hour")
