"""Lesson hours and breaks by the school's bell table: "het derde uur", "period 3"."""

from collections.abc import Iterable
from datetime import time

from dialogs.language.moments import terms as t
from dialogs.language.moments.pieces import Layer, Made, Match
from dialogs.language.moments.values import MINUTES_OF_HOUR, Slot

lessons = Layer()

UNKNOWN = Slot((), known=False)


def _minutes(moment: time) -> int:
    return moment.hour * MINUTES_OF_HOUR + moment.minute


def _lessons(found: Match, numbers: Iterable[int]) -> Made:
    """Return the stretch from the first to the last of some lessons; -1 is the day's last."""
    timetable = found.setting.timetable
    if timetable is None:
        return t.SLOT(UNKNOWN)
    wanted = [max(timetable.lessons) if number == -1 else number for number in numbers]
    if not all(number in timetable.lessons for number in wanted):
        return t.SLOT(Slot(()))
    begin, end = timetable.lessons[min(wanted)][0], timetable.lessons[max(wanted)][1]
    return t.SLOT(Slot(((_minutes(begin), _minutes(end)),), of_school=True))


@lessons.rule("NOT ON? ORDINAL (HOUR|LESSON)? COMMA? BUT(?=ORDINAL (?:HOUR|LESSON))")
def not_that_lesson(_: Match) -> tuple[Made, ...]:
    """Niet het 3e maar het 5e uur."""
    return ()


@lessons.rule("ORDINAL OR ORDINAL (HOUR|LESSON)")
def one_lesson_or_the_other(found: Match) -> Made:
    """Het 3e of het 4e uur."""
    spans = [_lessons(found, (number,)).value for number in found.all(t.ORDINAL)]
    options = tuple(option for span in spans if isinstance(span, Slot) for option in span.options)
    if found.setting.timetable is None:
        return t.SLOT(UNKNOWN)
    return t.SLOT(Slot(options, of_school=True))


@lessons.rule("FROM? ORDINAL (HOUR|LESSON)? (AND|THROUGH|DASH|UNTIL|SLASH) ORDINAL (HOUR|LESSON)")
def several_lessons(found: Match) -> Made:
    """Het tweede en derde uur."""
    return _lessons(found, found.all(t.ORDINAL))


@lessons.rule("ORDINAL NUMBER (HOUR|LESSON)", "LAST NUMBER (HOUR|LESSON)")
def first_or_last_lessons(found: Match) -> Made | None:
    """De eerste twee uur."""
    count = found.first(t.NUMBER)
    timetable = found.setting.timetable
    if timetable is None:
        return t.SLOT(UNKNOWN)
    if t.LAST in found:
        last = max(timetable.lessons)
        return _lessons(found, (last - count + 1, last))
    return _lessons(found, (1, count)) if found.first(t.ORDINAL) == 1 else None


@lessons.rule("ORDINAL (HOUR|LESSON)")
def lesson(found: Match) -> Made:
    """Het derde uur, which is not three o'clock."""
    return _lessons(found, found.all(t.ORDINAL))


@lessons.rule("LAST (HOUR|LESSON)")
def last_lesson(found: Match) -> Made:
    """Het laatste uur."""
    return _lessons(found, (found.first(t.LAST),))


@lessons.rule(
    "LESSON NUMBER ((AND|THROUGH|DASH|UNTIL) NUMBER)?(?!UNIT|MONTH)",
    "(?<!NUMBER)(?<!ONE)(?<!DIGITS)HOUR NUMBER ((AND|THROUGH|DASH) NUMBER)?(?!UNIT|MONTH)",
)
def lesson_by_number(found: Match) -> Made:
    """Lesuur 3, uur 3."""
    return _lessons(found, found.all(t.NUMBER))


@lessons.rule("BREAK")
def school_break(found: Match) -> Made:
    """De kleine pauze; "de pauze" is one of them."""
    timetable = found.setting.timetable
    if timetable is None:
        return t.SLOT(UNKNOWN)
    name = found.first(t.BREAK)
    breaks = [span for each, span in timetable.breaks.items() if name in ("", each)]
    options = tuple((_minutes(begin), _minutes(end)) for begin, end in breaks)
    return t.SLOT(Slot(options, of_school=True))


@lessons.rule(
    "(?<=AFTER)SCHOOL",
    "(?<=[WEEKDAY NEARBY MORGEN] BEFORE)SCHOOL",
    "(?<=BEFORE)SCHOOL(?=ON?(?:WEEKDAY|NEARBY|MORGEN))",
    "SCHOOL_HOURS",
)
def school_day(found: Match) -> Made:
    """Na school, morgen voor school, onder schooltijd."""
    timetable = found.setting.timetable
    if timetable is None:
        return t.SLOT(UNKNOWN)
    hours = (_minutes(timetable.opens), _minutes(timetable.closes))
    return t.SLOT(Slot((hours,), of_school=True))


@lessons.rule("(?<=BEFORE)SCHOOL")
def before_school(found: Match) -> Made | None:
    """Voor school: in a sentence it may say for whom something is."""
    return school_day(found) if found.whole else None
