"""Dates by day and month: "24-11", "vrijdag 27 november", "March 12", "de 25e"."""

from dialogs.language.moments import terms as t
from dialogs.language.moments.calendar_dates import conflict, month_day, on
from dialogs.language.moments.days import (
    DAY,
    after,
    valid_date,
)
from dialogs.language.moments.dials import clock, hours_of
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
)
from dialogs.language.moments.times import clock_on, coming_clock, coming_slot
from dialogs.language.moments.values import Written

written_dates = Layer()

_SHORT_MEETING = 2
_CHOICES = 3
_HOURS = 24
_YEAR = "(COMMA? FROM? YEAR)"


def _days(found: Match) -> list[int]:
    """Return the numbers of days in the order in which they were said."""
    return [
        piece.value
        for piece in found.pieces
        if piece.kind in (t.NUMBER, t.ORDINAL) and isinstance(piece.value, int)
    ]


def _year(found: Match) -> int | None:
    """Return the year that was said, by number or as "this year" or "next year"."""
    if t.YEARS in found:
        return found.setting.today.year + (t.NEXT in found)
    return found.get(t.YEAR)


@written_dates.rule("WEEKDAY? COMMA? ON? WRITTEN")
def in_digits(found: Match) -> Made:
    """24-11-2026, 2026-11-24."""
    return t.DATE(on(found.first(t.WRITTEN), found.setting, found.get(t.WEEKDAY)))


@written_dates.rule("WEEKDAY? NUMBER (DASH|SLASH|COMMA) NUMBER (DASH|SLASH|COMMA) YEAR")
def in_digits_apart(found: Match) -> Made | None:
    """27 - 11 - 2026."""
    day, month = found.all(t.NUMBER)
    written = Written(day, month, found.first(t.YEAR))
    return t.DATE(on(written, found.setting, found.get(t.WEEKDAY))) if found.whole else None


@written_dates.rule(f"ON? COUNTED COMMA COUNTED COMMA? (AND|OR) COUNTED FROM? MONTH {_YEAR}?")
def three_days_of_a_month(found: Match) -> Made:
    """27, 28 en 29 november."""
    month, year = found.first(t.MONTH), _year(found)
    days = [on(Written(day, month, year), found.setting) for day in _days(found)]
    match days[0], days[-1]:
        case Day(first), Day(last) if t.AND in found and last - first == 2 * DAY:
            return t.PERIOD(Interval(first, last))
    return t.DATE(ask(either(days)))


@written_dates.rule(
    f"BEGINNING? WEEKDAY? COUNTED (TILL|AND) WEEKDAY? COUNTED FROM? MONTH {_YEAR}?",
    f"BEGINNING? MONTH COUNTED (TILL|AND) COUNTED {_YEAR}?(?!UNIT|HOUR)",
)
def days_of_a_month(found: Match) -> Made:
    """24-26 november, 24 t/m 26 november, between 24 and 26 November."""
    first, last = _days(found)
    month = found.first(t.MONTH)
    start = on(Written(first, month, _year(found)), found.setting)
    if not isinstance(start, Day):
        return t.PERIOD(start)
    end = valid_date(last, month, start.value.year)
    if end is None or end <= start.value:
        return t.PERIOD(INVALID)
    if t.AND in found and t.BETWEEN not in found and end - start.value > DAY:
        return t.DATE(Ambiguous((start, Day(end))))
    return t.PERIOD(Interval(start.value, end))


@written_dates.rule(f"BEGINNING? PAIR FROM? MONTH {_YEAR}?", f"MONTH PAIR {_YEAR}?")
def pair_of_days(found: Match) -> Made | None:
    """24-26 november, typed without spaces."""
    pair = found.first(t.PAIR)
    start = on(Written(pair.first, found.first(t.MONTH), _year(found)), found.setting)
    end = isinstance(start, Day) and valid_date(pair.second, start.value.month, start.value.year)
    if not isinstance(start, Day) or not end:
        return t.PERIOD(INVALID)
    both = Interval(start.value, end)
    return t.PERIOD(both if start.value < end else INVALID)


