"""Days counted within or from a period: "de laatste schooldag voor de kerstvakantie"."""

from datetime import date, timedelta
from fractions import Fraction

from dialogs.language.moments import terms as t
from dialogs.language.moments.calendar_dates import month_day
from dialogs.language.moments.days import DAY, month, whole_week
from dialogs.language.moments.grammar.partial_periods import over_periods
from dialogs.language.moments.pieces import Layer, Made, Match
from dialogs.language.moments.readings import (
    INVALID,
    Day,
    Interval,
    Reading,
    Reason,
    Refused,
)
from dialogs.language.moments.shifting import later
from dialogs.language.moments.values import Amount, Unit

counted_days = Layer()

_NTH = "(ORDINAL|LAST)"
_COUNTABLE = "(SCHOOLDAY|WORKDAY|DAY)"


@counted_days.rule(f"{_NTH} {_COUNTABLE} (BEFORE|AFTER) (PERIOD|DATE)")
def nth_day_near(found: Match) -> Made:
    """De laatste schooldag voor de kerstvakantie."""
    unit = _unit(found)
    number = found.get(t.ORDINAL) or 1
    count = Fraction(number if t.AFTER in found else -number)

    def near(start: date, end: date) -> Reading:
        return later(Amount(count, unit), end if count > 0 else start, found.setting)

    return t.DATE(over_periods(found.readings()[-1], near))


def _unit(found: Match) -> Unit:
    if t.SCHOOLDAY in found:
        return "schoolday"
    return "workday" if t.WORKDAY in found else "day"


@counted_days.rule("DAY AFTER DATE", "DAY BEFORE DATE", "DAY (BEFORE|AFTER) PERIOD")
def day_near(found: Match) -> Made:
    """De dag na Hemelvaart."""
    return t.DATE(
        over_periods(
            found.readings()[-1],
            lambda start, end: Day(end + DAY if t.AFTER in found else start - DAY),
        )
    )


@counted_days.rule(f"{_NTH} {_COUNTABLE} (FROM|IN|ON)* (PERIOD|MONTHS|YEARS|WEEK)")
def nth_day_of(found: Match) -> Made | None:
    """De laatste dag van de maand, de eerste schooldag van januari."""
    unit, today = _unit(found), found.setting.today
    count = found.first(t.LAST if t.LAST in found else t.ORDINAL)
    period = found.get(t.PERIOD) or _current(found, today)

    def nth(start: date, end: date) -> Reading:
        edge = start - DAY if count > 0 else end + DAY
        return later(Amount(Fraction(count), unit), edge, found.setting)

    return t.DATE(over_periods(period, nth))


def _current(found: Match, today: date) -> Interval:
    if t.MONTHS in found:
        return month(today.year, today.month)
    if t.WEEK in found:
        return whole_week(today)
    return Interval(date(today.year, 1, 1), date(today.year, 12, 31))


@counted_days.rule("(ORDINAL|LAST) AMOUNT (FROM|IN|ON)* PERIOD")
def first_days_of(found: Match) -> Made | None:
    """De eerste drie dagen van december."""
    amount = found.first(t.AMOUNT)
    position = found.get(t.ORDINAL) or found.first(t.LAST)
    days = {"day": 1, "week": 7}.get(amount.unit)
    if days is None or amount.count is None or abs(position) > 1:
        return None
    length = timedelta(days=int(amount.count * days) - 1)

    def stretch(start: date, end: date) -> Reading:
        if length > end - start:
            return INVALID
        return Interval(start, start + length) if position > 0 else Interval(end - length, end)

    return t.PERIOD(over_periods(found.first(t.PERIOD), stretch))


@counted_days.rule("ON? ORDINAL (FROM|IN)* PERIOD", "PERIOD (ON|COMMA)* ORDINAL(?!NOUN|MONTH)")
def day_of_a_month(found: Match) -> Made | None:
    """De 15e van volgende maand."""
    number = found.first(t.ORDINAL)

    def nth(start: date, end: date) -> Reading:
        day = start + (number - 1) * DAY
        is_month = start.day == 1 and end == month(start.year, start.month).end
        if not is_month or day > end:
            return INVALID
        return Day(day) if day >= found.setting.today else Refused(Reason.PAST, Day(day))

    return t.DATE(over_periods(found.first(t.PERIOD), nth))


@counted_days.rule("ON? ORDINAL (FROM|IN) MONTHS")
def day_of_the_month(found: Match) -> Made:
    """Op de eerste van de maand: the next one."""
    return t.DATE(month_day(found.first(t.ORDINAL), found.setting))


@counted_days.rule("(NEXT|COMING|ORDINAL COMING|ORDINAL NEXT) (SCHOOLDAY|WORKDAY)")
def next_school_day(found: Match) -> Made:
    """De eerstvolgende schooldag."""
    amount = Amount(Fraction(1), _unit(found))
    return t.DATE(later(amount, found.setting.today, found.setting))
