"""Words that change what was said: "o nee", "niet", "of", "liever"."""

from dialogs.language.moments import terms as t
from dialogs.language.moments.grammar.bounds import onwards, until_with
from dialogs.language.moments.pieces import Layer, Made, Match
from dialogs.language.moments.readings import (
    Ambiguous,
    Day,
    Interval,
    Reading,
    Reason,
    Refused,
    alternatives,
    ask,
    either,
    spread,
)

first_changes = Layer()
changes = Layer()

_READ = "(?:DATE|PERIOD|TAIL|MOMENT|BOUND)"


@first_changes.rule(
    "CLOCK COMMA? CORRECTION COMMA? AT? (CLOCK|NUM$)", "(AT)? CLOCK COMMA? NOT COMMA? BUT CLOCK"
)
def corrected_time(found: Match) -> Made | None:
    """Om 3 uur, o nee half 4."""
    last = found.pieces[-1]
    return Made(last.kind, last.value) if last.kind is t.CLOCK else None


@first_changes.rule("WEEKDAY COMMA? CORRECTION COMMA? WEEKDAY(?!NUMBER|ORDINAL)")
def corrected_weekday(found: Match) -> Made:
    """Dinsdag, o nee woensdag om 3 uur."""
    return t.WEEKDAY(found.all(t.WEEKDAY)[-1])


@changes.rule(f"{_READ} COMMA? CORRECTION COMMA? {_READ}")
def corrected(found: Match) -> Made:
    """Vrijdag om 3 uur, o nee donderdag om 4 uur: the last word counts."""
    last = found.pieces[-1]
    return Made(last.kind, last.value)


@changes.rule(f"{_READ} (COMMA|AND|BUT|COMMA BUT|COMMA AND) NOT {_READ}")
def this_but_not_that(found: Match) -> Made:
    """Wel vrijdag om 3 uur, niet donderdag; of "volgende week, niet woensdag" it is asked."""
    first = found.pieces[0]
    reading, other = found.readings()
    part = isinstance(reading, Interval) or (isinstance(reading, Day) and not _is_day(other))
    return Made(first.kind, ask(reading) if part else reading)


def _is_day(reading: Reading) -> bool:
    return all(isinstance(one, Day | Refused) for one in alternatives(reading))


@changes.rule(f"NOT {_READ} COMMA? BUT {_READ}", f"{_READ} NOT (COMMA|BUT|COMMA BUT|AND) {_READ}")
def not_this_but_that(found: Match) -> Made:
    """Niet vrijdag maar donderdag."""
    last = found.pieces[-1]
    return Made(last.kind, last.value)


@changes.rule(f"{_READ} NOT {_READ}")
def which_one_not(found: Match) -> Made:
    """Vrijdag 3 uur niet donderdag: which of the two is meant must be asked."""
    first = found.readings()[0]
    return t.MOMENT(ask(first if isinstance(first, Interval) else either(found.readings())))


@changes.rule(f"{_READ} COMMA? RATHER {_READ}")
def rather(found: Match) -> Made:
    """Vrijdag, liever donderdag: offered, since both were named."""
    return t.MOMENT(Ambiguous(alternatives(found.readings()[-1])))


@changes.rule(f"RATHER {_READ} {_READ}")
def rather_than(found: Match) -> Made:
    """Liever de 3e dan de 4e."""
    return t.MOMENT(ask(found.readings()[0]))


@changes.rule(f"RATHER {_READ}", f"{_READ} RATHER")
def preferred(found: Match) -> Made:
    """Liever donderdag."""
    (reading,) = found.readings()
    return t.MOMENT(reading)


@changes.rule(f"{_READ} COMMA? OR COMMA? (ON)? {_READ}( COMMA? OR {_READ})*")
def one_or_the_other(found: Match) -> Made:
    """Vrijdag of anders maandag."""
    readings = found.readings()
    return t.MOMENT(Ambiguous(alternatives(either(readings))))


@changes.rule(f"{_READ} COMMA? SOONER")
def or_sooner(found: Match) -> Made:
    """Vrijdag of eerder; uiterlijk 1 december, liefst eerder."""
    (reading,) = found.readings()
    return t.BOUND(spread(reading, until_with))


@changes.rule(f"{_READ} COMMA? ONWARDS")
def or_later(found: Match) -> Made:
    """Maandag of later."""
    (reading,) = found.readings()
    return t.BOUND(spread(reading, onwards))


@changes.rule(f"NOT {_READ}", f"{_READ} NOT")
def not_then(_: Match) -> Made:
    """Niet op vrijdag: that is no answer to when."""
    return t.REFUSAL(Refused(Reason.NONE))
