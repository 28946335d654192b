"""Days of the week: "vrijdag", "volgende week dinsdag", "de eerste maandag na de meivakantie"."""

from datetime import date

from dialogs.language.moments import terms as t
from dialogs.language.moments.days import (
    DAY,
    WEEK,
    after,
    before,
    in_week,
    month,
    nth_weekday,
    past,
)
from dialogs.language.moments.grammar.partial_periods import over_periods
from dialogs.language.moments.pieces import Layer, Made, Match
from dialogs.language.moments.readings import (
    INVALID,
    Ambiguous,
    Day,
    Interval,
    Reading,
    Reason,
    Refused,
    ask,
    either,
    spread,
)
from dialogs.language.moments.setting import Setting

weekdays = Layer()

_MOST_OFFERED = 5
_JOINED = "(OR|AND|THROUGH|UNTIL|DASH|TO|SLASH)"


def coming(weekday: int, setting: Setting) -> Reading:
    """Return the next such weekday; on that weekday itself it may be today."""
    following = Day(after(setting.today, weekday))
    if setting.today.weekday() == weekday:
        return either((Day(setting.today), following))
    return following


def within(weekday: int, period: Reading, setting: Setting) -> Reading:
    """Return that weekday of a period; one that has several leaves them to choose from."""

    def choose(start: date, end: date) -> Reading:
        first = after(start - DAY, weekday)
        days = [Day(first + WEEK * number) for number in range(_MOST_OFFERED)]
        inside = [day for day in days if day.value <= end]
        ahead = [day for day in inside if day.value >= setting.today]
        if not inside:
            return INVALID
        return either(ahead) if ahead else Refused(Reason.PAST, inside[-1])

    return over_periods(period, choose)


@weekdays.rule("(ORDINAL|LAST) WEEKDAY (FROM|IN|ON)* (PERIOD|MONTHS|YEARS)")
def nth_weekday_of_a_period(found: Match) -> Made:
    """De laatste vrijdag van november; if it is over, perhaps the next month's or year's."""
    setting = found.setting
    number = found.first(t.LAST if t.LAST in found else t.ORDINAL)
    weekday = found.first(t.WEEKDAY)
    period = found.get(t.PERIOD) or _current(found, setting.today)

    def nth(start: date, end: date) -> Reading:
        day = nth_weekday(start, end, number, weekday)
        if day is None:
            return INVALID
        return Day(day) if day >= setting.today else _again(found, day, number)

    return t.DATE(over_periods(period, nth))


def _current(found: Match, today: date) -> Interval:
    if t.YEARS in found:
        return Interval(date(today.year, 1, 1), date(today.year, 12, 31))
    return month(today.year, today.month)


def _again(found: Match, day: date, number: int) -> Reading:
    """Ask: it is over this month; next month's, or next year's, or a mistake."""
    weekday = found.first(t.WEEKDAY)
    if t.YEARS in found:
        next_year = nth_weekday(
            date(day.year + 1, 1, 1), date(day.year + 1, 12, 31), number, weekday
        )
        return Day(next_year) if next_year else past(day)
    ahead = 1 if t.MONTHS in found else 12
    years, number_of_month = divmod(day.month - 1 + ahead, 12)
    whole = month(day.year + years, number_of_month + 1)
    assert isinstance(whole.start, date)
    assert isinstance(whole.end, date)
    following = nth_weekday(whole.start, whole.end, number, weekday)
    over = Refused(Reason.PAST, Day(day))
    return Ambiguous((Day(following), over)) if following else over


@weekdays.rule(
    f"IN? (PERIOD|TAIL) (ON|COMMA|IN)* WEEKDAY COMMA? {_JOINED} WEEKDAY",
    f"WEEKDAY {_JOINED} WEEKDAY (FROM|IN|COMMA|ON)* (PERIOD|TAIL)",
)
def two_weekdays_of_a_period(found: Match) -> Made:
    """Volgende week dinsdag of woensdag."""
    period = found.get(t.PERIOD) or found.first(t.TAIL)
    days = [within(weekday, period, found.setting) for weekday in found.all(t.WEEKDAY)]
    if t.SLASH in found:
        return t.DATE(ask(either(days)))
    return _joined(found, days[0], days[1])


