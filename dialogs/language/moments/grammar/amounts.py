"""Amounts of time: "drie dagen", "anderhalf uur", "a week and a half"."""

from dataclasses import replace
from fractions import Fraction

from dialogs.language.moments import terms as t
from dialogs.language.moments.pieces import Layer, Made, Match
from dialogs.language.moments.readings import NOTHING
from dialogs.language.moments.values import Amount, Unit

amounts = Layer()

_HALF = Fraction(1, 2)
_FACTORS = {"QUARTERS": 15, "FORTNIGHT": 2, "TERM": 3}
# "over 2 uur" is an amount, but "kwart over 2 uur" and "tien over 2 uur" are times of day.
_AHEAD = (
    "(?<!WEEKDAY COMING)(?<!MONTH COMING)(?<!YEAR COMING)"
    "(?<!QUARTER OVER)(?<!NUMBER OVER)(?<!MINUTE OVER)(?<!HALF OVER)"
    "(?<=[OVER WITHIN EVERY EVERY_OTHER PER IN COMING])"
)
_AFTERWARDS = "(?=(?:AGO|LATER|FROM NOW|FROM_ON NOW))"


def unit_of(found: Match) -> tuple[Unit, int]:
    """Return the unit in the match and how many of it the word stands for."""
    piece = next(piece for piece in found.pieces if piece.kind.name in _UNITS)
    return _UNITS[piece.kind.name], _FACTORS.get(piece.kind.name, 1)


_UNITS: dict[str, Unit] = {
    "MINUTE": "minute",
    "QUARTERS": "minute",
    "HOUR": "hour",
    "DAY": "day",
    "WEEK": "week",
    "FORTNIGHT": "week",
    "MONTHS": "month",
    "TERM": "month",
    "YEARS": "year",
    "WORKDAY": "workday",
    "SCHOOLDAY": "schoolday",
}


def _count(found: Match) -> Fraction:
    return Fraction(next(iter((*found.all(t.NUMBER), *found.all(t.ONE))), 1))


def _amount(found: Match, count: Fraction | None, *, about: bool = False) -> Made:
    unit, factor = unit_of(found)
    return t.AMOUNT(Amount(None if count is None else count * factor, unit, about))


@amounts.rule("FEW UNIT")
def vague(found: Match) -> Made:
    """Een paar weken."""
    return _amount(found, None)


@amounts.rule("NUM HOUR AND ONE? HALF(?!NUM)", "NUM (WEEK|MONTHS|YEARS|DAY) AND ONE? HALF(?!NUM)")
def whole_and_half_behind(found: Match) -> Made:
    """An hour and a half."""
    return _amount(found, _count(found) + _HALF)


@amounts.rule("NUM HOUR AND NUM (MINUTE|QUARTERS)")
def hours_and_minutes(found: Match) -> Made:
    """Een uur en een kwartier."""
    numbers = [piece.value for piece in found.pieces if piece.kind in (t.NUMBER, t.ONE)]
    hours, parts = (value for value in numbers if isinstance(value, int))
    minutes = parts * (15 if t.QUARTERS in found else 1)
    return t.AMOUNT(Amount(Fraction(hours * 60 + minutes), "minute"))


@amounts.rule("NUM AND ONE? HALF (UNIT)")
def whole_and_half(found: Match) -> Made:
    """Twee en een half uur."""
    return _amount(found, Fraction(found.first(t.NUMBER) if t.NUMBER in found else 1) + _HALF)


@amounts.rule(
    "ONE? HALF ONE (HOUR|DAY|YEARS)", "ONE? HALF (HOUR|DAY|MONTHS|WEEK)", "ONE? HALF YEARS"
)
def half(found: Match) -> Made:
    """Een half uur, half an hour."""
    return _amount(found, _HALF)


@amounts.rule("ONE? ONE_AND_HALF (UNIT)")
def one_and_half(found: Match) -> Made:
    """Anderhalve week."""
    return _amount(found, 1 + _HALF)