@written_dates.rule(f"WEEKDAY? COUNTED OR WEEKDAY? COUNTED FROM? MONTH {_YEAR}?")
def one_day_or_the_other(found: Match) -> Made:
    """24 of 25 november."""
    month, year = found.first(t.MONTH), _year(found)
    days = (on(Written(day, month, year), found.setting) for day in _days(found))
    return t.DATE(either(days))


@written_dates.rule(
    "(NEXT|THIS) YEARS (ON|COMMA)* COUNTED FROM? MONTH",
    f"WEEKDAY? COMMA? ON? COUNTED FROM? MONTH ({_YEAR}|FROM? (THIS|NEXT) YEARS|COMING)?",
    f"WEEKDAY? COMMA? ON? MONTH COUNTED ({_YEAR}|COMING)?(?!UNIT|HOUR|TIMES|LESSON)",
    "WEEKDAY? NUMBER (DASH|SLASH) MONTH ((DASH|SLASH) YEAR)?",
)
def day_and_month(found: Match) -> Made:
    """Vrijdag 27 november, March 12."""
    written = Written(_days(found)[0], found.first(t.MONTH), _year(found))
    return t.DATE(on(written, found.setting, found.get(t.WEEKDAY)))


@written_dates.rule("DATE PREVIOUS")
def gone_by(_: Match) -> Made:
    """12 maart jongstleden."""
    return t.DATE(Refused(Reason.PAST))


@written_dates.rule("WEEKDAY? COMMA? ON? ONE MONTH YEAR?")
def first_of_month(found: Match) -> Made | None:
    """Een december, written out, where nothing else is talked about."""
    if not found.whole:
        return None
    written = Written(1, found.first(t.MONTH), _year(found))
    return t.DATE(on(written, found.setting, found.get(t.WEEKDAY)))


@written_dates.rule("^PAIR (COMMA|STOP)*$")
def pair_alone(found: Match) -> Made:
    """10-12 alone: a date, or from ten to twelve."""
    pair, setting = found.first(t.PAIR), found.setting
    dates = _pair_as_date(found)
    length = pair.second - pair.first
    if pair.sign == "/" or not 0 < length <= _SHORT_MEETING or pair.second > _HOURS:
        return t.DATE(dates)
    hours = hours_of(pair)
    return t.MOMENT(either((dates, coming_slot(hours, setting))))


@written_dates.rule("WEEKDAY COMMA? PAIR YEAR?")
def weekday_and_pair(found: Match) -> Made | tuple[Made, ...]:
    """Di 24-11; but "vrijdag 10-12" is a stretch if the tenth of December is no Friday."""
    pair = found.first(t.PAIR)
    weekday = found.first(t.WEEKDAY)
    written = Written(pair.first, pair.second, _year(found))
    day = on(written, found.setting, weekday)
    if isinstance(day, Day) or pair.sign == "/" or not hours_of(pair).options:
        return t.DATE(day)
    return t.WEEKDAY(weekday), t.SLOT(hours_of(pair))


@written_dates.rule(
    "ON? PAIR YEAR",
    "ON PAIR",
    "(?<!SCHOOLYEAR)(?<!ONE)(?<!DATE)(?<!NEARBY)(?<!MORGEN)(?<!PART)(?<!WEEK)PAIR",
)
def pair(found: Match) -> Made:
    """24-11, op 24/11."""
    return t.DATE(_pair_as_date(found))


def _pair_as_date(found: Match) -> Reading:
    """Return day and month; English readers may have meant the month first."""
    said = found.first(t.PAIR)
    dutch = on(Written(said.first, said.second, _year(found)), found.setting)
    if found.setting.language == "nl" or said.sign != "/" or said.first == said.second:
        return dutch
    american = on(Written(said.second, said.first, _year(found)), found.setting)
    return either((dutch, american))


