"""Stretches within a day: "van 2 tot 3", "eind van de middag"; and times within a part of it."""

from dataclasses import replace
from typing import Final

from dialogs.language.moments import terms as t
from dialogs.language.moments.dials import EDGES, clock, dial, following, leading, within
from dialogs.language.moments.pieces import Layer, Made, Match, Piece
from dialogs.language.moments.values import EVENING, Clock, Edge, Part, Slot

stretches = Layer()
parts = Layer()

_HOURS = range(25)
_DIAL_HOURS = range(1, 13)
_EVES = ("christmas_eve",)
_NOT_COUNTED = "(?!UNIT|MONTH|ORDINAL|TIMES|LESSON)"
_TO = "(UNTIL|DASH|TO|THROUGH)"


def _time(piece: Piece) -> Clock | None:
    match piece.value:
        case Clock():
            return piece.value
        case int() if piece.kind in (t.NUMBER, t.ONE):
            return clock(piece.value)
    return None


@stretches.rule("(AT|BEGINNING)? PAIR (HOUR|MERIDIEM)")
def pair_of_hours(found: Match) -> Made | None:
    """10-11u, 2-3pm."""
    pair = found.first(t.PAIR)
    if pair.sign != "-" or pair.first not in _HOURS or pair.second not in _HOURS:
        return None
    end = clock(pair.second)
    if t.MERIDIEM in found:
        end = Clock((pair.second % 12 * 60 + found.first(t.MERIDIEM),), shares=True)
    return _slot(clock(pair.first), end)


@stretches.rule(
    f"PART (COMMA|AT|ON)* (FROM|FROM_ON)? (CLOCK|NUM) {_TO} (CLOCK|NUM){_NOT_COUNTED}",
    "PART (COMMA|AT|ON)* BETWEEN (CLOCK|NUM) AND (CLOCK|NUM)",
    f"FROM? (CLOCK|NUM) {_TO} (CLOCK|NUM) (IN|ON)? PART",
    "BETWEEN (CLOCK|NUM) AND (CLOCK|NUM) (IN|ON)? PART",
)
def between_times_of_a_part(found: Match) -> Made | None:
    """Vanavond van 7 tot 8, van 7 tot 8 's avonds."""
    times = [time for time in map(_time, found.pieces) if time]
    start, end = (within(time, found.first(t.PART)) for time in times)
    if not start.options or not end.options:
        return None
    return _slot(start, end)


@stretches.rule(
    f"(AT|BEGINNING)? CLOCK {_TO} AT? CLOCK",
    f"(FROM|FROM_ON) (CLOCK|NUM) {_TO} (CLOCK|NUM){_NOT_COUNTED}",
    "(AT|BEGINNING)? CLOCK BY CLOCK",
    f"(FROM|FROM_ON) (CLOCK|NUM) COMMA? BY (CLOCK|NUM){_NOT_COUNTED}",
    f"AT (CLOCK|NUM) {_TO} (CLOCK|NUM){_NOT_COUNTED}",
    "BETWEEN AT? (CLOCK|NUM) AND (CLOCK|NUM)(?!UNIT|MONTH|ORDINAL)",
    f"(?<!MONTH)NUM {_TO} CLOCK",
    f"CLOCK {_TO} NUM{_NOT_COUNTED}",
)
def between_times(found: Match) -> Made | None:
    """Van 14.00 tot 15.30, tussen 2 en 3, half drie tot half vier."""
    times = [time for time in map(_time, found.pieces) if time]
    start, end = times
    if not start.options or not end.options:
        return t.SLOT(Slot(())) if t.CLOCK in found else None
    return _slot(start, end)


@stretches.rule(f"(?<!MONTH)NUMBER TO NUMBER{_NOT_COUNTED}")
def from_hour_to_hour(found: Match) -> Made | None:
    """9 to 5; 10 to 3 may also be ten minutes before three."""
    first, last = found.all(t.NUMBER)
    if not found.whole or first not in _DIAL_HOURS or last not in _DIAL_HOURS:
        return None
    slot = _slot(clock(first), clock(last))
    if slot is None or first % 5:
        return slot
    return t.CLOCK(replace(dial(last * 60 - first), must_ask=True))


def _slot(start: Clock, end: Clock) -> Made | None:
    """Return the stretch; the loose end of two follows the other ("from 2 to 3pm")."""
    if start.loose and not end.loose and end.options:
        start = leading(start, end.options[0], shared=end.shares)
    if not start.options:
        return None
    end = following(start.options[0], end)
    return t.SLOT(Slot(tuple((begin, finish) for begin in start.options for finish in end.options)))


