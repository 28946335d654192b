"""Times of day: "half drie", "14.30 uur", "quarter past nine", "tegen vijven"."""

from dataclasses import replace

from dialogs.language.moments import terms as t
from dialogs.language.moments.dials import NO_TIME, clock, dial
from dialogs.language.moments.pieces import Layer, Made, Match
from dialogs.language.moments.values import MINUTES_OF_HOUR, Clock, Pair

clocks = Layer()

_HOUR = MINUTES_OF_HOUR
_HOURS = 24
_MONTHS = 12
_DIAL_HOURS = range(1, 13)
_WHOLE_MINUTES = range(1, 15)  # "veertien voor drie" is said, "zestien voor" is not
_FIVES = (20, 25)
_NOT_COUNTED = "(?!UNIT|MONTH|ORDINAL|TIMES|LESSON|OR (?:NUM) (?:UNIT|MONTH)|DASH NUM MONTH)"


def _numbers(found: Match) -> list[int]:
    return [
        piece.value
        for piece in found.pieces
        if piece.kind in (t.NUMBER, t.ONE) and isinstance(piece.value, int)
    ]


@clocks.rule("(DIGITS|NUM) (OCLOCK|HOUR)? MERIDIEM")
def with_meridiem(found: Match) -> Made:
    """3pm, 3:30 p.m."""
    digits = found.get(t.DIGITS)
    hours, minutes = (digits.hours, digits.minutes) if digits else (_numbers(found)[0], 0)
    if hours not in _DIAL_HOURS or minutes >= _HOUR:
        return t.CLOCK(NO_TIME if hours > _HOURS else clock(hours, minutes))
    time = hours % 12 * _HOUR + minutes + found.first(t.MERIDIEM)
    return t.CLOCK(Clock((time,), shares=True))


@clocks.rule("^ON? DIGITS$")
def date_or_time(found: Match) -> Made | None:
    """9.10 alone may be a date as well as a time; the dates decide."""
    digits = found.first(t.DIGITS)
    if digits.sign != "." or digits.padded or not 1 <= digits.minutes <= _MONTHS:
        return None
    return t.POINTED(Pair(digits.hours, digits.minutes, "."))


@clocks.rule("(?<=WEEKDAY)DIGITS(?!HOUR)")
def date_with_a_point(found: Match) -> Made | None:
    """Vrijdag 27.11: no clock shows it."""
    digits = found.first(t.DIGITS)
    return date_or_time(found) if digits.hours > _HOURS else None


@clocks.rule("DIGITS (HOUR|OCLOCK)?")
def digits(found: Match) -> Made:
    """14.30 uur."""
    shown = found.first(t.DIGITS)
    return t.CLOCK(clock(shown.hours, shown.minutes, padded=shown.padded))


@clocks.rule("(?<=[AT WEEKDAY NEARBY MORGEN MONTH YEAR WRITTEN PAIR])COMPACT HOUR?", "COMPACT HOUR")
def compact(found: Match) -> Made:
    """1430 uur."""
    shown = found.first(t.COMPACT)
    return t.CLOCK(clock(shown.first, shown.second, padded=True))


@clocks.rule("NUM MINUTE? (BEFORE|OVER|PAST|TO|AFTER) HALF NUM HOUR?")
def around_half(found: Match) -> Made | None:
    """Vijf voor half vier."""
    minutes, hours = _numbers(found)
    if hours not in _DIAL_HOURS or minutes > _FIVES[-1]:
        return None
    half = hours * _HOUR - _HOUR // 2
    return t.CLOCK(dial(half - minutes if _is_before(found) else half + minutes))


@clocks.rule("QUARTER (BEFORE|OVER|PAST|TO|AFTER) NUM (HOUR|OCLOCK)?")
def quarter(found: Match) -> Made:
    """Kwart over negen."""
    hours = _numbers(found)[0]
    if hours not in _DIAL_HOURS:
        return t.CLOCK(NO_TIME)
    return t.CLOCK(dial(hours * _HOUR + (-15 if _is_before(found) else 15)))


@clocks.rule("HALF (PAST|OVER) NUM")
def half_past(found: Match) -> Made:
    """Half past two."""
    hours = _numbers(found)[0]
    return t.CLOCK(dial(hours * _HOUR + 30) if hours in _DIAL_HOURS else NO_TIME)


@clocks.rule("HALF NUM HOUR?(?!UNIT|MONTH)")
def half(found: Match) -> Made:
    """Half drie; in English it may also be half past three."""
    hours = _numbers(found)[0]
    if hours not in _DIAL_HOURS:
        return t.CLOCK(NO_TIME)
    dutch = dial(hours * _HOUR - 30)
    if found.setting.language == "nl":
        return t.CLOCK(dutch)
    british = dial(hours * _HOUR + 30)
    return t.CLOCK(replace(dutch, options=british.options + dutch.options))


@clocks.rule(
    "(?<!FROM)(?<!BETWEEN)NUM MINUTE? (BEFORE|OVER|PAST|TO|AFTER) NUM (HOUR|OCLOCK)?(?!UNIT|MONTH)"
)
def minutes_around(found: Match) -> Made | None:
    """Tien voor drie."""
    minutes, hours = _numbers(found)
    counted = minutes in _WHOLE_MINUTES or minutes in _FIVES or t.MINUTE in found
    if hours not in _DIAL_HOURS or minutes >= _HOUR or not counted:
        return None
    if t.TO in found and (
        minutes % 5
        or (minutes in _DIAL_HOURS and found.pieces[0].end - found.pieces[0].start <= len("10"))
    ):
        return None  # "from 2 to 3" is a stretch
    return t.CLOCK(dial(hours * _HOUR + (-minutes if _is_before(found) else minutes)))


