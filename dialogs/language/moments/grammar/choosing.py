"""Days and times that are chosen, corrected or ruled out, before they are put together."""

from dataclasses import replace
from datetime import date

from dialogs.language.moments import terms as t
from dialogs.language.moments.days import WEEK
from dialogs.language.moments.grammar.partial_periods import bounds
from dialogs.language.moments.pieces import Layer, Made, Match
from dialogs.language.moments.readings import (
    NOTHING,
    Ambiguous,
    Day,
    Interval,
    Reading,
    ask,
    either,
    spread,
)

choosing = Layer()


@choosing.rule("DATE COMMA? CORRECTION COMMA? DATE", "PERIOD COMMA? CORRECTION COMMA? PERIOD")
def corrected(found: Match) -> Made:
    """Dinsdag, o nee woensdag: the last word counts."""
    last = found.pieces[-1]
    return Made(last.kind, last.value)


@choosing.rule("DATE COMMA DATE NOT(?!COMMA|BUT|DATE)")
def this_and_not_that(found: Match) -> Made:
    """Maandag, dinsdag kan niet: asked, since neither may do."""
    return t.DATE(ask(found.readings()[0]))


@choosing.rule("NOT ON? DATE COMMA? BUT CONTEXT")
def not_this_but_a_week_later(found: Match) -> Made:
    """Niet deze vrijdag maar die erna."""
    return t.DATE(ask(spread(found.first(t.DATE), _week_later)))


@choosing.rule("NOT IN? PERIOD COMMA? BUT CONTEXT")
def not_this_week_but_the_next(found: Match) -> Made:
    """Niet volgende week maar de week erna."""
    period = found.first(t.PERIOD)
    later = spread(period, _week_later)
    return t.PERIOD(later if later != period else ask(period))


@choosing.rule("(PERIOD|DATE) COMMA? CORRECTION COMMA? CONTEXT")
def no_a_week_later(found: Match) -> Made | None:
    """Volgende week, of nee die week daarna."""
    (reading,) = found.readings()
    later = spread(reading, _week_later)
    if later == reading:
        return None
    return Made(found.pieces[0].kind, later if t.PERIOD in found else ask(later))


def _week_later(reading: Reading) -> Reading:
    match reading:
        case Day(value):
            return Day(value + WEEK)
        case Interval(date() as start, date() as end) if end - start < WEEK:
            return Interval(start + WEEK, end + WEEK)
    return reading


@choosing.rule("(DATE|CLOCK) (COMMA|AND|BUT|COMMA BUT|COMMA AND) NOT (DATE|CLOCK)")
def this_but_not_that(found: Match) -> Made:
    """Wel vrijdag, niet donderdag; "wel dinsdag, niet om 9 uur" leaves open when."""
    first, last = found.pieces[0], found.pieces[-1]
    if first.kind is t.DATE and last.kind is t.CLOCK:
        return t.DATE(ask(found.readings()[0]))
    return Made(first.kind, first.value)


@choosing.rule(
    "NOT (DATE|CLOCK) COMMA? BUT (DATE|CLOCK)",
    "(DATE|CLOCK) NOT (COMMA|BUT|COMMA BUT|AND) (DATE|CLOCK)",
)
def not_this_but_that(found: Match) -> Made:
    """Niet vrijdag maar donderdag; vrijdag niet, donderdag wel."""
    last = found.pieces[-1]
    return Made(last.kind, last.value)


@choosing.rule("DATE NOT DATE")
def which_one_not(found: Match) -> Made:
    """Vrijdag niet donderdag: which of the two is meant must be asked."""
    return t.DATE(ask(either(found.readings())))


@choosing.rule("DATE INSTEAD DATE", "MOMENT INSTEAD (MOMENT|DATE|CLOCK)", "CLOCK INSTEAD CLOCK")
def this_instead_of_that(found: Match) -> Made:
    """Maandag in plaats van vrijdag."""
    first = found.pieces[0]
    return Made(first.kind, first.value)


@choosing.rule("INSTEAD DATE AT? CLOCK COMMA? TO? DATE AT? CLOCK")
def instead_of_that_moment_this(found: Match) -> tuple[Made, ...]:
    """In plaats van do 13 uur wordt het do 14 uur."""
    said = [piece for piece in found.pieces if piece.kind in (t.DATE, t.CLOCK)]
    day, time = said[-2:]
    return Made(day.kind, day.value), Made(time.kind, time.value)


@choosing.rule("INSTEAD DATE AT? CLOCK$")
def instead_of_that_moment(_: Match) -> Made:
    """In plaats van vrijdag 3 uur: when it is not."""
    return t.REFUSAL(NOTHING)


@choosing.rule("INSTEAD (DATE|CLOCK) (COMMA|TO)? (DATE|CLOCK)")
def instead_of_that_this(found: Match) -> Made:
    """In plaats van vrijdag maandag; of "in plaats van vrijdag, 15.00" it is asked."""
    first, last = found.pieces[1], found.pieces[-1]
    if first.kind is last.kind:
        return Made(last.kind, last.value)
    if t.CLOCK in found and last.kind is t.CLOCK:
        return t.CLOCK(replace(found.first(t.CLOCK), must_ask=True))
    return t.DATE(ask(found.first(t.DATE)))


@choosing.rule("INSTEAD (DATE|CLOCK|MOMENT)")
def instead_of_that(_: Match) -> Made:
    """In plaats van vrijdag: when it is not."""
    return t.REFUSAL(NOTHING)


@choosing.rule("PERIOD (ON|COMMA|IN)* DATE")
def day_of_the_period(found: Match) -> Made | None:
    """Volgende maand op de 3e om 14 uur: the month says nothing new if the day is in it."""
    period, day = found.readings()
    if not isinstance(period, Interval) or not isinstance(day, Day):
        return None
    start, end = bounds(period)
    return t.DATE(day) if start <= day.value <= end else None


@choosing.rule("(?<!TILL)DATE COMMA? OR DATE(?!TILL)", "MOMENT COMMA? OR (ON)? (MOMENT|DATE)")
def one_or_the_other(found: Match) -> Made:
    """Dinsdag of donderdag."""
    readings = either(found.readings())
    asked = readings if isinstance(readings, Ambiguous) else Ambiguous((readings,))
    return Made(found.pieces[0].kind, asked)