_SIDE_BY_SIDE: Final = 2


@stretches.rule(
    "CLOCK (COMMA|ON|DASH)* AMOUNT LONG",
    "AMOUNT FROM_ON CLOCK",
    "CLOCK (COMMA|DASH)* AMOUNT(?![LATER CONTEXT BEFORE AFTER FROM_ON TO TIMES PER])",
)
def for_so_long(found: Match) -> Made | None:
    """14.00 uur, 45 minuten (lang); "9 uur 30 minuten" may as well be half past nine."""
    start, amount = found.first(t.CLOCK), found.first(t.AMOUNT)
    if len(found.pieces) == _SIDE_BY_SIDE and amount.unit == "minute":
        return None
    factor = {"minute": 1, "hour": 60}.get(amount.unit)
    if factor is None or amount.count is None:
        return None
    length = int(amount.count * factor)
    return t.SLOT(Slot(tuple((option, option + length) for option in start.options)))


@parts.rule("EDGE (WEEKDAY|NEARBY|MORGEN) PART", "(WEEKDAY|NEARBY|MORGEN) PART EDGE")
def edge_of_part_of_a_day(found: Match) -> tuple[Made, ...]:
    """Laat vanmiddag, vrijdagmiddag laat."""
    part, edge = found.first(t.PART), found.first(t.EDGE)
    day = next(piece for piece in found.pieces if piece.kind not in (t.EDGE, t.PART))
    return Made(day.kind, day.value), _edge(part, edge)


@parts.rule("EDGE FROM? IN? PART")
def edge_of_part(found: Match) -> Made:
    """Eind van de middag."""
    part, edge = found.first(t.PART), found.first(t.EDGE)
    return _edge(part, edge)


def _edge(part: Part, edge: Edge) -> Made:
    """Return the begin, middle or end of a part of the day."""
    meant = EDGES[part][edge] if part in EDGES else part
    return t.SLOT(Slot(((meant.begin, meant.end),)))


@parts.rule("EDGE FROM? SLOT")
def edge_of_slot(found: Match) -> Made | None:
    """Einde van het derde uur."""
    edge = found.first(t.EDGE)
    if edge == "middle":
        return None
    options = found.first(t.SLOT).options
    return t.CLOCK(Clock(tuple(option[edge == "end"] for option in options)))


@parts.rule("EDGE FROM? DAY")
def edge_of_day(found: Match) -> Made | None:
    """Einde van de dag."""
    return t.DAY_END(None) if found.first(t.EDGE) == "end" else None


@parts.rule("CLOCK (COMMA|ON|IN|AT|FROM)* (WEEKDAY|NEARBY|MORGEN) PART")
def in_part_of_a_day(found: Match) -> tuple[Made, ...]:
    """Acht uur vanavond."""
    day = found.pieces[-2]
    return Made(day.kind, day.value), t.CLOCK(within(found.first(t.CLOCK), found.first(t.PART)))


@parts.rule("FEAST (COMMA|AT|ON)* CLOCK")
def on_an_eve(found: Match) -> tuple[Made, ...] | None:
    """Kerstavond om 7 uur: in the evening."""
    name, times = found.first(t.FEAST), found.first(t.CLOCK)
    if name not in _EVES or not times.loose:
        return None
    return t.FEAST(name), t.CLOCK(within(times, EVENING))


@parts.rule("(IN|ON|AT)? PART (COMMA|AT|ON)* CLOCK", "CLOCK (COMMA|IN|ON)* PART")
def in_part(found: Match) -> Made:
    """Zeven uur 's avonds."""
    return t.CLOCK(within(found.first(t.CLOCK), found.first(t.PART)))


@parts.rule("PART (BEFORE|AFTER|BY|UNTIL|FROM_ON|TOWARDS|AROUND) CLOCK")
def bound_in_part(found: Match) -> tuple[Made, ...] | None:
    """Vanmiddag na 3 uur: the part says which three o'clock, the bound is read later."""
    times = within(found.first(t.CLOCK), found.first(t.PART))
    bound = found.pieces[1]
    return (Made(bound.kind, bound.value), t.CLOCK(times)) if times.options else None


@parts.rule("PART (COMMA|AT|ON)* NUMBER$", "(?<!MONTH)NUMBER IN? PART")
def bare_hour_in_part(found: Match) -> Made | None:
    """Vanavond 8."""
    hours = found.first(t.NUMBER)
    if hours not in _DIAL_HOURS:
        return None
    return t.CLOCK(within(dial(hours * 60), found.first(t.PART)))