@written_dates.rule("WEEKDAY? ON? POINTED")
def date_or_time_with_a_point(found: Match) -> Made:
    """24.11 is a date; 9.10 alone is also ten past nine."""
    pointed = found.first(t.POINTED)
    dates = on(Written(pointed.first, pointed.second), found.setting, found.get(t.WEEKDAY))
    times = clock(pointed.first, pointed.second)
    if t.ON in found or not times.options:
        return t.DATE(dates)
    return t.MOMENT(either((dates, coming_clock(times, found.setting))))


@written_dates.rule("WEEKDAY? ON? DECIMAL(?!UNIT|HOUR)")
def date_with_a_point(found: Match) -> Made | None:
    """9.5: the ninth of May, unless it is a mark."""
    if not found.whole:
        return None
    day, month = found.first(t.DECIMAL)
    return t.DATE(ask(on(Written(day, month), found.setting, found.get(t.WEEKDAY))))


@written_dates.rule("WEEKDAY COMMA? ON? ORDINAL(?!WEEK|LESSON|HOUR|WEEKDAY)")
def weekday_and_ordinal(found: Match) -> Made:
    """Vrijdag de 27e."""
    return t.DATE(month_day(found.first(t.ORDINAL), found.setting, found.first(t.WEEKDAY)))


@written_dates.rule("^ORDINAL$", "(?<!WEEKDAY)ORDINAL(?=(?:COMMA|AT|ON|IN)*(?:CLOCK|SLOT|PART))")
def ordinal_alone(found: Match) -> Made | None:
    """De 25e, where nothing else is talked about."""
    at_a_time = found.first(t.ORDINAL) > _CHOICES and not found.alone
    return ordinal(found) if found.whole or at_a_time else None


@written_dates.rule(
    "^ON ORDINAL$",
    "(?<=[BEFORE AFTER BY FROM_ON UNTIL THROUGH PER AROUND TOWARDS])ORDINAL(?!NOUN)",
    "ON ORDINAL(?!NOUN)",
)
def ordinal(found: Match) -> Made | None:
    """Op de 25e; "de tweede" in words is a choice rather than a date."""
    piece = found.pieces[-1]
    number = found.first(t.ORDINAL)
    in_words = number <= _CHOICES and piece.end - piece.start > len("3ste")
    return None if in_words else t.DATE(month_day(number, found.setting))


@written_dates.rule("ON? ORDINAL OR ON? ORDINAL(?!NOUN|MONTH)")
def one_ordinal_or_the_other(found: Match) -> Made | None:
    """De 1e of de 2e."""
    days = (month_day(number, found.setting) for number in found.all(t.ORDINAL))
    return t.DATE(ask(either(days))) if found.whole else None


@written_dates.rule("WEEKDAY NUMBER(?!COUNTABLE|TILL|OR|AND|(?:BEFORE|OVER|PAST) (?:NUM|HALF))")
def weekday_and_number(found: Match) -> Made | None:
    """Dinsdag 24, if the next twenty-fourth is a Tuesday; dinsdag 4 may also be an hour."""
    weekday, number = found.first(t.WEEKDAY), found.first(t.NUMBER)
    day = month_day(number, found.setting, weekday)
    if not isinstance(day, Day):
        return None
    if number > _HOURS // 2:
        return t.DATE(day)
    hour = clock_on(Day(after(found.setting.today, weekday)), clock(number), found.setting)
    return t.MOMENT(either((day, hour)))


@written_dates.rule("DATE COMMA? WEEKDAY(?!PART)")
def date_and_weekday(found: Match) -> Made | None:
    """24 november 2026 (dinsdag)."""
    reading, weekday = found.first(t.DATE), found.first(t.WEEKDAY)
    if not isinstance(reading, Day):
        return None
    agrees = reading.value.weekday() == weekday
    if not agrees and not found.whole:
        return None
    return t.DATE(reading if agrees else conflict(reading.value, weekday))
