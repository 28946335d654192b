"""Days counted from another: "over twee weken", "dinsdag over een week", "drie dagen na Pasen"."""

from collections.abc import Callable
from datetime import UTC, date, timedelta
from fractions import Fraction
from typing import Final

from cases.school_days import SchoolDays
from dialogs.language.moments import terms as t
from dialogs.language.moments.days import (
    DAY,
    LAST_YEAR,
    WEEK,
    after,
    in_week,
    month,
    plus_months,
    whole_week,
)
from dialogs.language.moments.grammar.partial_periods import over_periods
from dialogs.language.moments.grammar.written_dates import month_day
from dialogs.language.moments.pieces import Layer, Made, Match
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
    either,
)
from dialogs.language.moments.setting import Setting
from dialogs.language.moments.values import Amount, Unit

relative = Layer()

_A_WEEK: Final = Amount(Fraction(1), "week")
_EIGHT_DAYS: Final = Amount(Fraction(8), "day")  # "over acht dagen" is often said for a week
_FEW: Final = {"day": (2, 3, 4), "workday": (2, 3, 4), "schoolday": (2, 3, 4)}
_MOST: Final = 10_000
_DAYS_FOR_WEEKS: Final = {7: 1, 8: 1, 14: 2}  # "vrijdag over acht dagen" is in a week
_MONTHS_OF_YEAR: Final = 12


def later(amount: Amount, start: date, setting: Setting) -> Reading:
    """Return the day so much later, or earlier for a negative count."""
    if amount.count is None:
        few = _FEW.get(amount.unit, (2, 3))
        return either(later(Amount(Fraction(count), amount.unit), start, setting) for count in few)
    if abs(amount.count) > _MOST:
        return INVALID
    found = _shifted(amount.count, amount.unit, start, setting)
    if any(isinstance(one, Day) and one.value.year > LAST_YEAR for one in _several(found)):
        return INVALID
    return Ambiguous(_several(found)) if amount.about else found


def _several(reading: Reading) -> tuple[Reading, ...]:
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
    if amount.count > _MOST * 60:
        return INVALID
    passed = timedelta(minutes=int(amount.count * minutes))
    now = setting.now.replace(second=0, microsecond=0)
    return Instant((now.astimezone(UTC) + passed).astimezone(AMSTERDAM), about=amount.about)


def _is_of_the_clock(amount: Amount) -> bool:
    return amount.unit in ("minute", "hour")


@relative.rule(
    "AMOUNT (CONTEXT|LATER|AFTER CONTEXT)", "CONTEXT AMOUNT", "(HALF|CLOCK|ONE HOUR) LATER"
)
def from_context(_: Match) -> Made:
    """Een week later: later than what?"""
    return t.REFUSAL(Refused(Reason.CONTEXT))


@relative.rule(
    "AMOUNT AGO",
    "SINCE (AMOUNT|DATE|PERIOD|WEEKDAY|NEARBY|MONTH|YEAR)",
    "PREVIOUS (AMOUNT|WEEKDAY)",
    "WEEKDAY PREVIOUS",
)
def ago(_: Match) -> Made:
    """Drie dagen geleden, sinds 4 weken."""
    return t.REFUSAL(Refused(Reason.PAST))


@relative.rule(
    "(ON|COMING|THIS)* WEEKDAY (OVER|IN) AMOUNT", "AMOUNT (FROM|ON) (COMING|THIS)? WEEKDAY"
)
def weekday_and_weeks(found: Match) -> Made | None:
    """Vrijdag over een week, a week on Friday."""
    if found.setting.language == "nl" and found.pieces[0].kind is t.AMOUNT:
        return None  # "over drie weken op dinsdag" is the Tuesday of that week
    weeks = _whole_weeks(found.first(t.AMOUNT))
    if weeks is None:
        return None
    weekday, today = found.first(t.WEEKDAY), found.setting.today
    first = today if weekday == today.weekday() else after(today, weekday)
    counted = Day(first + weeks * WEEK)
    if weeks == 1:
        if first == today:
            return t.DATE(either((counted, Day(first + 2 * WEEK))))
        return t.DATE(counted)
    return t.DATE(either((Day(in_week(today + weeks * WEEK, weekday)), counted)))


