"""English words about time, by what they stand for."""

from typing import Final

from dialogs.language.moments import terms as t
from dialogs.language.moments.pieces import Made
from dialogs.language.moments.values import (
    AFTERNOON,
    EVENING,
    MIDDAY,
    MORNING,
    NOON,
    Clock,
    Part,
    Recurring,
)

WEEKDAYS: Final = (
    ("monday", "mon"),
    ("tuesday", "tue", "tues"),
    ("wednesday", "wed", "weds"),
    ("thursday", "thu", "thur", "thurs"),
    ("friday", "fri"),
    ("saturday", "sat"),
    ("sunday", "sun"),
)

MONTHS: Final = (
    ("january",),
    ("february",),
    ("march", "mar"),
    (),
    ("may",),
    ("june",),
    ("july",),
    ("august",),
    (),
    ("october", "oct"),
    (),
    (),
)

NUMBERS: Final[tuple[tuple[Made, str], ...]] = (
    (t.ONE(1), "one, a, an"),
    (t.LAST(-1), "last, final"),
    (t.LAST(-2), "second to last, one but last, penultimate, last but one"),
    (t.QUARTER(None), "quarter, a quarter, quarters"),
    (t.FEW(None), "few, a few, a couple of, couple of, several, some, a couple"),
)

UNITS: Final[tuple[tuple[Made, str], ...]] = (
    (t.MINUTE("minute"), "minute, minutes, mins"),
    (t.HOUR("hour"), "hour, hours, hr, hrs, h"),
    (t.DAY("day"), "day, days"),
    (t.WEEK("week"), "weeks, wks"),
    (t.FORTNIGHT("week"), "fortnight, fortnights"),
    (t.MONTHS("month"), "month, months"),
    (t.YEARS("year"), "year, years"),
    (t.WORKDAY("workday"), "working day, working days, workday, workdays, business day"),
    (t.WORKDAY("workday"), "business days"),
    (t.SCHOOLDAY("schoolday"), "school day, school days"),
    (t.SEASON(3), "spring"),
    (t.SEASON(6), "summer"),
    (t.SEASON(9), "autumn"),
    (t.SEASON(12), "winter"),
    (t.SCHOOLYEAR(None), "school year, academic year"),
)

CALENDAR: Final[tuple[tuple[Made, str], ...]] = (
    (t.NEARBY(0), "today"),
    (t.NEARBY(1), "tomorrow, tmrw, tmr, tomorow, tommorow, tommorrow"),
    (t.NEARBY(2), "day after tomorrow, the day after tomorrow"),
    (t.NEARBY(-1), "yesterday"),
    (t.NEARBY(-2), "day before yesterday, the day before yesterday"),
    (t.PART(MORNING), "morning, mornings"),
    (t.PART(AFTERNOON), "afternoon, afternoons"),
    (t.PART(EVENING), "evening, evenings"),
    (t.PART(EVENING), "night, nights"),
    (t.PART(Part(8 * 60, 10 * 60)), "first thing, first thing in the morning"),
    (t.PART(MIDDAY), "lunchtime, lunch time, over lunch"),
    (t.CLOCK(Clock((NOON,))), "noon, midday, 12 noon, twelve noon"),
    (t.CLOCK(Clock((24 * 60,))), "midnight, 12 midnight"),
    (t.LESSON(None), "lesson, period, lessons, periods"),
    (t.BREAK("kleine pauze"), "short break, small break, first break, morning break"),
    (t.BREAK("grote pauze"), "long break, lunch break, second break, big break"),
    (t.SCHOOL_HOURS(None), "during school hours, in school hours"),
    (t.MERIDIEM(0), "am, a.m."),
    (t.MERIDIEM(NOON), "pm, p.m."),
    (t.OCLOCK(None), "o'clock, oclock, o clock"),
    (t.SUMMER_TIME(value=True), "summer time, summertime"),
    (t.SUMMER_TIME(value=False), "winter time, wintertime"),
    (t.NOW(None), "now, right now"),
    (t.THIS_TIME(None), "this time, the same time as now"),
    (t.DAY_END(None), "eod, e.o.d., close of business, cob, end of the day, end of day"),
)

