"""Weeks, months, terms and years: "volgende week", "week 50", "eind januari"."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from dialogs.language.moments import terms as t
from dialogs.language.moments.days import (
    DAY,
    SUNDAY,
    WEEK,
    after,
    iso_week,
    monday,
    month,
    plus_months,
    whole_week,
)
from dialogs.language.moments.pieces import Layer, Made, Match
from dialogs.language.moments.readings import (
    INVALID,
    Ambiguous,
    Interval,
    Reading,
    Reason,
    Refused,
    ask,
    either,
)
from dialogs.language.moments.setting import Setting
from dialogs.language.moments.values import Amount

periods = Layer()

_SATURDAY = 5
_AUGUST = 8
_CENTURY = 2000
_RECENT_WEEKS = 8
_LAST_WEEK = 53
_A_FEW = Fraction(3)
_YEAR = "(FROM? YEAR|FROM? (NEXT|THIS) YEARS)?"
_POINTER = "(NEXT|COMING|THIS|THIS COMING|PREVIOUS)"


def _said_year(found: Match) -> int | None:
    if t.YEARS in found:
        return found.setting.today.year + (t.NEXT in found) - (t.PREVIOUS in found)
    return found.get(t.YEAR)


def _past(period: Interval) -> Refused:
    return Refused(Reason.PAST, period)


def _unless_over(period: Interval, setting: Setting) -> Reading:
    assert isinstance(period.end, date)
    return period if period.end >= setting.today else _past(period)


def _week(number: int, year: int | None, setting: Setting) -> Reading:
    """Return an ISO week; one that is over this year is next year's, or a mistake."""
    this_year = setting.today.isocalendar().year
    start = iso_week(year or this_year, number)
    if start is None:
        return INVALID
    week = whole_week(start)
    if year or start >= monday(setting.today):
        return _unless_over(week, setting)
    next_start = iso_week(this_year + 1, number)
    if next_start is None:
        return INVALID
    if setting.today - start > _RECENT_WEEKS * WEEK:
        return whole_week(next_start)
    return Ambiguous((whole_week(next_start), _past(week)))


@periods.rule(
    f"BEGINNING? WEEK NUMBER (AND|DASH|THROUGH|UNTIL|TO) WEEK? NUMBER {_YEAR}", f"WEEK PAIR {_YEAR}"
)
def several_weeks(found: Match) -> Made:
    """Week 50 en 51."""
    pair = found.get(t.PAIR)
    first, last = (pair.first, pair.second) if pair else found.all(t.NUMBER)
    start = _week(first, _said_year(found), found.setting)
    if not isinstance(start, Interval) or not isinstance(start.start, date) or last < first:
        return t.PERIOD(INVALID if not isinstance(start, Refused) else start)
    end = start.start + WEEK * (last - first + 1) - DAY
    valid = iso_week(start.start.isocalendar().year, last)
    return t.PERIOD(Interval(start.start, end) if valid else INVALID)


@periods.rule(f"WEEK NUMBER OR WEEK? NUMBER {_YEAR}")
def one_week_or_the_other(found: Match) -> Made:
    """Week 50 of 51."""
    year = _said_year(found)
    return t.PERIOD(either(_week(number, year, found.setting) for number in found.all(t.NUMBER)))


@periods.rule(f"WEEK NUMBER(?!UNIT|MONTH) {_YEAR}", f"WEEK NUMBER {_YEAR}")
def week_by_number(found: Match) -> Made:
    """Week 50."""
    return t.PERIOD(_week(found.first(t.NUMBER), _said_year(found), found.setting))


@periods.rule(f"{_POINTER} WEEK", "WEEK (COMING|NEXT)")
def week(found: Match) -> Made:
    """Volgende week; on a Sunday it may be the week after that."""
    today = found.setting.today
    following = whole_week(today + WEEK)
    if t.PREVIOUS in found:
        return t.PERIOD(_past(whole_week(today - WEEK)))
    if t.COMING in found:
        return t.PERIOD(either((following, Interval(today + DAY, today + WEEK))))
    if t.THIS in found:
        return t.PERIOD(whole_week(today))
    if today.weekday() == SUNDAY:
        return t.PERIOD(Ambiguous((following, whole_week(today + 2 * WEEK))))
    return t.PERIOD(following)


@periods.rule("WEEK AFTER NEXT", "WEEK AFTER (NEXT|COMING) WEEK")
def week_after_next(found: Match) -> Made:
    """The week after next."""
    return t.PERIOD(whole_week(found.setting.today + 2 * WEEK))


@periods.rule(f"(?<!ORDINAL)(?<!LAST){_POINTER}? WEEKEND(?!(?:FROM|BEFORE|AFTER) (?:DATE|PERIOD))")
def weekend(found: Match) -> Made | None:
    """Komend weekend; "volgend weekend" may skip one."""
    today = found.setting.today
    saturday = monday(today) + _SATURDAY * DAY
    coming = after(today, _SATURDAY)
    if t.PREVIOUS in found:
        return t.PERIOD(_past(_two_days(saturday - WEEK)))
    if t.NEXT in found:
        both = (_two_days(coming), _two_days(saturday + WEEK))
        return t.PERIOD(either(both))
    if t.COMING in found:
        return t.PERIOD(_two_days(coming))
    return t.PERIOD(_two_days(saturday))


def _two_days(saturday: date) -> Interval:
    return Interval(saturday, saturday + DAY)