@relative.rule("(OVER|IN) AMOUNT (ON|COMMA)? WEEKDAY", "(OVER|IN) AMOUNT COMMA? ON WEEKDAY")
def weekday_in_weeks(found: Match) -> Made | None:
    """Over drie weken op dinsdag."""
    weeks = _whole_weeks(found.first(t.AMOUNT))
    if weeks is None:
        return None
    week = found.setting.today + weeks * WEEK
    return t.DATE(Day(in_week(week, found.first(t.WEEKDAY))))


def _whole_weeks(amount: Amount) -> int | None:
    """Return how many weeks it is, if it is a whole number of them that a calendar can hold."""
    if amount.count is None or amount.count.denominator != 1 or amount.count > _MOST // 7:
        return None
    if amount.unit == "day":
        return _DAYS_FOR_WEEKS.get(int(amount.count))
    return int(amount.count) if amount.unit == "week" else None


@relative.rule("(NEARBY|MORGEN) (OVER|IN) AMOUNT", "AMOUNT (FROM|FROM_ON|ON) (NEARBY|MORGEN)")
def nearby_and_amount(found: Match) -> Made:
    """Morgen over een week, a week from today."""
    days = next(iter((*found.all(t.NEARBY), *found.all(t.MORGEN))))
    start = found.setting.today + days * DAY
    return t.DATE(later(found.first(t.AMOUNT), start, found.setting))


@relative.rule("(OVER|IN) NUMBER (OR|UNTIL|DASH|TO|THROUGH) AMOUNT")
def between_amounts(found: Match) -> Made | None:
    """Over 2 of 3 weken."""
    amount, setting = found.first(t.AMOUNT), found.setting
    if _is_of_the_clock(amount):
        return None
    less = Amount(Fraction(found.first(t.NUMBER)), amount.unit)
    days = either(later(each, setting.today, setting) for each in (less, amount))
    return t.DATE(Ambiguous(_several(days)))


@relative.rule("(OVER|IN) AMOUNT AND AMOUNT")
def amount_and_amount(found: Match) -> Made | None:
    """Over een week en een dag."""
    amounts, setting = found.all(t.AMOUNT), found.setting
    if any(_is_of_the_clock(amount) for amount in amounts):
        return None
    first = later(amounts[0], setting.today, setting)
    return t.DATE(over_periods(first, lambda start, _: later(amounts[1], start, setting)))


@relative.rule("(OVER|IN) AMOUNT", "AMOUNT (FROM|FROM_ON) NOW", "IN AMOUNT FROM NOW")
def ahead(found: Match) -> Made:
    """Over twee weken, two weeks from now."""
    amount, setting = found.first(t.AMOUNT), found.setting
    if _is_of_the_clock(amount):
        return t.MOMENT(elapsed(amount, setting))
    if amount == _EIGHT_DAYS and setting.language == "nl":
        return t.DATE(
            either((later(_A_WEEK, setting.today, setting), later(amount, setting.today, setting)))
        )
    return t.DATE(later(amount, setting.today, setting))


@relative.rule("(NEARBY|MORGEN)")
def nearby(found: Match) -> Made:
    """Vandaag, morgen, overmorgen."""
    days = next(iter((*found.all(t.NEARBY), *found.all(t.MORGEN))))
    day = found.setting.today + days * DAY
    return t.DATE(Day(day) if days >= 0 else Refused(Reason.PAST, Day(day)))


