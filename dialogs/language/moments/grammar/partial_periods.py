"""Parts of periods and weeks near them: "eind januari", "de week na de herfstvakantie"."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from dialogs.language.moments import terms as t
from dialogs.language.moments.days import DAY, WEEK, after, before, in_week, month, whole_week
from dialogs.language.moments.pieces import Layer, Made, Match
from dialogs.language.moments.readings import (
    Ambiguous,
    Day,
    Interval,
    Reading,
    Reason,
    Refused,
    either,
    spread,
)
from dialogs.language.moments.setting import Setting
from dialogs.language.moments.values import Edge

partial_periods = Layer()

_MONDAY, _SATURDAY, _SUNDAY = 0, 5, 6
_DAYS_OF_WEEK = 7
_LONGEST_MONTH = 31
_LONGEST_QUARTER = 92
_LONGEST_SCHOOL_BREAK = 60
_MIDWEEK = range(1, 5)


def bounds(period: Interval) -> tuple[date, date]:
    """Return the first and last day of a period of days."""
    assert isinstance(period.start, date)
    assert isinstance(period.end, date)
    return period.start, period.end


def over_periods(reading: Reading, change: Callable[[date, date], Reading]) -> Reading:
    """Apply a change to every period or day that a reading leaves open."""

    def each(one: Reading) -> Reading:
        match one:
            case Interval(date() as start, date() as end):
                return change(start, end)
            case Day(value):
                return change(value, value)
        return one

    return spread(reading, each)


def _edge(edge: Edge, start: date, end: date) -> Interval:
    """Return the begin, middle or end of a period; how much that is follows from its length."""
    length = (end - start).days + 1
    if length == _DAYS_OF_WEEK:
        first, last = {"begin": (0, 1), "middle": (2, 2), "end": (3, 4)}[edge]
    elif length <= _LONGEST_MONTH and start.day == 1:
        first, last = {"begin": (0, 9), "middle": (10, 19), "end": (20, length - 1)}[edge]
    else:
        share = _share(length)
        middle = (length - share) // 2
        first, last = {
            "begin": (0, share - 1),
            "middle": (middle, middle + share - 1),
            "end": (length - share, length - 1),
        }[edge]
    return Interval(start + first * DAY, start + last * DAY)


def _share(length: int) -> int:
    """Return how many days the begin or end of a longer period has."""
    if length <= _LONGEST_SCHOOL_BREAK:
        return min(7, max(1, length // 3))
    return 30 if length <= _LONGEST_QUARTER else 31


@partial_periods.rule(
    "(EDGE|HALF) FROM? (WEEK|MONTHS|YEARS|TERM)(?!NUMBER)",
    "IN? (EDGE|HALF) (FROM|IN|COMMA)* PERIOD",
)
def edge_of_period(found: Match) -> Made | None:
    """Eind januari, begin volgende week, medio december."""
    edge: Edge = found.get(t.EDGE) or "middle"
    setting = found.setting
    period = found.get(t.PERIOD) or _current(found)
    if found.pieces[-1].kind is t.PERIOD and isinstance(period, Refused):
        return t.PERIOD(period)
    reading = over_periods(
        period, lambda start, end: _coming_edge(edge, start, end, setting, said=t.PERIOD in found)
    )
    return t.TAIL(reading) if edge == "end" else t.PERIOD(reading)


def _current(found: Match) -> Interval:
    """Return the week, month, quarter or year in which today falls."""
    today = found.setting.today
    if t.WEEK in found:
        return whole_week(today)
    if t.MONTHS in found:
        return month(today.year, today.month)
    return Interval(date(today.year, 1, 1), date(today.year, 12, 31))


def _coming_edge(edge: Edge, start: date, end: date, setting: Setting, *, said: bool) -> Reading:
    if _is_school_year(start, end):
        return _edge_of_school_year(edge, start, end, setting)
    part = _edge(edge, start, end)
    assert isinstance(part.end, date)
    if part.end >= setting.today:
        return part
    over = Refused(Reason.PAST, part)
    if (end - start).days == _DAYS_OF_WEEK - 1 and not said:
        return Ambiguous((_edge(edge, start + WEEK, end + WEEK), over))
    is_month = start.day == 1 and (end - start).days < _LONGEST_MONTH
    if is_month and start.month == setting.today.month:
        next_year = month(start.year + 1, start.month)
        return Ambiguous((_edge(edge, *bounds(next_year)), over))
    return over


def _is_school_year(start: date, end: date) -> bool:
    return (start.month, start.day, end.month) == (8, 1, 7) and end.year == start.year + 1


def _edge_of_school_year(edge: Edge, start: date, end: date, setting: Setting) -> Reading:
    """Return the first or last four weeks between the summer holidays."""
    readings: list[Reading] = []
    for opens, closes in _between_summers(start, end, setting):
        if edge == "begin":
            readings.append(Interval(opens, opens + 4 * WEEK - DAY))
        elif edge == "end":
            readings.append(Interval(closes - 4 * WEEK + DAY, closes))
        else:
            readings.append(Interval(date(end.year, 1, 1), date(end.year, 2, 28)))
    return either(readings)


def _week_of_school_year(number: int, start: date, end: date, setting: Setting) -> Reading:
    """Return the first week after the summer holidays, or the last before them."""
    days = (year[number < 0] for year in _between_summers(start, end, setting))
    weeks = (whole_week(day) for day in days)
    return either(
        week if bounds(week)[1] >= setting.today else Refused(Reason.PAST, week) for week in weeks
    )


def _between_summers(start: date, end: date, setting: Setting) -> Iterator[tuple[date, date]]:
    """Yield the first and last day between two summer holidays, in each region that may be."""
    for calendar in setting.calendars:
        first = calendar.coming_holiday("zomervakantie", start)
        last = calendar.coming_holiday("zomervakantie", date(end.year, 6, 1))
        opens = first.last + DAY if first and first.last.year == start.year else start
        yield opens, last.first - DAY if last else end


@partial_periods.rule("IN? REST (PERIOD|WEEK|MONTHS|YEARS|SCHOOLYEAR)")
def rest_of_a_period(found: Match) -> Made | None:
    """De rest van de week: from today on."""
    today = found.setting.today
    whole = found.get(t.PERIOD) or _of_today(found, today)

    def rest(start: date, end: date) -> Reading:
        return Interval(max(start, today), end) if end >= today else Refused(Reason.PAST)

    return t.PERIOD(over_periods(whole, rest)) if whole else None


def _of_today(found: Match, today: date) -> Interval | None:
    if t.WEEK in found:
        return whole_week(today)
    if t.MONTHS in found:
        return month(today.year, today.month)
    return Interval(today, date(today.year, 12, 31)) if t.YEARS in found else None


@partial_periods.rule("IN? (ORDINAL|LAST) SIDE (FROM|IN)* PERIOD")
def half_of_period(found: Match) -> Made | None:
    """De tweede helft van januari."""
    second = t.LAST in found or found.first(t.ORDINAL) > 1

    def half(start: date, end: date) -> Reading:
        middle = start + timedelta(days=((end - start).days + 1) // 2 - (not second))
        return Interval(middle, end) if second else Interval(start, middle)

    return t.PERIOD(over_periods(found.first(t.PERIOD), half))


@partial_periods.rule("IN? (ORDINAL|LAST) (WEEK|WEEKEND) (FROM|IN|ON)* (PERIOD|MONTHS)")
def week_of_period(found: Match) -> Made:
    """Eerste week van december: the week with the first in it, or the first whole one."""
    number = found.first(t.LAST if t.LAST in found else t.ORDINAL)
    period = found.get(t.PERIOD) or month(found.setting.today.year, found.setting.today.month)

    def choose(start: date, end: date) -> Reading:
        if _is_school_year(start, end) and number in (1, -1):
            return _week_of_school_year(number, start, end, found.setting)
        if t.WEEKEND in found:
            return _nth_weekend(start, end, number)
        if number < 0:
            earlier = WEEK * (number + 1)
            last = before(end + DAY, _SUNDAY)
            return either((whole_week(end + earlier), whole_week(last + earlier)))
        with_first = whole_week(start + WEEK * (number - 1))
        whole = whole_week(after(start - DAY, _MONDAY) + WEEK * (number - 1))
        return whole if _starts_in_weekend(start) else either((with_first, whole))

    return t.PERIOD(over_periods(period, choose))


def _starts_in_weekend(start: date) -> bool:
    """Say whether a period begins on a Saturday, as school holidays do."""
    return start.weekday() == _SUNDAY - 1


def _nth_weekend(start: date, end: date, number: int) -> Reading:
    saturday = (
        before(end + DAY, _SATURDAY) + WEEK * (number + 1)
        if number < 0
        else after(start - DAY, _SATURDAY) + WEEK * (number - 1)
    )
    return Interval(saturday, saturday + DAY)


@partial_periods.rule(
    "IN? (ORDINAL|LAST)? WEEK (BEFORE|AFTER) (PERIOD|DATE)",
    "IN? (ORDINAL|LAST)? WEEKEND (BEFORE|AFTER) (PERIOD|DATE)",
)
def week_near(found: Match) -> Made:
    """De week na de voorjaarsvakantie, in de week voor Pasen."""
    number = found.get(t.ORDINAL) or 1
    ahead = WEEK * (number - 1)

    def near(start: date, end: date) -> Reading:
        if t.WEEKEND in found:
            saturday = (
                after(end, _SATURDAY) + ahead
                if t.AFTER in found
                else before(start, _SATURDAY) - ahead
            )
            return Interval(saturday, saturday + DAY)
        if t.AFTER in found:
            # Easter ends on a Monday: the week after it has begun by then.
            begun = end.weekday() == _MONDAY and end > start
            return whole_week((end if begun else after(end, _MONDAY)) + ahead)
        last = whole_week(start - DAY - ahead)
        if start.weekday() in _MIDWEEK:
            return either((whole_week(start - WEEK - ahead), last))
        return last

    reading = found.get(t.PERIOD) or found.first(t.DATE)
    return t.PERIOD(over_periods(reading, near))


@partial_periods.rule("IN? (WEEK|WEEKEND) (FROM|IN|ON) DATE")
def week_with(found: Match) -> Made:
    """De week van 7 december, het weekend van 12 december."""

    def around(start: date, _: date) -> Reading:
        if t.WEEKEND in found:
            return Interval(in_week(start, _SATURDAY), in_week(start, _SUNDAY))
        return whole_week(start)

    return t.PERIOD(over_periods(found.first(t.DATE), around))
