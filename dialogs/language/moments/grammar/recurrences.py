"""Repetition with its bounds, and how it is written as an RRULE."""

from dataclasses import replace
from datetime import date, datetime

from dialogs.language.moments import terms as t
from dialogs.language.moments.days import DAY, after
from dialogs.language.moments.grammar.repeating import CODES, at_a_time, counted, for_a_stretch
from dialogs.language.moments.pieces import Layer, Made, Match
from dialogs.language.moments.readings import (
    Ambiguous,
    Day,
    Instant,
    Interval,
    Reading,
    Recurrence,
    alternatives,
)
from dialogs.language.moments.values import Recurring

recurrences = Layer()

_SHORTEST = 7  # days in which something can repeat
recurrences.rule("RECURRING (COMMA|AT|ON)* CLOCK", "AT? CLOCK COMMA? RECURRING")(at_a_time)
recurrences.rule("RECURRING (COMMA|ON)* NUMBER TIMES", "NUMBER TIMES COMMA? RECURRING")(counted)
recurrences.rule("RECURRING PART? (COMMA|AT|ON|IN)* (SLOT|PART)")(for_a_stretch)


def _first_day(reading: Reading) -> date | None:
    """Return the first day of what may be open; the question is then about the whole."""
    match alternatives(reading)[0]:
        case Day(value):
            return value
        case Instant(value):
            return value.date()
        case Interval(datetime() as start, _):
            return start.date()
        case Interval(date() as start, _):
            return start
    return None


def _last_day(reading: Reading) -> date | None:
    match alternatives(reading)[-1]:
        case Day(value):
            return value
        case Instant(value):
            return value.date()
        case Interval(_, datetime() as end):
            return end.date()
        case Interval(_, date() as end):
            return end
    return None


_SPAN = "(DATE|PERIOD|TAIL|MOMENT)"


@recurrences.rule(f"RECURRING (COMMA|FROM|ON)* (THROUGH|BY) {_SPAN}")
def through(found: Match) -> Made | None:
    """Elke maandag t/m 21 december."""
    (reading,) = found.readings()
    last = _last_day(reading)
    rule = found.first(t.RECURRING)
    return t.RECURRING(replace(rule, until=last, must_ask=_open(found))) if last else None


@recurrences.rule(f"RECURRING COMMA? (UNTIL|BEFORE) {_SPAN}")
def until(found: Match) -> Made | None:
    """Elke maandag tot de kerstvakantie."""
    (reading,) = found.readings()
    first = _first_day(reading)
    rule = found.first(t.RECURRING)
    if first is None:
        return None
    falls_on_it = t.DATE in found and (not rule.days or CODES[first.weekday()] in rule.days)
    must_ask = _open(found) or (falls_on_it and t.UNTIL in found)
    return t.RECURRING(replace(rule, until=first - DAY, must_ask=must_ask))


@recurrences.rule(
    f"RECURRING COMMA? (FROM_ON|FIRST_TIME) ON? {_SPAN}",
    "RECURRING COMMA? FROM ON? (DATE|MOMENT)",
    f"(FROM_ON|FROM) {_SPAN} COMMA? RECURRING",
)
def starting(found: Match) -> Made | None:
    """Elke maandag vanaf 1 december."""
    (reading,) = found.readings()
    first = _first_day(reading)
    rule = found.first(t.RECURRING)
    return t.RECURRING(replace(rule, start=first, must_ask=_open(found))) if first else None


# "Vanaf 5 januari tot de meivakantie": the end, once the beginning is read.
recurrences.rule(f"RECURRING COMMA? (THROUGH|BY) {_SPAN}")(through)
recurrences.rule(f"RECURRING COMMA? (UNTIL|BEFORE) {_SPAN}")(until)