@relative.rule("AMOUNT (BEFORE|AFTER) (DATE|PERIOD)")
def amount_near(found: Match) -> Made | None:
    """Drie werkdagen voor 18 december, twee weken na de kerstvakantie."""
    amount, setting = found.first(t.AMOUNT), found.setting
    if _is_of_the_clock(amount) or amount.count is None:
        return None
    is_after = t.AFTER in found
    signed = amount if is_after else Amount(-amount.count, amount.unit)
    is_period = found.pieces[-1].kind is t.PERIOD and amount.unit in ("week", "month")

    def near(start: date, end: date) -> Reading:
        edge = end if is_after else start
        if not is_period:
            return later(signed, edge, setting)
        beyond = edge + DAY if is_after else edge - DAY
        return either((later(signed, beyond, setting), later(signed, edge, setting)))

    return t.DATE(over_periods(_last(found), near))


def _last(found: Match) -> Reading:
    return found.get(t.PERIOD) or found.first(t.DATE)


@relative.rule("EXACT")
def exact(found: Match) -> Made:
    """2026-12-04T14:15:00+01:00; without an offset by Amsterdam's clock."""
    value = found.first(t.EXACT)
    local = value.astimezone(AMSTERDAM) if value.tzinfo else value.replace(tzinfo=AMSTERDAM)
    over = local < found.setting.now
    return t.MOMENT(Refused(Reason.PAST, Instant(local)) if over else Instant(local))


@relative.rule("NOW(?!WEEKDAY)")
def now(found: Match) -> Made:
    """Nu."""
    return t.MOMENT(Instant(found.setting.now.replace(second=0, microsecond=0)))


_NTH = "(ORDINAL|LAST)"
_COUNTABLE = "(SCHOOLDAY|WORKDAY|DAY)"


@relative.rule(f"{_NTH} {_COUNTABLE} (BEFORE|AFTER) (PERIOD|DATE)")
def nth_day_near(found: Match) -> Made:
    """De laatste schooldag voor de kerstvakantie."""
    unit = _unit(found)
    number = found.get(t.ORDINAL) or 1
    count = Fraction(number if t.AFTER in found else -number)

    def near(start: date, end: date) -> Reading:
        return later(Amount(count, unit), end if count > 0 else start, found.setting)

    return t.DATE(over_periods(_last(found), near))


def _unit(found: Match) -> Unit:
    if t.SCHOOLDAY in found:
        return "schoolday"
    return "workday" if t.WORKDAY in found else "day"


@relative.rule("DAY AFTER DATE", "DAY BEFORE DATE", "DAY (BEFORE|AFTER) PERIOD")
def day_near(found: Match) -> Made:
    """De dag na Hemelvaart."""
    return t.DATE(
        over_periods(
            _last(found),
            lambda start, end: Day(end + DAY if t.AFTER in found else start - DAY),
        )
    )


@relative.rule(f"{_NTH} {_COUNTABLE} (FROM|IN|ON)* (PERIOD|MONTHS|YEARS|WEEK)")
def nth_day_of(found: Match) -> Made | None:
    """De laatste dag van de maand, de eerste schooldag van januari."""
    unit, today = _unit(found), found.setting.today
    count = -1 if t.LAST in found else found.first(t.ORDINAL)
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


@relative.rule("ON? ORDINAL (FROM|IN)* PERIOD", "PERIOD (ON|COMMA)* ORDINAL$")
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


@relative.rule("ON? ORDINAL (FROM|IN) MONTHS")
def day_of_the_month(found: Match) -> Made:
    """Op de eerste van de maand: the next one."""
    return t.DATE(month_day(found.first(t.ORDINAL), found.setting))


@relative.rule("(NEXT|COMING|ORDINAL COMING|ORDINAL NEXT) (SCHOOLDAY|WORKDAY)")
def next_school_day(found: Match) -> Made:
    """De eerstvolgende schooldag."""
    amount = Amount(Fraction(1), _unit(found))
    return t.DATE(later(amount, found.setting.today, found.setting))
