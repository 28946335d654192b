"""Feast days, and school holidays by the school's calendar."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from dateutil.easter import easter

from cases.school_days import SchoolDays
from dialogs.language.moments import terms as t
from dialogs.language.moments.days import DAY, nth_weekday
from dialogs.language.moments.pieces import Layer, Made, Match
from dialogs.language.moments.readings import Day, Interval, Reading, Reason, Refused, either
from dialogs.language.moments.setting import Setting

feasts = Layer()

_UNKNOWN = Refused(Reason.CONTEXT)
_TUESDAY, _FRIDAY, _SUNDAY = 1, 4, 6
_YEARS_AHEAD = 3
_NEW_YEARS_EVE = (12, 31)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


def _kings_day(year: int) -> date:
    """Return 27 April, or the Saturday before when that is a Sunday."""
    day = date(year, 4, 27)
    return day - DAY if day.weekday() == _SUNDAY else day


def _nth(month: int, count: int, weekday: int) -> Callable[[int], date]:
    def day(year: int) -> date:
        found = nth_weekday(date(year, month, 1), date(year, month, 30), count, weekday)
        assert found, "every month has two of each weekday"
        return found

    return day


# Each feast by the rule for its first day in a year, and how many days it lasts.
_RULES: Final[dict[str, tuple[Callable[[int], date], int]]] = {
    "new_year": (_fixed(1, 1), 1),
    "carnival": (_easter(-49), 3),
    "good_friday": (_easter(-2), 1),
    "easter": (_easter(0), 2),
    "easter_weekend": (_easter(-1), 3),
    "easter_sunday": (_easter(0), 1),
    "easter_monday": (_easter(1), 1),
    "valentine": (_fixed(2, 14), 1),
    "kings_day": (_kings_day, 1),
    "remembrance": (_fixed(5, 4), 1),
    "liberation": (_fixed(5, 5), 1),
    "mothers_day": (_nth(5, 2, _SUNDAY), 1),
    "ascension": (_easter(39), 1),
    "ascension_weekend": (_easter(39), 4),
    "pentecost": (_easter(49), 2),
    "pentecost_weekend": (_easter(48), 3),
    "pentecost_sunday": (_easter(49), 1),
    "pentecost_monday": (_easter(50), 1),
    "fathers_day": (_nth(6, 3, _SUNDAY), 1),
    "keti_koti": (_fixed(7, 1), 1),
    "budget_day": (_nth(9, 3, _TUESDAY), 1),
    "animal_day": (_fixed(10, 4), 1),
    "teachers_day": (_fixed(10, 5), 1),
    "halloween": (_fixed(10, 31), 1),
    "saint_martin": (_fixed(11, 11), 1),
    "saint_nicholas": (_fixed(12, 5), 1),
    "purple_friday": (_nth(12, 2, _FRIDAY), 1),
    "christmas_eve": (_fixed(12, 24), 1),
    "christmas": (_fixed(12, 25), 2),
    "christmas_day": (_fixed(12, 25), 1),
    "boxing_day": (_fixed(12, 26), 1),
    "new_years_eve": (_fixed(12, 31), 1),
    "turn_of_year": (_fixed(12, 31), 2),
}


@feasts.rule(
    "(NEXT|THIS|PREVIOUS) YEARS (ON|COMMA)* FEAST",
    "(NEXT|COMING|THIS)? FEAST (FROM? YEAR|FROM? (NEXT|THIS) YEARS)?",
)
def feast(found: Match) -> Made:
    """Tweede paasdag, Pasen 2027, met kerst."""
    name, setting = found.first(t.FEAST), found.setting
    first_day, length = _RULES[name]
    year = _said_year(found)
    start = first_day(year) if year else _coming(first_day, length, setting)
    if start + timedelta(days=length - 1) < setting.today:
        return t.DATE(Refused(Reason.PAST, Day(start)))
    if length == 1:
        return t.DATE(Day(start))
    return t.PERIOD(Interval(start, start + timedelta(days=length - 1)))


def _said_year(found: Match) -> int | None:
    if t.YEARS in found:
        return found.setting.today.year + (t.NEXT in found) - (t.PREVIOUS in found)
    return found.get(t.YEAR)


def _coming(first_day: Callable[[int], date], length: int, setting: Setting) -> date:
    """Return the first day of the feast that is going on or comes next."""
    starts = (first_day(setting.today.year + ahead) for ahead in range(-1, _YEARS_AHEAD))
    return next(day for day in starts if day + timedelta(days=length - 1) >= setting.today)


@feasts.rule("BETWEEN VACATION AND VACATION")
def between_vacations(found: Match) -> Made:
    """Tussen de herfst- en de kerstvakantie: from the end of the last one to the next."""
    first, second = found.all(t.VACATION)
    readings: list[Reading] = []
    for calendar in found.setting.calendars:
        last = calendar.coming_holiday(second or None, found.setting.today)
        before = [
            holiday
            for holiday in calendar.holidays
            if last and holiday.name == first and holiday.last < last.first
        ]
        readings.append(
            Interval(before[-1].last + DAY, last.first - DAY) if last and before else _UNKNOWN
        )
    return t.PERIOD(either(readings))


@feasts.rule(
    "(NEXT|THIS) YEARS VACATION",
    "(NEXT|COMING|THIS)? VACATION (FROM? YEAR|FROM? (NEXT|THIS) YEARS)?",
)
def vacation(found: Match) -> Made:
    """De herfstvakantie; as long as the region is unknown it may be one of several."""
    setting, name, year = found.setting, found.first(t.VACATION), _said_year(found)
    return t.PERIOD(
        either(_holiday(calendar, name, year, setting) for calendar in setting.calendars)
    )


def _holiday(calendar: SchoolDays, name: str, year: int | None, setting: Setting) -> Reading:
    if year is None:
        holiday = calendar.coming_holiday(name or None, setting.today)
    else:
        in_year = (one for one in calendar.holidays if one.first.year == year)
        holiday = next((one for one in in_year if name in ("", one.name)), None)
    if holiday is None:
        return _UNKNOWN
    period = Interval(holiday.first, holiday.last)
    return period if holiday.last >= setting.today else Refused(Reason.PAST, period)


@feasts.rule("BETWEEN PERIOD AND (PERIOD|DATE)", "BETWEEN DATE AND PERIOD")
def between_feasts(found: Match) -> Made | None:
    """Tussen kerst en oud en nieuw: the days in between, and the last evening."""
    first, last = (piece.value for piece in found.pieces[1::2])
    match first, last:
        case Interval(_, date() as end), Interval(date() as start, _):
            pass
        case Interval(_, date() as end), Day(start):
            pass
        case Day(end), Interval(date() as start, _):
            pass
        case _:
            return None
    until = start if (start.month, start.day) == _NEW_YEARS_EVE else start - DAY
    begin = end + timedelta(days=1)
    return t.PERIOD(Interval(begin, until)) if begin <= until else None