CONNECTING: Final[tuple[tuple[Made, str], ...]] = (
    (t.AT(None), "at"),
    (t.ON(None), "on, during, in the course of, over the"),
    (t.WITHIN(None), "within"),
    (t.BEFORE(None), "before, prior to, ahead of, earlier than"),
    (t.AFTER(None), "after, straight after, right after, directly after, later than"),
    (t.AFTER(None), "immediately after"),
    (t.FROM(None), "from"),
    (
        t.FROM_ON(None),
        "as of, as from, starting, starting from, starting on, from on, onwards from",
    ),
    (t.FIRST_TIME(None), "first on, for the first time, first time"),
    (t.FROM_ON(None), "beginning, beginning on, with effect from, effective"),
    (t.UNTIL(None), "until, till, up to, til"),
    (t.THROUGH(None), "through, thru, up to and including, until and including"),
    (t.TO(None), "to"),
    (t.PAST(None), "past"),
    (
        t.BY(None),
        "by, no later than, not later than, at the latest by, at the latest on",
    ),
    (t.BY(None), "latest, at the latest, by at the latest, on or before, due, due by, not after"),
    (t.NOT_BEFORE(None), "not before, no earlier than, not earlier than, at the earliest on"),
    (t.TOWARDS(None), "towards"),
    (t.AROUND(None), "around, about, approximately, roughly"),
    (t.BETWEEN(None), "between"),
    (t.AND(None), "and"),
    (t.PER(None), "per"),
    (t.OR(None), "or, or else, otherwise, or otherwise"),
    (t.FROM(None), "of"),
)

# Dutch words that mean something else in English.
_NOT_ENGLISH: Final = (
    "do ma di wo za zo don din zat zon maa vrij as les x ca start kom a nu of ruim krap"
)
NOT_ENGLISH: Final = frozenset(_NOT_ENGLISH.split())

POINTING: Final[tuple[tuple[Made, str], ...]] = (
    (t.NEXT(None), "next, following"),
    (t.COMING(None), "coming, this coming, upcoming"),
    (t.THIS(None), "this"),
    (t.PREVIOUS(None), "previous, past week's"),
    (t.AGO(None), "ago"),
    (t.SINCE(None), "since"),
    (t.LONG(None), "long, for"),
    (t.EVERY(None), "every, each"),
    (t.EVERY_OTHER(None), "every other, every second, each other"),
    (t.TIMES(None), "times"),
    (t.PARITY(1), "odd"),
    (t.REST(None), "rest of, remainder of"),
    (t.EDGE("begin"), "early, beginning of, the beginning of, early in, start of, the start of"),
    (t.EDGE("middle"), "mid, middle of, the middle of, halfway through"),
    (t.EDGE("end"), "end, late, end of, the end of, late in, at the end of"),
)

CHANGING: Final[tuple[tuple[Made, str], ...]] = (
    (t.NOT(None), "not, except, excluding, without, never, n/a, any day but, any day except"),
    (t.NOT(None), "anything but, any time but, apart from"),
    (t.NO(None), "no, nope"),
    (t.INSTEAD(None), "instead of, rather than, moved from, not from"),
    (t.BUT(None), "but"),
    (t.RATHER(None), "rather, preferably not"),
    (t.CORRECTION(None), "no wait, oh no, sorry, i mean, make that, scratch that, or rather"),
    (t.CORRECTION(None), "correction, no sorry, wait no, actually no, no make it"),
    (t.CONTEXT(None), "same, same time, same day, thereafter, afterwards"),
    (t.LATER(None), "later, earlier"),
    (t.ONWARDS(None), "or later, or after"),
    (t.SOONER(None), "or earlier, or sooner, or before, preferably earlier, sooner if possible"),
    (
        t.VAGUE(None),
        "soon, a.s.a.p., asap, as soon as possible, someday, sometime, tbd, tba",
    ),
    (t.VAGUE(None), "shortly, eventually, whenever"),
)

REPEATING: Final[tuple[tuple[Made, str], ...]] = (
    (t.RECURRING(Recurring("DAILY")), "daily"),
    (t.RECURRING(Recurring("WEEKLY")), "weekly"),
    (t.RECURRING(Recurring("WEEKLY", 2)), "fortnightly"),
    (t.RECURRING(Recurring("WEEKLY", 2, must_ask=True)), "biweekly, bi weekly"),
    (t.RECURRING(Recurring("MONTHLY")), "monthly"),
    (t.RECURRING(Recurring("MONTHLY", 2, must_ask=True)), "bimonthly"),
    (t.RECURRING(Recurring("MONTHLY", 3)), "quarterly"),
    (t.RECURRING(Recurring("YEARLY")), "yearly, annually"),
    (
        t.RECURRING(Recurring("WEEKLY", 1, ("MO", "TU", "WE", "TH", "FR"))),
        "every weekday, each weekday, on weekdays, weekdays",
    ),
)

WORDS: Final = NUMBERS + UNITS + CALENDAR + CONNECTING + POINTING + CHANGING + REPEATING
