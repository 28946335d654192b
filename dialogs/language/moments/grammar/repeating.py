"""The cores of repetition: "elke dinsdag", "om de week", "monthly on the 15th"."""

from dataclasses import replace
from datetime import time, timedelta
from fractions import Fraction
from typing import Final, Literal

from dialogs.language.moments import terms as t
from dialogs.language.moments.grammar.amounts import unit_of
from dialogs.language.moments.pieces import Layer, Made, Match
from dialogs.language.moments.values import MIDNIGHT, MINUTES_OF_HOUR, Amount, Recurring, Unit

repeating = Layer()

CODES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
SCHOOL_WEEK: Final = CODES[:5]
_WEEKS_OF_YEAR: Final = 53
_LIST = "WEEKDAY ((COMMA|AND|COMMA AND|DASH|SLASH)? WEEKDAY)*"

Frequency = Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]
_FREQUENCIES: Final[dict[Unit, Frequency]] = {
    "day": "DAILY",
    "week": "WEEKLY",
    "month": "MONTHLY",
    "year": "YEARLY",
}


def _days(found: Match) -> tuple[str, ...]:
    numbers = {*found.all(t.WEEKDAY), *found.all(t.WEEKDAYS)}
    return tuple(CODES[number] for number in sorted(numbers))


def _every(amount: Amount) -> Recurring | None:
    """Return the rule for "every so much time", if a calendar can hold it."""
    if amount.unit in ("workday", "schoolday"):
        return Recurring("WEEKLY", days=SCHOOL_WEEK) if amount.count == 1 else None
    if amount.unit == "year" and amount.count and amount.count * 12 % 12:
        amount = Amount(amount.count * 12, "month")
    if amount.unit == "day" and amount.count and amount.count % 7 == 0:
        amount = Amount(amount.count / 7, "week")
    frequency = _FREQUENCIES.get(amount.unit)
    if frequency is None or amount.count is None or amount.count.denominator != 1:
        return None
    return Recurring(frequency, int(amount.count)) if amount.count > 0 else None


@repeating.rule(
    f"IN? EVERY? PARITY WEEK (FROM|ON|COMMA|IN)* EVERY? (WEEKDAYS|{_LIST})",
    f"(EVERY|ON)* (WEEKDAYS|{_LIST}) IN EVERY? PARITY WEEK",
)
def in_even_or_odd_weeks(found: Match) -> Made:
    """In de even weken op dinsdag."""
    return t.RECURRING(_weeks(found, _days(found)))


@repeating.rule("IN? EVERY? PARITY WEEK")
def even_or_odd_weeks(found: Match) -> Made:
    """In de oneven weken."""
    return t.RECURRING(_weeks(found, ()))


def _weeks(found: Match, days: tuple[str, ...]) -> Recurring:
    parity = found.first(t.PARITY)
    weeks = tuple(number for number in range(1, _WEEKS_OF_YEAR + 1) if number % 2 == parity)
    return Recurring("YEARLY", weeks=weeks, days=days)


@repeating.rule(
    "EVERY (ORDINAL|LAST) WEEKDAY (FROM|IN) (EVERY? MONTHS)",
    "ON? (ORDINAL|LAST) WEEKDAY (FROM|IN) EVERY MONTHS",
    "EVERY MONTHS (ON|COMMA)* (ORDINAL|LAST) WEEKDAY",
    "RECURRING (ON|COMMA)* (ORDINAL|LAST) WEEKDAY ((FROM|IN) MONTHS)?",
)
def nth_weekday_of_the_month(found: Match) -> Made | None:
    """Elke eerste maandag van de maand."""
    rule = found.get(t.RECURRING)
    if rule is None:
        return t.RECURRING(_nth(found))
    monthly = rule.frequency == "MONTHLY"
    return t.RECURRING(replace(rule, days=_nth(found).days)) if monthly else None


def _nth(found: Match) -> Recurring:
    position = found.first(t.LAST) if t.LAST in found else found.first(t.ORDINAL)
    return Recurring("MONTHLY", days=(f"{position}{_days(found)[0]}",))


@repeating.rule("EVERY ORDINAL (COMMA|AND)* (ORDINAL|LAST) WEEKDAY ((FROM|IN) EVERY? MONTHS)?")
def two_weekdays_of_the_month(found: Match) -> Made:
    """Elke eerste en derde woensdag van de maand."""
    (day,) = _days(found)
    positions = (*found.all(t.ORDINAL), *found.all(t.LAST))
    return t.RECURRING(Recurring("MONTHLY", days=tuple(f"{one}{day}" for one in positions)))


