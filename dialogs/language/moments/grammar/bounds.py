"""Deadlines and beginnings: "voor vrijdag", "uiterlijk 1 december", "vanaf volgende week"."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from dialogs.language.moments import terms as t
from dialogs.language.moments.days import DAY
from dialogs.language.moments.pieces import Layer, Made, Match, PieceKind
from dialogs.language.moments.readings import (
    Day,
    Instant,
    Interval,
    Reading,
    Reason,
    Refused,
    alternatives,
    ask,
    either,
    spread,
)
from dialogs.language.moments.setting import Setting
from dialogs.language.moments.shifting import elapsed, later
from dialogs.language.moments.times import clock_on, coming_clock, coming_part, coming_slot, slot_on
from dialogs.language.moments.values import Slot

bounds = Layer()
loose_ends = Layer()

_OPERATOR = "(BEFORE|AFTER|BY|UNTIL|THROUGH|FROM_ON|PER|NOT_BEFORE|TOWARDS)"


def _change(found: Match) -> Callable[[Reading], Reading]:
    """Return what the bounding word makes of a day, a moment or a stretch."""
    for word, change in _CHANGES:
        if word in found:
            return change
    raise AssertionError("the pattern names every bounding word")


def _until_before(reading: Reading) -> Reading:
    """Voor: strictly before."""
    match reading:
        case Day(value):
            return Interval(None, value - DAY)
        case Instant(value):
            return Interval(None, value)
        case Interval(datetime() as start, _):
            return Interval(None, start)
        case Interval(date() as start, _):
            return Interval(None, start - DAY)
        case Interval(None, _):
            return reading
    return reading


def until_with(reading: Reading) -> Reading:
    """Uiterlijk, t/m: the last day included."""
    match reading:
        case Day(value) | Instant(value):
            return Interval(None, value)
        case Interval(_, end) if end is not None:
            return Interval(None, end)
    return reading


def _until(reading: Reading) -> Reading:
    """Tot: whether a day itself is included must be asked; a time or a period is not."""
    if not isinstance(reading, Day):
        return _until_before(reading)
    return either((_until_before(reading), until_with(reading)))


def onwards(reading: Reading) -> Reading:
    """Vanaf: the first day included."""
    match reading:
        case Day(value) | Instant(value):
            return Interval(value, None)
        case Interval(None, end) if end is not None:
            return Interval(end, None)
        case Interval(start, _) if start is not None:
            return Interval(start, None)
    return reading


def _from_after(reading: Reading) -> Reading:
    """Na: from the next day, or from that moment on."""
    match reading:
        case Day(value):
            return Interval(value + DAY, None)
        case Instant(value):
            return Interval(value, None)
        case Interval(_, datetime() as end):
            return Interval(end, None)
        case Interval(_, date() as end):
            return Interval(end + DAY, None)
    return reading


_CHANGES: tuple[tuple[PieceKind[None], Callable[[Reading], Reading]], ...] = (
    (t.NOT_BEFORE, onwards),
    (t.BEFORE, _until_before),
    (t.AFTER, _from_after),
    (t.BY, until_with),
    (t.THROUGH, until_with),
    (t.UNTIL, _until),
    (t.TOWARDS, _until),
    (t.FROM_ON, onwards),
    (t.PER, onwards),
)


@bounds.rule("(WITHIN|OVER|IN|BY) AMOUNT (BEFORE|AFTER)(?!DATE|PERIOD|TAIL)")
def within_of_something(_: Match) -> Made:
    """Binnen vijf dagen na het gesprek: which one?"""
    return t.REFUSAL(Refused(Reason.CONTEXT))


@bounds.rule("(BY|IN)? WITHIN AMOUNT", "(NOT_BEFORE|BY) (OVER|IN) AMOUNT", "BY AMOUNT")
def within(found: Match) -> Made:
    """Binnen twee weken, binnen 24 uur."""
    amount, setting = found.first(t.AMOUNT), found.setting
    if amount.unit in ("hour", "minute"):
        return t.BOUND(spread(elapsed(amount, setting), until_with))
    return t.BOUND(spread(later(amount, setting.today, setting), until_with))


@bounds.rule("(WITHIN|BETWEEN) MOMENT AND AMOUNT")
def between_now_and(found: Match) -> Made | None:
    """Binnen nu en twee weken."""
    amount, setting = found.first(t.AMOUNT), found.setting
    return t.BOUND(spread(later(amount, setting.today, setting), until_with))


@bounds.rule("^AFTER AMOUNT$")
def after_so_long(found: Match) -> Made | None:
    """Na 3 dagen: in three days or later, to be asked; in a sentence, after something else."""
    if not found.whole:
        return None
    amount, setting = found.first(t.AMOUNT), found.setting
    if amount.unit in ("hour", "minute"):
        return t.BOUND(ask(elapsed(amount, setting)))
    return t.BOUND(ask(later(amount, setting.today, setting)))


@bounds.rule("(UNTIL|TOWARDS) AFTER ON? (DATE|PERIOD|TAIL)")
def until_after(found: Match) -> Made:
    """Tot na de vakantie: the last day that is not after it, to be asked."""
    return t.BOUND(ask(spread(found.readings()[0], until_with)))


@bounds.rule("FIRST_TIME ON? (DATE|MOMENT)")
def for_the_first_time(found: Match) -> Made:
    """De eerste keer op 3 december."""
    return t.MOMENT(found.readings()[0])


@bounds.rule("BY? WITHIN DATE")
def within_date(found: Match) -> Made:
    """Binnen vijf werkdagen na 1 december."""
    return t.BOUND(spread(found.first(t.DATE), until_with))


@bounds.rule("BY? (BEFORE|UNTIL|TOWARDS) TAIL")
def before_the_end(found: Match) -> Made:
    """Voor het einde van de maand: until its last day."""
    return t.BOUND(spread(found.first(t.TAIL), until_with))


@bounds.rule(f"(ON|COMMA)? DATE (COMMA|AT|BUT)* BY? {_OPERATOR} AT? CLOCK")
def day_and_bound(found: Match) -> Made:
    """Morgen na 15.00 uur."""
    reading = clock_on(found.first(t.DATE), found.first(t.CLOCK), found.setting)
    return t.BOUND(spread(reading, _change(found)))


@bounds.rule(f"DATE COMMA? {_OPERATOR} SLOT")
def day_and_slot_bound(found: Match) -> Made:
    """Morgen voor het eerste uur."""
    reading = slot_on(found.first(t.DATE), found.first(t.SLOT), found.setting)
    return t.BOUND(reading if _keeps_day(reading) else spread(reading, _change(found)))


def _keeps_day(reading: Reading) -> bool:
    """Say whether only the day is known because the school has no bell table yet."""
    return all(isinstance(one, Day) for one in alternatives(reading))


@bounds.rule("DATE COMMA? (BEFORE|AFTER|UNTIL|FROM_ON) PART")
def day_and_part_bound(found: Match) -> Made:
    """Vrijdag voor de middag."""
    part = found.first(t.PART)
    reading = slot_on(found.first(t.DATE), Slot(((part.begin, part.end),)), found.setting)
    return t.BOUND(spread(reading, _change(found)))


@bounds.rule("(BEFORE|AFTER|BY|UNTIL|FROM_ON|TOWARDS) PART")
def part_bound(found: Match) -> Made | None:
    """Na de lunch."""
    if not found.whole:
        return None
    part = found.first(t.PART)
    return t.BOUND(
        spread(coming_slot(Slot(((part.begin, part.end),)), found.setting), _change(found))
    )


@bounds.rule(f"{_OPERATOR} SLOT")
def slot_bound(found: Match) -> Made:
    """Na het achtste uur, na school: the next time that the bell rings for it."""
    slot, setting = found.first(t.SLOT), found.setting
    if not slot.options:
        return t.BOUND(coming_slot(slot, setting))
    at_end = t.AFTER in found or t.BY in found or t.THROUGH in found
    bells = tuple((option[at_end], option[at_end]) for option in slot.options)
    ringing = coming_slot(replace(slot, options=bells), setting)
    return t.BOUND(spread(ringing, _change(found)))


@bounds.rule(f"{_OPERATOR} AT? CLOCK")
def clock_bound(found: Match) -> Made:
    """Na vijven, voor 3 uur."""
    return t.BOUND(spread(coming_clock(found.first(t.CLOCK), found.setting), _change(found)))


@bounds.rule(
    f"BY? {_OPERATOR} (ON|IN)* (DATE|PERIOD|TAIL|MOMENT|BOUND)",
    "(DATE|MOMENT) BY(?!(?:ON|IN|AT)?BOUNDED)",
)
def bound(found: Match) -> Made:
    """Voor vrijdag, uiterlijk 1 december, na het weekend."""
    (reading,) = found.readings()
    return t.BOUND(_ahead(spread(reading, _change(found)), found.setting))


def _ahead(reading: Reading, setting: Setting) -> Reading:
    """Leave out deadlines that are over, and refuse one that has nothing else left."""
    every = alternatives(reading)
    still = [one for one in every if not _is_over(one, setting)]
    if not still:
        first = every[0]
        return Refused(Reason.PAST, first if isinstance(first, Interval) else None)
    return reading if len(still) == len(every) else either(still)


def _is_over(reading: Reading, setting: Setting) -> bool:
    match reading:
        case Interval(None, datetime() as end):
            return end < setting.now
        case Interval(None, date() as end):
            return end < setting.today
    return False


@bounds.rule("FROM (DATE|MOMENT|PERIOD)( ON)?(?!TILL)")
def from_then_on(found: Match) -> Made | None:
    """From Monday; in Dutch "van maandag" says whose, not when."""
    word = found.pieces[0]
    if found.setting.language != "en" or word.end - word.start == len("of"):
        return None
    (reading,) = found.readings()
    onward = spread(reading, onwards)
    certain = found.whole or t.ON in found  # "the report from Monday" is of that day
    return t.BOUND(onward if certain else ask(onward))


@loose_ends.rule("(AT|ON|IN|COMMA)* CLOCK")
def clock_alone(found: Match) -> Made:
    """Half drie."""
    return t.MOMENT(coming_clock(found.first(t.CLOCK), found.setting))


@loose_ends.rule("(AT|ON|IN)* SLOT")
def slot_alone(found: Match) -> Made:
    """Van 14.00 tot 15.30."""
    return t.MOMENT(coming_slot(found.first(t.SLOT), found.setting))


@loose_ends.rule("(AT|ON|IN|AROUND)* PART")
def part_alone(found: Match) -> Made | None:
    """'s Middags."""
    return t.MOMENT(coming_part(found.first(t.PART), found.setting)) if found.whole else None


@loose_ends.rule("(ON|IN|AT) (DATE|PERIOD|TAIL|MOMENT)")
def with_preposition(found: Match) -> Made:
    """Op vrijdag, in week 50."""
    last = found.pieces[-1]
    return Made(last.kind, last.value)