@weekdays.rule(
    "IN? (PERIOD|TAIL) (ON|COMMA|IN|DASH)* WEEKDAY(?!NUMBER|ORDINAL)",
    "WEEKDAY (FROM|IN|COMMA|ON)* (PERIOD|TAIL)",
)
def weekday_of_a_period(found: Match) -> Made:
    """Volgende week dinsdag, donderdag in week 50."""
    period = found.get(t.PERIOD) or found.first(t.TAIL)
    return t.DATE(within(found.first(t.WEEKDAY), period, found.setting))


@weekdays.rule("(ORDINAL|LAST|COMING|NEXT)? WEEKDAY (BEFORE|AFTER) (PERIOD|DATE|TAIL)")
def weekday_near(found: Match) -> Made:
    """Vrijdag voor de voorjaarsvakantie, de eerste maandag na Pasen."""
    weekday = found.first(t.WEEKDAY)
    further = WEEK * ((found.get(t.ORDINAL) or 1) - 1)
    anchor = found.get(t.PERIOD) or found.get(t.TAIL) or found.first(t.DATE)

    def near(start: date, end: date) -> Reading:
        if t.AFTER in found:
            return Day(after(end, weekday) + further)
        return Day(before(start, weekday) - further)

    return t.DATE(over_periods(anchor, near))


@weekdays.rule(
    "ON? WEEKDAY COMMA WEEKDAY (COMMA WEEKDAY)* COMMA? (OR|AND) WEEKDAY",
    "ON? WEEKDAY SLASH WEEKDAY (SLASH WEEKDAY)* (SLASH|OR|AND) WEEKDAY",
)
def several_weekdays(found: Match) -> Made:
    """Maandag, dinsdag of woensdag."""
    days = (coming(weekday, found.setting) for weekday in found.all(t.WEEKDAY))
    return t.DATE(ask(either(days)))


@weekdays.rule(
    f"(?<!INSTEAD)(BEGINNING|ON|COMING|NEXT|THIS)* WEEKDAY COMMA? {_JOINED} "
    "(COMING|NEXT|THIS)? WEEKDAY"
)
def two_weekdays(found: Match) -> Made | None:
    """Maandag t/m woensdag, vrijdag of zaterdag, do en vr."""
    if t.OR in found:
        return None
    first, last = found.all(t.WEEKDAY)
    if t.SLASH in found:
        return t.DATE(ask(either(coming(weekday, found.setting) for weekday in (first, last))))
    start = _pointed(found, first)
    return _joined(found, start, spread(start, lambda day: _following(day, last)))


def _following(day: Reading, weekday: int) -> Reading:
    return Day(after(day.value, weekday)) if isinstance(day, Day) else day


def _joined(found: Match, first: Reading, last: Reading) -> Made:
    if t.OR in found:
        return t.DATE(either((first, last)))
    if not isinstance(first, Day) or not isinstance(last, Day) or last.value < first.value:
        return t.DATE(either((first, last)))
    if t.AND in found and t.BETWEEN not in found and last.value - first.value > DAY:
        return t.DATE(Ambiguous((first, last)))
    return t.PERIOD(Interval(first.value, last.value))


def _pointed(found: Match, weekday: int) -> Reading:
    """Return the weekday that "deze", "komende" or "volgende" points to, or the next one."""
    setting = found.setting
    following = after(setting.today, weekday)
    if t.COMING in found or t.NOW in found:
        return Day(following)
    if t.NEXT in found:
        return either((Day(following), Day(in_week(setting.today + WEEK, weekday))))
    if t.THIS in found:
        day = in_week(setting.today, weekday)
        over = Refused(Reason.PAST, Day(day))
        return Day(day) if day >= setting.today else Ambiguous((Day(following), over))
    return coming(weekday, setting)


@weekdays.rule("WEEKDAY AFTER NEXT", "WEEKDAY WEEK(?!NUMBER)")
def a_week_later(found: Match) -> Made | None:
    """Monday after next, Friday week."""
    if found.setting.language != "en":
        return None
    following = after(found.setting.today, found.first(t.WEEKDAY))
    return t.DATE(Day(following + WEEK))


@weekdays.rule(
    "(THIS COMING|COMING|NEXT|THIS|NOW) WEEKDAY", "WEEKDAY (COMING|THIS WEEK)", "WEEKDAY NEXT"
)
def pointed_weekday(found: Match) -> Made:
    """Aanstaande vrijdag, vrijdag a.s., deze donderdag, volgende dinsdag."""
    return t.DATE(_pointed(found, found.first(t.WEEKDAY)))


@weekdays.rule("WEEKDAY")
def weekday(found: Match) -> Made:
    """Vrijdag."""
    return t.DATE(coming(found.first(t.WEEKDAY), found.setting))