@periods.rule(f"{_POINTER} MONTHS")
def calendar_month(found: Match) -> Made:
    """Volgende maand."""
    today = found.setting.today
    ahead = -1 if t.PREVIOUS in found else 0 if t.THIS in found and t.COMING not in found else 1
    first = plus_months(today.replace(day=1), ahead)
    whole = month(first.year, first.month)
    if t.COMING in found:
        return t.PERIOD(either((whole, Interval(today + DAY, plus_months(today, 1)))))
    return t.PERIOD(_past(whole) if t.PREVIOUS in found else whole)


@periods.rule(
    "(NEXT|THIS|PREVIOUS) YEARS (COMMA|IN)* MONTH",
    f"IN? MONTHS? {_POINTER}? MONTH (YEAR|FROM? YEAR|FROM? (NEXT|THIS) YEARS)?",
)
def month_by_name(found: Match) -> Made:
    """In januari; a month that is over this year is next year's."""
    today, number = found.setting.today, found.first(t.MONTH)
    year = _said_year(found)
    if year:
        return t.PERIOD(_unless_over(month(year, number), found.setting))
    if t.PREVIOUS in found:
        return t.PERIOD(_past(month(today.year - (number >= today.month), number)))
    return t.PERIOD(month(today.year + (number < today.month), number))


@periods.rule(f"IN? {_POINTER}? SEASON (FROM? YEAR|FROM? (NEXT|THIS) YEARS)?")
def season(found: Match) -> Made:
    """In het voorjaar: too long and too vague not to ask."""
    today, number = found.setting.today, found.first(t.SEASON)
    year = _said_year(found) or today.year
    start = date(year, number, 1)
    period = Interval(start, plus_months(start, 3) - DAY)
    if isinstance(period.end, date) and period.end < today and not found.get(t.YEAR):
        start = date(year + 1, number, 1)
        period = Interval(start, plus_months(start, 3) - DAY)
    return t.PERIOD(ask(_unless_over(period, found.setting)))


@periods.rule(f"{_POINTER} YEARS")
def calendar_year(found: Match) -> Made:
    """Volgend jaar."""
    today = found.setting.today
    ahead = -1 if t.PREVIOUS in found else 0 if t.THIS in found else 1
    year = Interval(date(today.year + ahead, 1, 1), date(today.year + ahead, 12, 31))
    return t.PERIOD(_unless_over(year, found.setting))


@periods.rule("IN YEAR", "(?<=EDGE)YEAR", "(?<=[BEFORE AFTER FROM_ON PER])YEAR")
def year_by_number(found: Match) -> Made:
    """In 2027."""
    year = found.first(t.YEAR)
    return t.PERIOD(_unless_over(Interval(date(year, 1, 1), date(year, 12, 31)), found.setting))


@periods.rule("SCHOOLYEAR YEAR ((DASH|SLASH) YEAR)?", "SCHOOLYEAR PAIR")
def school_year_by_number(found: Match) -> Made:
    """Schooljaar 2026-2027."""
    pair = found.get(t.PAIR)
    start = _CENTURY + pair.first if pair else found.first(t.YEAR)
    ends = _CENTURY + pair.second if pair else found.all(t.YEAR)[-1]
    year = Interval(date(start, _AUGUST, 1), date(start + 1, _AUGUST, 1) - DAY)
    return t.PERIOD(_unless_over(year, found.setting) if ends in (start, start + 1) else INVALID)


@periods.rule(f"{_POINTER}? SCHOOLYEAR")
def school_year(found: Match) -> Made:
    """Dit schooljaar: from the first of August."""
    today = found.setting.today
    start = today.year - (today.month < _AUGUST)
    start += (t.NEXT in found or t.COMING in found) - (t.PREVIOUS in found)
    year = Interval(date(start, _AUGUST, 1), date(start + 1, _AUGUST, 1) - DAY)
    return t.PERIOD(_unless_over(year, found.setting))


@periods.rule(f"{_POINTER} TERM", f"ORDINAL TERM {_YEAR}")
def term(found: Match) -> Made:
    """Volgend kwartaal, eerste kwartaal 2027."""
    today = found.setting.today
    quarter = (today.month - 1) // 3
    if t.ORDINAL not in found:
        shift = -1 if t.PREVIOUS in found else 0 if t.THIS in found else 1
        return t.PERIOD(_unless_over(_quarter(today.year, quarter + shift), found.setting))
    wanted = found.first(t.ORDINAL) - 1
    if wanted not in range(4):
        return t.PERIOD(INVALID)
    year = _said_year(found) or today.year + (wanted < quarter)
    return t.PERIOD(_unless_over(_quarter(year, wanted), found.setting))


def _quarter(year: int, number: int) -> Interval:
    first = plus_months(date(year, 1, 1), 3 * number)
    return Interval(first, plus_months(first, 3) - DAY)


@periods.rule("(ORDINAL|THIS)? COMING AMOUNT", "NEXT AMOUNT")
def coming_amount(found: Match) -> Made | None:
    """De komende twee weken, from today on; "de komende paar weken" is asked."""
    amount, today = found.first(t.AMOUNT), found.setting.today
    period = _from_today(replace(amount, count=amount.count or _A_FEW), today)
    if period is None:
        return None
    return t.PERIOD(ask(period) if amount.count is None else period)


def _from_today(amount: Amount, today: date) -> Interval | None:
    count = amount.count
    if count is None or count.denominator != 1 or count > _LAST_WEEK:
        return None
    days = {"day": 1, "week": 7}.get(amount.unit)
    if days:
        return Interval(today, today + int(count) * timedelta(days=days))
    months = {"month": 1, "year": 12}.get(amount.unit)
    return Interval(today, plus_months(today, months * int(count))) if months else None
