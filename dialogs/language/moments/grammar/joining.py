"""Dates, times and parts of the day put together."""

from datetime import date

from dialogs.language.moments import terms as t
from dialogs.language.moments.days import DAY, wall
from dialogs.language.moments.dials import clock, hours_of
from dialogs.language.moments.grammar.partial_periods import bounds, over_periods
from dialogs.language.moments.pieces import Layer, Made, Match
from dialogs.language.moments.readings import (
    Ambiguous,
    Day,
    Instant,
    Interval,
    Reading,
    Refused,
    alternatives,
    ask,
    either,
    spread,
)
from dialogs.language.moments.times import clock_on, slot_on
from dialogs.language.moments.values import Slot

joining = Layer()

_BETWEEN = "(COMMA|AT|ON|IN|DASH|SLASH|COLON|AROUND|BUT)*"
_OFFICE_CLOSES = 17 * 60
_FEW = 3


@joining.rule("(BEGINNING|ON)? DATE COMMA? (TILL|AND) DATE")
def from_day_to_day(found: Match) -> Made | None:
    """24 november t/m 3 december."""
    if t.AND in found and t.BETWEEN not in found:
        return None
    return t.PERIOD(_days_between(*found.all(t.DATE)))


def _days_between(first: Reading, last: Reading) -> Reading:
    """Return the days from the first to the last, which follows the first if it can."""
    pairs = [
        Interval(start.value, end.value)
        for start in alternatives(first)
        for end in alternatives(last)
        if isinstance(start, Day) and isinstance(end, Day) and end.value >= start.value
    ]
    if pairs:
        return pairs[0] if len(pairs) == 1 else Ambiguous(tuple(pairs))
    refused = next((one for one in (first, last) if isinstance(one, Refused)), None)
    return refused or ask(either((first, last)))


@joining.rule(
    "BEGINNING? (PERIOD|TAIL) TILL (PERIOD|TAIL)",
    "BEGINNING? (PERIOD|TAIL) TILL DATE",
    "BEGINNING? DATE TILL (PERIOD|TAIL)",
    "BETWEEN (PERIOD|TAIL) AND (PERIOD|TAIL)",
)
def from_period_to_period(found: Match) -> Made:
    """Eind november tot begin december; "tot maart" may or may not include March."""
    first, last = found.readings()
    whole = over_periods(
        first, lambda start, _: over_periods(last, lambda _, end: Interval(start, end))
    )
    with_it = t.THROUGH in found or t.DASH in found
    if with_it or found.pieces[-1].kind is not t.PERIOD:
        return t.PERIOD(whole)
    until = over_periods(
        first, lambda start, _: over_periods(last, lambda begin, _: Interval(start, begin - DAY))
    )
    return t.PERIOD(either((until, whole)) if _is_month(last) else until)


def _is_month(reading: Reading) -> bool:
    match reading:
        case Interval(date() as start, date() as end):
            return start.day == 1 and (end + DAY).day == 1
    return False


@joining.rule("BEGINNING MOMENT (TILL|AND) (DATE|PERIOD)")
def from_now(found: Match) -> Made | None:
    """Van nu tot vrijdag, tussen nu en kerst."""
    now, last = found.readings()
    today = found.setting.today
    if not isinstance(now, Instant) or now.value.date() != today:
        return None
    is_period = found.pieces[-1].kind is t.PERIOD and t.THROUGH not in found
    return t.PERIOD(
        over_periods(last, lambda start, end: Interval(today, start - DAY if is_period else end))
    )


@joining.rule("DATE AND DATE")
def this_day_and_that(found: Match) -> Made:
    """Maandag en dinsdag are a stretch, maandag en donderdag are two days."""
    first, last = found.all(t.DATE)
    if isinstance(first, Day) and isinstance(last, Day) and last.value - first.value == DAY:
        return t.PERIOD(Interval(first.value, last.value))
    return t.DATE(Ambiguous(tuple(dict.fromkeys((*alternatives(first), *alternatives(last))))))


@joining.rule("DATE PART (OR|AND) (DATE|ON|IN)? PART")
def one_part_or_the_other(found: Match) -> Made:
    """Vrijdagochtend of middag."""
    days = found.all(t.DATE)
    slots = [Slot(((part.begin, part.end),)) for part in found.all(t.PART)]
    pairs = ((days[0], slots[0]), (days[-1], slots[1]))
    return t.MOMENT(ask(either(slot_on(day, slot, found.setting) for day, slot in pairs)))


@joining.rule(
    f"(ON|FROM)? DATE PART? {_BETWEEN} SLOT", "SLOT (COMMA|ON|IN)* DATE", f"DATE {_BETWEEN} PAIR"
)
def day_and_slot(found: Match) -> Made:
    """Dinsdag van 2 tot 3, morgen het derde uur."""
    pair = found.get(t.PAIR)
    slot = hours_of(pair) if pair else found.first(t.SLOT)
    return t.MOMENT(slot_on(found.first(t.DATE), slot, found.setting))