@repeating.rule("EVERY (ORDINAL|LAST) WEEKDAY")
def nth_weekday(found: Match) -> Made:
    """Elke tweede dinsdag: of the month, or every other week."""
    rule = _nth(found)
    return t.RECURRING(replace(rule, must_ask=t.ORDINAL in found and found.first(t.ORDINAL) > 1))


@repeating.rule(
    "EVERY ORDINAL (FROM|IN) MONTHS",
    "ON? ORDINAL (FROM|IN) EVERY MONTHS",
    "EVERY MONTHS (ON|COMMA)* ORDINAL",
    "RECURRING (ON|COMMA)* ORDINAL ((FROM|IN) MONTHS)?",
    "EVERY ORDINAL(?!NOUN|MONTH|WEEKDAY|YEARS)",
)
def day_of_the_month(found: Match) -> Made | None:
    """Maandelijks op de 15e."""
    rule = found.get(t.RECURRING)
    if rule and rule.frequency != "MONTHLY":
        return None
    return t.RECURRING(replace(rule or Recurring("MONTHLY"), month_day=found.first(t.ORDINAL)))


@repeating.rule("EVERY LAST DAY (FROM|IN) MONTHS", "LAST DAY (FROM|IN) EVERY MONTHS")
def last_day_of_the_month(_: Match) -> Made:
    """Elke laatste dag van de maand."""
    return t.RECURRING(Recurring("MONTHLY", month_day=-1))


@repeating.rule("RECURRING ON? NUMBER MONTH", "EVERY YEARS ON? NUMBER MONTH", "EVERY NUMBER MONTH")
def day_of_the_year(found: Match) -> Made | None:
    """Jaarlijks op 1 oktober."""
    rule = found.get(t.RECURRING)
    if rule and rule.frequency != "YEARLY":
        return None
    return t.RECURRING(
        Recurring("YEARLY", month=found.first(t.MONTH), month_day=found.first(t.NUMBER))
    )


@repeating.rule("EVERY WEEKDAY (THROUGH|UNTIL|DASH|TO) WEEKDAY(?!NUMBER|ORDINAL)")
def every_day_from_to(found: Match) -> Made | None:
    """Elke maandag tot en met donderdag."""
    first, last = found.all(t.WEEKDAY)
    return t.RECURRING(Recurring("WEEKLY", days=CODES[first : last + 1])) if first < last else None


@repeating.rule("(EVERY|EVERY_OTHER) WEEKEND")
def every_weekend(found: Match) -> Made:
    """Elk weekend, om het weekend."""
    return t.RECURRING(Recurring("WEEKLY", 1 + (t.EVERY_OTHER in found), CODES[5:]))


@repeating.rule(f"EVERY {_LIST}", "(ON|EVERY)? WEEKDAYS ((COMMA|AND)* WEEKDAYS)*")
def every_weekday(found: Match) -> Made:
    """Elke maandag en donderdag, op vrijdagen."""
    return t.RECURRING(Recurring("WEEKLY", days=_days(found)))


@repeating.rule(f"EVERY_OTHER {_LIST}")
def every_other_weekday(found: Match) -> Made:
    """Every other Friday."""
    return t.RECURRING(Recurring("WEEKLY", 2, _days(found)))


@repeating.rule(
    "NUM TIMES (PER|IN|EVERY|ON|SLASH)? PER? (AMOUNT|DAY|WEEK|MONTHS|YEARS|TERM|FORTNIGHT)"
)
def so_often(found: Match) -> Made | None:
    """1x per week; how "twee keer per week" is spread must be asked."""
    rule = _every(found.get(t.AMOUNT) or _one_unit(found))
    if rule is None:
        return None
    times = next(iter((*found.all(t.NUMBER), *found.all(t.ONE))))
    return t.RECURRING(replace(rule, must_ask=times != 1))


@repeating.rule("(EVERY|PER) AMOUNT")
def every_amount(found: Match) -> Made | None:
    """Elke twee weken."""
    rule = _every(found.first(t.AMOUNT))
    return t.RECURRING(rule) if rule else None


@repeating.rule("EVERY_OTHER AMOUNT")
def every_other_amount(found: Match) -> Made | None:
    """Om de twee weken; without a number ("om de week") it is every second one."""
    rule = _every(found.first(t.AMOUNT))
    return t.RECURRING(rule) if rule else None


@repeating.rule(
    "EVERY_OTHER (DAY|WEEK|MONTHS|YEARS)",
    "(EVERY|EVERY_OTHER) ORDINAL (DAY|WEEK|MONTHS|YEARS)",
)
def every_second(found: Match) -> Made | None:
    """Om de week, elke derde week."""
    unit, _ = unit_of(found)
    count = found.get(t.ORDINAL) or 2
    rule = _every(Amount(Fraction(count), unit))
    return t.RECURRING(rule) if rule else None


