"""Which words name a day and which a time, and when two phrases in a sentence are one."""

from collections.abc import Sequence
from typing import Final

from dialogs.language.moments import terms as t
from dialogs.language.moments.pieces import Piece

DATING: Final = frozenset(
    kind.code
    for kind in (
        *(
            t.WEEKDAY,
            t.WEEKDAYS,
            t.MONTH,
            t.NEARBY,
            t.MORGEN,
            t.WRITTEN,
            t.EXACT,
            t.PAIR,
            t.DECIMAL,
        ),
        *(t.WEEK, t.WEEKEND, t.MONTHS, t.YEARS, t.YEAR, t.TERM, t.SCHOOLYEAR, t.FORTNIGHT),
        *(t.DAY, t.WORKDAY, t.SCHOOLDAY, t.FEAST, t.VACATION, t.RECURRING, t.ORDINAL),
    )
)
TELLING: Final = DATING | frozenset(
    kind.code
    for kind in (
        *(t.NUMBER, t.ONE, t.DIGITS, t.HOUR, t.MINUTE, t.QUARTERS, t.HOURS, t.HALF, t.QUARTER),
        *(t.CLOCK, t.PART, t.DAY_END, t.BREAK, t.LESSON, t.SCHOOL, t.SCHOOL_HOURS),
    )
)
_TIMING: Final = frozenset(
    kind.code
    for kind in (
        *(t.DIGITS, t.HOUR, t.MINUTE, t.QUARTERS, t.HOURS, t.HALF, t.QUARTER, t.CLOCK, t.PART),
        *(t.BREAK, t.LESSON, t.SCHOOL, t.SCHOOL_HOURS, t.AT, t.MERIDIEM, t.OCLOCK, t.DAY_END),
    )
)
_REPEATING: Final = frozenset(
    kind.code for kind in (t.RECURRING, t.EVERY, t.EVERY_OTHER, t.PARITY, t.TIMES)
)
_BOUNDING: Final = frozenset(kind.code for kind in (t.UNTIL, t.THROUGH, t.FROM_ON, t.BY))
_SPANNING: Final = frozenset(kind.code for kind in (t.UNTIL, t.THROUGH, t.FROM_ON))
_WEEKDAYS: Final = frozenset({t.WEEKDAY.code, t.WEEKDAYS.code})


def completes(phrase: Sequence[Piece], following: Sequence[Piece]) -> bool:
    """Say whether a phrase says the time, or the weekday, that an earlier one left open."""
    before = {piece.kind.code for piece in phrase}
    behind = {piece.kind.code for piece in following}
    starts_at = following[0].kind is t.AT
    if before & _REPEATING and following[0].kind.code in _BOUNDING:
        return not before & _BOUNDING
    if (phrase[0].kind is t.NOT or phrase[0].kind.code in _SPANNING) and behind & _REPEATING:
        return not before & _REPEATING
    if before & _REPEATING and not before & _WEEKDAYS:
        on_weekday = following[0].kind is t.ON and behind & _WEEKDAYS
        if on_weekday and not before & _TIMING:
            return True
    if starts_at and before & DATING and not before & _TIMING:
        return not behind & DATING
    if phrase[0].kind is t.AT and not before & DATING:
        return bool(behind & DATING) and not behind & _TIMING and following[0].kind is not t.COMMA
    return False