@recurrences.rule("FROM_ON RECURRING")
def starting_on_its_day(found: Match) -> Made | None:
    """Vanaf maandag elke week: from the next Monday on."""
    rule = found.first(t.RECURRING)
    if len(rule.days) != 1 or rule.days[0] not in CODES:
        return None
    first = after(found.setting.today, CODES.index(rule.days[0]))
    return t.RECURRING(replace(rule, start=first))


@recurrences.rule(f"(UNTIL|BEFORE|THROUGH|BY) {_SPAN} COMMA? RECURRING")
def bound_before(found: Match) -> Made | None:
    """Tot de kerstvakantie elke maandag."""
    return through(found) if t.THROUGH in found or t.BY in found else until(found)


@recurrences.rule("RECURRING COMMA? LONG? AMOUNT LONG?", "LONG? AMOUNT LONG? COMMA? RECURRING")
def for_so_long(found: Match) -> Made | None:
    """Vijf weken lang elke dinsdag."""
    amount, rule = found.first(t.AMOUNT), found.first(t.RECURRING)
    if amount.unit != "week" or rule.frequency != "WEEKLY" or amount.count is None:
        return None
    times = amount.count * max(1, len(rule.days)) / rule.interval
    return t.RECURRING(replace(rule, count=int(times))) if times.denominator == 1 else None


@recurrences.rule(
    "RECURRING (COMMA|IN|ON|FROM)* PERIOD",
    "(?<![UNTIL THROUGH BEFORE BY AFTER FROM_ON])IN? PERIOD COMMA? RECURRING",
)
def during(found: Match) -> Made | None:
    """De komende vier weken elke dinsdag."""
    (reading,) = found.readings()
    first, last = _first_day(reading), _last_day(reading)
    if first is None or last is None:
        return None
    first = max(first, found.setting.today)
    rule = found.first(t.RECURRING)
    if (last - first).days < _SHORTEST:
        return None
    if rule.frequency == "YEARLY" and not rule.weeks:  # "jaarlijks in september": on which day?
        return t.RECURRING(replace(rule, month=first.month, must_ask=True))
    return t.RECURRING(replace(rule, start=first, until=last, must_ask=_open(found)))


@recurrences.rule(
    "RECURRING COMMA? NOT (IN|ON)? (PERIOD|DATE|VACATION)", "RECURRING COMMA? NOT (IN|ON)?"
)
def with_exceptions(found: Match) -> Made:
    """Elke dinsdag behalve in de vakantie: what falls out must be asked."""
    return t.RECURRING(replace(found.first(t.RECURRING), must_ask=True))


# "Elke maandag t/m 21 december om 9 uur": the time may also come last.
recurrences.rule("RECURRING (COMMA|AT|ON)* CLOCK")(at_a_time)
recurrences.rule("RECURRING (COMMA|AT|ON|IN)* (SLOT|PART)")(for_a_stretch)


def _open(found: Match) -> bool:
    (reading,) = found.readings()
    return found.first(t.RECURRING).must_ask or isinstance(reading, Ambiguous)


def as_reading(rule: Recurring) -> Reading:
    """Return a rule of repetition as it is stored and compared."""
    parts = [f"FREQ={rule.frequency}"]
    if rule.interval > 1:
        parts.append(f"INTERVAL={rule.interval}")
    if rule.weeks:
        parts.append(f"BYWEEKNO={','.join(map(str, rule.weeks))}")
    if rule.month:
        parts.append(f"BYMONTH={rule.month}")
    if rule.month_day:
        parts.append(f"BYMONTHDAY={rule.month_day}")
    if rule.days or rule.weeks:
        parts.append(f"BYDAY={','.join(rule.days or CODES[:1])}")
    if rule.count:
        parts.append(f"COUNT={rule.count}")
    if rule.until:
        parts.append(f"UNTIL={rule.until:%Y%m%d}")
    made = Recurrence(";".join(parts), rule.start, rule.at, rule.lasts)
    return Ambiguous((made,)) if rule.must_ask else made