@amounts.rule("DECIMAL (UNIT)")
def decimal(found: Match) -> Made:
    """2,5 uur."""
    whole, tenths = found.first(t.DECIMAL)
    return _amount(found, whole + Fraction(tenths, 10))


@amounts.rule(
    "ONE (MINUTE|QUARTERS|LONG_UNIT) OR NUM(?!UNIT|MONTH)", "(?<=OVER)ONE HOUR OR NUM(?!UNIT)"
)
def roughly(found: Match) -> Made | None:
    """Een dag of tien."""
    if t.NUMBER not in found:
        return None
    return _amount(found, Fraction(found.first(t.NUMBER)), about=True)


@amounts.rule("(?<=[OVER WITHIN IN] AROUND)NUM UNIT")
def roughly_so_much(found: Match) -> Made:
    """Over ongeveer twee uur."""
    return _amount(found, _count(found), about=True)


@amounts.rule("(?<=[OVER WITHIN IN])AROUND NUM(?!UNIT)")
def roughly_so_many_hours(found: Match) -> Made:
    """Over een uur of twee."""
    return t.AMOUNT(Amount(_count(found), "hour", about=True))


@amounts.rule("(?<=[OVER WITHIN])DIGITS(?!OR)")
def digits(found: Match) -> Made | None:
    """Over 1u30."""
    shown = found.first(t.DIGITS)
    if shown.sign not in "uh:":
        return None
    return t.AMOUNT(Amount(Fraction(shown.hours * 60 + shown.minutes), "minute"))


@amounts.rule("(?<=WITHIN)(HOUR|DAY|WEEK|MONTHS|YEARS)")
def one(found: Match) -> Made:
    """Binnen het uur."""
    return _amount(found, Fraction(1))


@amounts.rule(
    "NUM QUARTERS", "NUM LONG_UNIT", f"{_AHEAD}NUM (HOUR|MINUTE)", f"NUM (HOUR|MINUTE){_AFTERWARDS}"
)
def whole(found: Match) -> Made:
    """Drie weken."""
    return _amount(found, _count(found))


@amounts.rule("NUM MINUTE(?!BEFORE|PAST|TO|OVER)")
def minutes(found: Match) -> Made:
    """Tien minuten, but not those of "tien minuten voor drie"."""
    return _amount(found, _count(found))


@amounts.rule("(?<=[OVER WITHIN])(QUARTERS|QUARTER FROM ONE HOUR)")
def quarter(_: Match) -> Made:
    """Over kwartier."""
    return t.AMOUNT(Amount(Fraction(15), "minute"))


@amounts.rule("NUM QUARTER FROM ONE? HOUR", "NUM? QUARTER FROM ONE HOUR")
def quarters_of_an_hour(found: Match) -> Made:
    """Three quarters of an hour."""
    return t.AMOUNT(Amount(15 * _count(found), "minute"))


@amounts.rule("NUM HOUR (IN|PER) (AMOUNT|DAY|WEEK|MONTHS|YEARS)")
def how_much(_: Match) -> Made:
    """16 uur in 4 weken: how much, not when."""
    return t.REFUSAL(NOTHING)


@amounts.rule("(?<!AMOUNT)AGO")
def back(_: Match) -> tuple[Made, ...]:
    """Bel terug: nothing is ago."""
    return ()


@amounts.rule("(?<!AT)NUM HOUR")
def several_hours(found: Match) -> Made | None:
    """2 hours, 2 uurtjes: how long it takes, and no time of day."""
    unit = found.pieces[-1]
    return _amount(found, _count(found)) if unit.end - unit.start >= len("hours") else None


@amounts.rule("^NUM HOUR$", "^NUM HOUR(?=LESSON)")
def so_many_hours(found: Match) -> Made | None:
    """In a sentence "2 uur" alone is how long something takes."""
    return None if found.whole else _amount(found, _count(found))


@amounts.rule("(?<=[OVER WITHIN IN])AROUND AMOUNT")
def about(found: Match) -> Made:
    """Over ongeveer twee weken."""
    return t.AMOUNT(replace(found.first(t.AMOUNT), about=True))
