"""Days counted from another: "over twee weken", "dinsdag over een week", "drie dagen na Pasen"."""

from datetime import date
from fractions import Fraction
from typing import Final

from dialogs.language.moments import terms as t
from dialogs.language.moments.days import (
    DAY,
    WEEK,
    after,
    in_week,
)
from dialogs.language.moments.grammar.partial_periods import over_periods
from dialogs.language.moments.pieces import Layer, Made, Match
from dialogs.language.moments.readings import (
    AMSTERDAM,
    Ambiguous,
    Day,
    Instant,
    Reading,
    Reason,
    Refused,
    either,
)
from dialogs.language.moments.setting import Setting
from dialogs.language.moments.shifting import MOST, elapsed, is_of_the_clock, later, several
from dialogs.language.moments.values import Amount

relative = Layer()

_A_WEEK: Final = Amount(Fraction(1), "week")
_EIGHT_DAYS: Final = Amount(Fraction(8), "day")
_DAYS_FOR_WEEKS: Final = {7: 1, 8: 1, 14: 2}  # "vrijdag over acht dagen" is in a week


@relative.rule(
    "AMOUNT (CONTEXT|LATER|AFTER CONTEXT)", "CONTEXT AMOUNT", "(HALF|CLOCK|ONE HOUR) LATER"
)
def from_context(_: Match) -> Made:
    """Een week later: later than what?"""
    return t.REFUSAL(Refused(Reason.CONTEXT))


@relative.rule(
    "AMOUNT AGO ((ON|COMMA)? WEEKDAY)?",
    "SINCE PERIOD (ON|COMMA)* WEEKDAY",
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
    if amount.count is None or amount.count.denominator != 1 or amount.count > MOST // 7:
        return None
    if amount.unit == "day":
        return _DAYS_FOR_WEEKS.get(int(amount.count))
    return int(amount.count) if amount.unit == "week" else None


@relative.rule("(NEARBY|MORGEN) (OVER|IN) AMOUNT", "AMOUNT (FROM|FROM_ON|ON) (NEARBY|MORGEN)")
def nearby_and_amount(found: Match) -> Made:
    """Morgen over een week, a week from today."""
    days = next(iter((*found.all(t.NEARBY), *found.all(t.MORGEN))))
    start, amount = found.setting.today + days * DAY, found.first(t.AMOUNT)
    return t.DATE(_later(amount, start, found.setting))


@relative.rule("(OVER|IN) NUMBER (OR|UNTIL|DASH|TO|THROUGH) AMOUNT")
def between_amounts(found: Match) -> Made | None:
    """Over 2 of 3 weken."""
    amount, setting = found.first(t.AMOUNT), found.setting
    if is_of_the_clock(amount):
        return None
    less = Amount(Fraction(found.first(t.NUMBER)), amount.unit)
    days = either(later(each, setting.today, setting) for each in (less, amount))
    return t.DATE(Ambiguous(several(days)))


@relative.rule("(OVER|IN) AMOUNT AND AMOUNT")
def amount_and_amount(found: Match) -> Made | None:
    """Over een week en een dag."""
    amounts, setting = found.all(t.AMOUNT), found.setting
    if any(is_of_the_clock(amount) for amount in amounts):
        return None
    first = later(amounts[0], setting.today, setting)
    return t.DATE(over_periods(first, lambda start, _: later(amounts[1], start, setting)))


@relative.rule("(OVER|IN) AMOUNT", "AMOUNT (FROM|FROM_ON) NOW", "IN AMOUNT FROM NOW")
def ahead(found: Match) -> Made | None:
    """Over twee weken, two weeks from now; in Dutch "in vier weken" is how long it takes."""
    amount, setting = found.first(t.AMOUNT), found.setting
    if found.pieces[0].kind is t.IN and setting.language == "nl" and not found.whole:
        return None
    if is_of_the_clock(amount):
        return t.MOMENT(elapsed(amount, setting))
    return t.DATE(_later(amount, setting.today, setting))


def _later(amount: Amount, start: date, setting: Setting) -> Reading:
    """Return the day so much later; "over acht dagen" is often said for a week."""
    if amount == _EIGHT_DAYS and setting.language == "nl":
        return either((later(_A_WEEK, start, setting), later(amount, start, setting)))
    return later(amount, start, setting)


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
    if is_of_the_clock(amount) or amount.count is None:
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