@repeating.rule(
    "EVERY (DAY|WEEK|MONTHS|TERM|YEARS|WORKDAY|SCHOOLDAY|FORTNIGHT)",
    "ON (WORKDAY|SCHOOLDAY)",
    "PER (DAY|WEEK|MONTHS|TERM|YEARS)",
)
def every_unit(found: Match) -> Made | None:
    """Elke week, elk kwartaal."""
    rule = _every(_one_unit(found))
    return t.RECURRING(rule) if rule else None


def _one_unit(found: Match) -> Amount:
    unit, factor = unit_of(found)
    return Amount(Fraction(factor), unit)


@repeating.rule("EVERY PART", "EVERY (CLOCK|SLOT)")
def every_day_at(found: Match) -> tuple[Made, ...]:
    """Elke ochtend, elke avond om 8 uur."""
    last = found.pieces[-1]
    return t.RECURRING(Recurring("DAILY")), Made(last.kind, last.value)


# "Eens per maand op de 10e", "elk kwartaal op de eerste maandag": once the rule itself is read.
repeating.rule("RECURRING (ON|COMMA)* (ORDINAL|LAST) WEEKDAY")(nth_weekday_of_the_month)
repeating.rule("RECURRING (ON|COMMA)* ORDINAL(?!NOUN|MONTH|WEEKDAY|YEARS)")(day_of_the_month)


@repeating.rule("RECURRING (COMMA|ON)* NUMBER TIMES", "NUMBER TIMES (COMMA)? RECURRING")
def counted(found: Match) -> Made:
    """Elke dinsdag, vijf keer."""
    return t.RECURRING(replace(found.first(t.RECURRING), count=found.first(t.NUMBER)))


@repeating.rule("RECURRING (COMMA|AT|ON)* CLOCK", "AT? CLOCK COMMA? RECURRING")
def at_a_time(found: Match) -> Made | None:
    """Elke dinsdag om 9 uur."""
    options = found.first(t.CLOCK).options
    if len(options) != 1 or options[0] >= MIDNIGHT:
        return None
    at, rule = time(*divmod(options[0], MINUTES_OF_HOUR)), found.first(t.RECURRING)
    return t.RECURRING(replace(rule, at=at, must_ask=rule.must_ask or rule.at not in (None, at)))


@repeating.rule("RECURRING PART? (COMMA|AT|ON|IN)* (SLOT|PART)")
def for_a_stretch(found: Match) -> Made | None:
    """Elke dinsdag van 9 tot 10, elke vrijdagmiddag."""
    slot = found.get(t.SLOT)
    part = found.get(t.PART)
    spans = slot.options if slot else ((part.begin, part.end),) if part else ()
    if len(spans) != 1 or spans[0][0] >= MIDNIGHT:
        return None
    begin, end = spans[0]
    rule = replace(
        found.first(t.RECURRING),
        at=time(*divmod(begin, MINUTES_OF_HOUR)),
        lasts=timedelta(minutes=end - begin),
    )
    return t.RECURRING(rule)


@repeating.rule(
    f"RECURRING (ON|COMMA|FROM|AND)* {_LIST}",
    "RECURRING (ON|COMMA)* WEEKDAYS",
    f"ON? {_LIST} (COMMA|ON)* RECURRING",
    "RECURRING COMMA? AND? RECURRING",
)
def on_weekdays(found: Match) -> Made | None:
    """Wekelijks op maandag, tweewekelijks op vrijdagen."""
    rules = found.all(t.RECURRING)
    rule, days = rules[0], _days(found) or rules[-1].days
    if rule.frequency != "WEEKLY" or (rule.days and t.AND not in found) or not days:
        return None
    if rules[-1].interval != rule.interval and t.AND in found:
        return None
    days = tuple(code for code in CODES if code in (*rule.days, *days))
    return t.RECURRING(replace(rule, days=days, at=rule.at or rules[-1].at))


@repeating.rule(
    f"RECURRING (COMMA|BUT)* NOT (ON|IN)* (WEEKDAYS|{_LIST})(?!NUMBER|ORDINAL|WRITTEN|PAIR)",
    "RECURRING (COMMA|BUT)* NOT (ON|IN)* WEEKEND",
    f"NOT (ON|IN)* (WEEKDAYS|{_LIST}) COMMA? RECURRING",
)
def but_not_on(found: Match) -> Made | None:
    """Elke dag behalve woensdag."""
    rule = found.first(t.RECURRING)
    if rule.interval > 1 or (rule.frequency != "DAILY" and not rule.days) or rule.weeks:
        return None
    left_out = CODES[5:] if t.WEEKEND in found else _days(found)
    days = tuple(code for code in rule.days or CODES if code not in left_out)
    return t.RECURRING(replace(rule, frequency="WEEKLY", days=days)) if days else None
