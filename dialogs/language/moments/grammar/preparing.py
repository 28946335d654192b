"""What must be settled about single words before anything else."""

from dialogs.language.moments import terms as t
from dialogs.language.moments.pieces import Layer, Made, Match
from dialogs.language.moments.values import MINUTES_OF_HOUR, MORNING, NIGHT, Clock

preparing = Layer()

_FRIDAY = 4


@preparing.rule("(?<=[WEEKDAY EVERY IN])MORGEN(?!PART)", "(?<=WEEKDAY EDGE)MORGEN")
def morning(_: Match) -> Made:
    """Maandag morgen, in de morgen: not tomorrow."""
    return t.PART(MORNING)


@preparing.rule(
    "(?<=WEEKDAY)PART COMMA? ON? COUNTED FROM? MONTH (COMMA? YEAR)?",
    "(?<=WEEKDAY)PART COMMA? ON? MONTH COUNTED",
    "(?<=WEEKDAY)PART COMMA? ON? (WRITTEN|PAIR)",
)
def part_before_the_date(found: Match) -> tuple[Made, ...] | None:
    """Donderdagmiddag 10 december: of that day the afternoon; "vrijdagmiddag 2-3" is a stretch."""
    pair = found.get(t.PAIR)
    if pair and pair.sign != "/":
        return None
    part, *date = (piece for piece in found.pieces if piece.kind not in (t.COMMA, t.ON))
    return tuple(Made(piece.kind, piece.value) for piece in (*date, part))


@preparing.rule("AT? THIS_TIME")
def this_time(found: Match) -> Made:
    """Om deze tijd."""
    now = found.setting.now
    return t.CLOCK(Clock((now.hour * 60 + now.minute,)))


@preparing.rule("LAST(?=(?:WEEK|WEEKDAY|MONTHS|YEARS|MONTH|PART)(?!FROM|IN|ON|BEFORE|AFTER))")
def previous(found: Match) -> Made | None:
    """Last Friday; but not the last Friday of the month, nor Dutch "laatste"."""
    return t.PREVIOUS(None) if found.setting.language == "en" else None


@preparing.rule("(?<=[NEXT THIS COMING PREVIOUS EVERY ORDINAL])QUARTER(?!PAST|TO|OVER|BEFORE)")
def quarter_of_a_year(_: Match) -> Made:
    """Next quarter."""
    return t.TERM("month")


@preparing.rule("(?<=[ORDINAL LAST])HALF(?=FROM)")
def half_of_a_period(_: Match) -> Made:
    """The second half of January."""
    return t.SIDE(None)


@preparing.rule("^NO COMMA?")
def no_at_first(_: Match) -> tuple[Made, ...]:
    """Nee, donderdag: what follows is what is meant."""
    return ()


@preparing.rule("(?<=.)COMMA? NO COMMA?(?=.)", "CORRECTION COMMA? RATHER")
def no_in_between(_: Match) -> Made:
    """Morgen? Nee, overmorgen: what follows is what is meant."""
    return t.CORRECTION(None)


@preparing.rule("NUM (DAY|HOUR|MINUTE) PER (DAY|WEEK|MONTHS)")
def so_much_of_it(_: Match) -> Made:
    """2 dagen per week: how much, not when."""
    return t.WORD(None)


@preparing.rule("BEFORE COLON")
def proposed(_: Match) -> tuple[Made, ...]:
    """Ik stel voor: 3 december."""
    return ()


@preparing.rule("(BY|FROM_ON|AFTER|UNTIL|THROUGH) COLON")
def bound_with_a_colon(found: Match) -> Made:
    """Deadline: 4 december."""
    first = found.pieces[0]
    return Made(first.kind, first.value)


@preparing.rule("NOT THIS WEEK? COMMA? BUT (?=NEXT|COMING)")
def not_this_but_the_next(_: Match) -> tuple[Made, ...]:
    """Niet deze maar volgende week vrijdag."""
    return ()


@preparing.rule("WEEKDAY(?=VACATION|FEAST)")
def abbreviated_before(found: Match) -> Made | None:
    """Vr de kerstvakantie: before it, and no Friday."""
    (piece,) = found.pieces
    is_short = piece.end - piece.start == len("vr") and piece.value == _FRIDAY
    return t.BEFORE(None) if is_short else None


@preparing.rule("NOT THIS WEEK COMMA? BUT NEXT$")
def not_this_but_next_week(_: Match) -> tuple[Made, ...]:
    """Niet deze week maar volgende."""
    return t.NEXT(None), t.WEEK("week")


@preparing.rule("(?<=EVERY DAY)BUT(?=WEEKDAY)")
def every_day_but(_: Match) -> Made:
    """Every day but Friday."""
    return t.NOT(None)


@preparing.rule("(?<=BUT)WEEK CONTEXT")
def the_week_after(_: Match) -> Made:
    """Niet vrijdag maar de week erna."""
    return t.CONTEXT(None)


@preparing.rule("THIS PART")
def this_part(found: Match) -> tuple[Made, ...]:
    """This afternoon, deze middag."""
    return t.NEARBY(0), t.PART(found.first(t.PART))


@preparing.rule("ONE TIMES(?!PER|IN|EVERY|DAY|WEEK|MONTHS|YEARS|ON|NUMBER)")
def once(_: Match) -> tuple[Made, ...]:
    """Bel eens, bel een keer."""
    return ()


@preparing.rule("NEARBY PART")
def tonight(found: Match) -> tuple[Made, ...] | None:
    """Vannacht: the night to come, unless it is night."""
    is_night = found.first(t.NEARBY) == 0 and found.first(t.PART) == NIGHT
    if not is_night or found.setting.now.hour * MINUTES_OF_HOUR < NIGHT.end:
        return None
    return t.NEARBY(1), t.PART(NIGHT)


@preparing.rule("PARITY(?!WEEK)")
def a_moment(_: Match) -> tuple[Made, ...]:
    """Even bellen: no even weeks."""
    return ()