def _is_before(found: Match) -> bool:
    return t.BEFORE in found or t.TO in found


@clocks.rule("NUMBER COLON NUMBER HOUR?(?!UNIT|MONTH)")
def hours_and_minutes_apart(found: Match) -> Made | None:
    """15: 30."""
    hours, minutes = _numbers(found)
    last = found.pieces[2]
    in_two_digits = last.end - last.start == len("30")
    if hours > _HOURS or minutes >= _HOUR or not in_two_digits or last.kind is not t.NUMBER:
        return None
    return t.CLOCK(clock(hours, minutes))


@clocks.rule("NUM HOUR NUMBER(?!UNIT|MONTH|OF|MERIDIEM)")
def hours_then_minutes(found: Match) -> Made | None:
    """14 uur 30."""
    hours, minutes = _numbers(found)
    if minutes % 5 or not 0 <= minutes < _HOUR:
        return None
    return t.CLOCK(clock(hours, minutes))


@clocks.rule("NUMBER NUMBER(?!UNIT|MONTH|ORDINAL|HOUR)")
def hours_and_minutes(found: Match) -> Made | None:
    """Ten fifteen."""
    hours, minutes = _numbers(found)
    in_english = found.setting.language == "en" and hours in _DIAL_HOURS
    if minutes not in range(10, _HOUR) or minutes % 5 or hours >= _HOURS:
        return None
    if in_english:
        return t.CLOCK(clock(hours, minutes))
    return t.CLOCK(replace(clock(hours, minutes), must_ask=True)) if found.whole else None


@clocks.rule("NUM (HOUR|OCLOCK)", "HOURS HOUR?")
def whole_hours(found: Match) -> Made:
    """Drie uur, and the "vijven" of "tegen vijven"."""
    hours = found.get(t.HOURS)
    return t.CLOCK(clock(_numbers(found)[0]) if hours is None else dial(hours * _HOUR))


@clocks.rule(f"(?<=AT)ONE? (HOUR|OCLOCK) OR NUM{_NOT_COUNTED}", f"(?<=AT)NUM{_NOT_COUNTED}")
def hours_after_at(found: Match) -> Made:
    """Om 3; om een uur of drie is about then."""
    made = clock(_numbers(found)[-1])
    return t.CLOCK(replace(made, about=t.OR in found))


@clocks.rule(f"(?<=[TOWARDS AROUND])NUM{_NOT_COUNTED}")
def hours_around(found: Match) -> Made | None:
    """Rond 3."""
    hours = _numbers(found)[0]
    return t.CLOCK(replace(clock(hours), about=True)) if hours in _DIAL_HOURS else None


@clocks.rule("(?<=[BEFORE AFTER BY UNTIL FROM_ON])NUMBER(?=$|COMMA|WEEKDAY|NEARBY|MORGEN|PART)")
def hours_at_a_bound(found: Match) -> Made | None:
    """After 3, where nothing else is talked about."""
    hours = _numbers(found)[0]
    return t.CLOCK(clock(hours)) if found.whole and 0 < hours <= _HOURS else None


@clocks.rule("(?<=[WEEKDAY NEARBY MORGEN] [BEFORE AFTER UNTIL])NUMBER(?=$|AROUND|OVER|COMMA)")
def hours_at_the_end(found: Match) -> Made | None:
    """Vrijdag na 3 in a sentence: three o'clock, or three of what follows."""
    hours = _numbers(found)[0]
    return t.CLOCK(replace(clock(hours), must_ask=True)) if hours in _DIAL_HOURS else None


@clocks.rule("(?<=AT)(CLOCK|NUM) COMMA (CLOCK|NUM) COMMA? OR (CLOCK|NUM)(?!UNIT|MONTH)")
def one_of_three(found: Match) -> Made:
    """Om 3, 4 of 5 uur."""
    said = [
        piece.value if isinstance(piece.value, Clock) else clock(piece.value)
        for piece in found.pieces
        if isinstance(piece.value, Clock | int)
    ]
    options = tuple(option for each in said for option in each.options)
    return t.CLOCK(Clock(options, loose=all(each.loose for each in said), must_ask=True))


@clocks.rule(
    "CLOCK OR AT? NUM(?!UNIT|MONTH)", "CLOCK OR AT? CLOCK", "(?<=AT)NUM OR CLOCK", "NUMBER OR CLOCK"
)
def one_or_the_other(found: Match) -> Made:
    """Om 10 of 11."""
    said = [*found.all(t.CLOCK), *(clock(number) for number in _numbers(found))]
    options = tuple(option for each in said for option in each.options)
    return t.CLOCK(Clock(options, loose=all(each.loose for each in said), must_ask=True))


@clocks.rule("CLOCK AROUND(?!CLOCK|NUM)")
def about_at_the_end(found: Match) -> Made | None:
    """Drie uur ongeveer; in a sentence "about" goes with what follows."""
    in_sentence = not found.whole and found.setting.language == "en"
    return None if in_sentence else about(found)


@clocks.rule("AT? (AROUND|TOWARDS) AROUND* AT? CLOCK")
def about(found: Match) -> Made:
    """Rond drie uur."""
    return t.CLOCK(replace(found.first(t.CLOCK), about=True))