@joining.rule(f"(ON|IN)? DATE PART? {_BETWEEN} CLOCK", "AT? AROUND? CLOCK (COMMA|ON|IN|FROM)* DATE")
def day_and_clock(found: Match) -> Made:
    """Dinsdag om half drie."""
    return t.MOMENT(clock_on(found.first(t.DATE), found.first(t.CLOCK), found.setting))


@joining.rule("MOMENT COMMA? SUMMER_TIME COMMA?")
def by_summer_time(found: Match) -> Made | None:
    """02.30 uur (wintertijd), in the night that has this time twice."""
    reading, summer = found.first(t.MOMENT), found.first(t.SUMMER_TIME)
    meant = [
        one
        for one in alternatives(reading)
        if isinstance(one, Instant) and bool(one.value.dst()) == summer
    ]
    return t.MOMENT(either(meant)) if meant else None


@joining.rule(
    "(ON|IN)? DATE (COMMA|IN|ON|DASH|AT|AROUND)* PART", "(IN|ON)? PART (FROM|ON|COMMA)* DATE"
)
def day_and_part(found: Match) -> Made:
    """Vrijdagmiddag."""
    part = found.first(t.PART)
    slot = Slot(((part.begin, part.end),))
    return t.MOMENT(slot_on(found.first(t.DATE), slot, found.setting))


@joining.rule("DATE (COMMA|AT|ON|BY)* DAY_END", "DAY_END (FROM|ON|COMMA)* DATE", "AT? DAY_END")
def end_of_day(found: Match) -> Made:
    """Einde van de dag."""
    days = found.get(t.DATE) or Day(found.setting.today)
    return t.BOUND(
        spread(
            days,
            lambda day: (
                Interval(None, wall(day.value, _OFFICE_CLOSES)) if isinstance(day, Day) else day
            ),
        )
    )


@joining.rule("DATE (COMMA|AT)? NUMBER$")
def day_and_bare_hour(found: Match) -> Made | None:
    """Vrijdag 3: three o'clock, to be asked."""
    times = clock(found.first(t.NUMBER))
    if not times.options:
        return None
    reading = clock_on(found.first(t.DATE), times, found.setting)
    return t.MOMENT(reading if t.AT in found else Ambiguous(alternatives(reading)))


@joining.rule("(PERIOD|TAIL) (COMMA|AT|ON|IN)* (CLOCK|PART|SLOT)")
def period_and_time(found: Match) -> Made:
    """Volgende week om 3 uur: on which day must be asked."""
    period = found.get(t.PERIOD) or found.first(t.TAIL)
    clock = found.get(t.CLOCK)
    if clock and isinstance(period, Interval) and (days := _few_days(period)):
        return t.MOMENT(ask(either(clock_on(day, clock, found.setting) for day in days)))
    return t.MOMENT(Ambiguous(alternatives(period)))


def _few_days(period: Interval) -> list[Day]:
    """Return the days of "maandag en dinsdag", none of a whole week."""
    start, end = bounds(period)
    number = (end - start).days + 1
    return [Day(start + DAY * place) for place in range(number)] if number <= _FEW else []


@joining.rule("BEGINNING? MOMENT TILL MOMENT")
def from_moment_to_moment(found: Match) -> Made | None:
    """Vrijdag 14:00 tot zaterdag 10:00."""
    first, last = found.all(t.MOMENT)
    pairs = [
        Interval(start.value, end.value)
        for start in alternatives(first)
        for end in alternatives(last)
        if isinstance(start, Instant) and isinstance(end, Instant) and start.value < end.value
    ]
    return t.MOMENT(either(pairs)) if pairs else None


@joining.rule("(DATE|PERIOD|TAIL|MOMENT) AROUND$")
def around_at_the_end(found: Match) -> Made | None:
    """12 maart ongeveer; in a sentence it may belong to the verb: "mailt het vanmiddag rond"."""
    return around(found) if found.whole else None


@joining.rule("AROUND (DATE|PERIOD|TAIL|MOMENT)")
def around(found: Match) -> Made:
    """Rond 12 maart: about then, to be asked."""
    (reading,) = found.readings()
    asked = reading if isinstance(reading, Refused) else Ambiguous(alternatives(reading))
    return t.MOMENT(asked)


@joining.rule("LATER (PERIOD|DATE|TAIL)", "(PERIOD|DATE|TAIL) LATER")
def later_in(found: Match) -> Made:
    """Later deze week: when exactly must be asked."""
    (reading,) = found.readings()
    today = found.setting.today
    if t.DATE in found:
        return t.MOMENT(ask(reading))
    ahead = over_periods(reading, lambda start, end: Interval(min(max(start, today), end), end))
    return t.MOMENT(ask(ahead))
