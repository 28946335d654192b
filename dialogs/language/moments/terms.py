"""The kinds of piece that the grammar knows: first words, then what rules make of them."""

from datetime import datetime
from typing import Final

from dialogs.language.moments.pieces import Kind, group, kind
from dialogs.language.moments.readings import Reading
from dialogs.language.moments.values import (
    Amount,
    Clock,
    Digits,
    Edge,
    Pair,
    Part,
    Recurring,
    Slot,
    Unit,
    Written,
)

# Numbers.
NUMBER: Final[Kind[int]] = kind("NUMBER")  # 3, drie
ONE: Final[Kind[int]] = kind("ONE")  # een, a: a number or an article
ORDINAL: Final[Kind[int]] = kind("ORDINAL")  # 3e, derde
LAST: Final[Kind[int]] = kind("LAST")  # laatste
YEAR: Final[Kind[int]] = kind("YEAR")  # 2027
DECIMAL: Final[Kind[tuple[int, int]]] = kind("DECIMAL")  # 2,5
HALF: Final[Kind[None]] = kind("HALF")
ONE_AND_HALF: Final[Kind[None]] = kind("ONE_AND_HALF")  # anderhalve
QUARTER: Final[Kind[None]] = kind("QUARTER")  # kwart
FEW: Final[Kind[None]] = kind("FEW")  # een paar

# Shapes of digits.
WRITTEN: Final[Kind[Written]] = kind("WRITTEN")  # 24-11-2026, 2026-11-24
EXACT: Final[Kind[datetime]] = kind("EXACT")  # 2026-12-04T14:15:00+01:00
PAIR: Final[Kind[Pair]] = kind("PAIR")  # 12-3
POINTED: Final[Kind[Pair]] = kind("POINTED")  # 9.10: a date or a time
COMPACT: Final[Kind[Pair]] = kind("COMPACT")  # 1430
DIGITS: Final[Kind[Digits]] = kind("DIGITS")  # 14.30

# Units of time.
MINUTE: Final[Kind[Unit]] = kind("MINUTE")
QUARTERS: Final[Kind[Unit]] = kind("QUARTERS")  # kwartier
HOUR: Final[Kind[Unit]] = kind("HOUR")
DAY: Final[Kind[Unit]] = kind("DAY")
WEEK: Final[Kind[Unit]] = kind("WEEK")
FORTNIGHT: Final[Kind[Unit]] = kind("FORTNIGHT")
MONTHS: Final[Kind[Unit]] = kind("MONTHS")  # maand, as a unit
TERM: Final[Kind[Unit]] = kind("TERM")  # kwartaal
YEARS: Final[Kind[Unit]] = kind("YEARS")  # jaar, as a unit
WORKDAY: Final[Kind[Unit]] = kind("WORKDAY")
SCHOOLDAY: Final[Kind[Unit]] = kind("SCHOOLDAY")
WEEKEND: Final[Kind[None]] = kind("WEEKEND")
SEASON: Final[Kind[int]] = kind("SEASON")  # the month in which it begins
SCHOOLYEAR: Final[Kind[None]] = kind("SCHOOLYEAR")

# Words of the calendar and the school.
WEEKDAY: Final[Kind[int]] = kind("WEEKDAY")  # Monday is 0
WEEKDAYS: Final[Kind[int]] = kind("WEEKDAYS")  # vrijdagen
MONTH: Final[Kind[int]] = kind("MONTH")  # January is 1
NEARBY: Final[Kind[int]] = kind("NEARBY")  # vandaag 0, overmorgen 2
MORGEN: Final[Kind[int]] = kind("MORGEN")  # tomorrow, or a morning after a weekday
PART: Final[Kind[Part]] = kind("PART")  # middag
FEAST: Final[Kind[str]] = kind("FEAST")  # kerst
VACATION: Final[Kind[str]] = kind("VACATION")  # herfstvakantie; empty for any
LESSON: Final[Kind[None]] = kind("LESSON")  # lesuur
BREAK: Final[Kind[str]] = kind("BREAK")  # pauze
SCHOOL: Final[Kind[None]] = kind("SCHOOL")
SCHOOL_HOURS: Final[Kind[None]] = kind("SCHOOL_HOURS")  # onder schooltijd
MERIDIEM: Final[Kind[int]] = kind("MERIDIEM")  # am 0, pm 720
OCLOCK: Final[Kind[None]] = kind("OCLOCK")
HOURS: Final[Kind[int]] = kind("HOURS")  # vijven
SUMMER_TIME: Final[Kind[bool]] = kind("SUMMER_TIME")  # False: winter time
NOW: Final[Kind[None]] = kind("NOW")
THIS_TIME: Final[Kind[None]] = kind("THIS_TIME")

# Words that connect.
AT: Final[Kind[None]] = kind("AT")
ON: Final[Kind[None]] = kind("ON")
IN: Final[Kind[None]] = kind("IN")
OVER: Final[Kind[None]] = kind("OVER")
WITHIN: Final[Kind[None]] = kind("WITHIN")
BEFORE: Final[Kind[None]] = kind("BEFORE")
AFTER: Final[Kind[None]] = kind("AFTER")
FROM: Final[Kind[None]] = kind("FROM")  # van; also "of"
FROM_ON: Final[Kind[None]] = kind("FROM_ON")  # vanaf
FIRST_TIME: Final[Kind[None]] = kind("FIRST_TIME")  # voor het eerst op
PER: Final[Kind[None]] = kind("PER")
UNTIL: Final[Kind[None]] = kind("UNTIL")
THROUGH: Final[Kind[None]] = kind("THROUGH")  # t/m
TO: Final[Kind[None]] = kind("TO")
PAST: Final[Kind[None]] = kind("PAST")  # ten past three
BY: Final[Kind[None]] = kind("BY")  # uiterlijk
NOT_BEFORE: Final[Kind[None]] = kind("NOT_BEFORE")
TOWARDS: Final[Kind[None]] = kind("TOWARDS")  # tegen
AROUND: Final[Kind[None]] = kind("AROUND")  # rond
BETWEEN: Final[Kind[None]] = kind("BETWEEN")
AND: Final[Kind[None]] = kind("AND")
OR: Final[Kind[None]] = kind("OR")
DASH: Final[Kind[None]] = kind("DASH")
COMMA: Final[Kind[None]] = kind("COMMA")
COLON: Final[Kind[None]] = kind("COLON")
SLASH: Final[Kind[None]] = kind("SLASH")
STOP: Final[Kind[None]] = kind("STOP")  # the end of a sentence

# Words that point, count and change.
NEXT: Final[Kind[None]] = kind("NEXT")
COMING: Final[Kind[None]] = kind("COMING")
THIS: Final[Kind[None]] = kind("THIS")
PREVIOUS: Final[Kind[None]] = kind("PREVIOUS")
AGO: Final[Kind[None]] = kind("AGO")
LONG: Final[Kind[None]] = kind("LONG")  # lang: for so long
SINCE: Final[Kind[None]] = kind("SINCE")
LATER: Final[Kind[None]] = kind("LATER")
SOONER: Final[Kind[None]] = kind("SOONER")  # of eerder
ONWARDS: Final[Kind[None]] = kind("ONWARDS")  # of later
EVERY: Final[Kind[None]] = kind("EVERY")
EVERY_OTHER: Final[Kind[None]] = kind("EVERY_OTHER")  # om de
TIMES: Final[Kind[None]] = kind("TIMES")  # keer
PARITY: Final[Kind[int]] = kind("PARITY")  # even 0, oneven 1
EDGE: Final[Kind[Edge]] = kind("EDGE")
REST: Final[Kind[None]] = kind("REST")  # de rest van
SIDE: Final[Kind[None]] = kind("SIDE")  # helft
DAY_END: Final[Kind[None]] = kind("DAY_END")  # einde dag
NO: Final[Kind[None]] = kind("NO")
NOT: Final[Kind[None]] = kind("NOT")
BUT: Final[Kind[None]] = kind("BUT")
RATHER: Final[Kind[None]] = kind("RATHER")
CORRECTION: Final[Kind[None]] = kind("CORRECTION")
INSTEAD: Final[Kind[None]] = kind("INSTEAD")  # in plaats van
CONTEXT: Final[Kind[None]] = kind("CONTEXT")  # erna
VAGUE: Final[Kind[None]] = kind("VAGUE")  # binnenkort
WORD: Final[Kind[None]] = kind("WORD")  # any other word

# What rules make.
AMOUNT: Final[Kind[Amount]] = kind("AMOUNT")
CLOCK: Final[Kind[Clock]] = kind("CLOCK")
SLOT: Final[Kind[Slot]] = kind("SLOT")
DATE: Final[Kind[Reading]] = kind("DATE")
PERIOD: Final[Kind[Reading]] = kind("PERIOD")
TAIL: Final[Kind[Reading]] = kind("TAIL")  # the last part of a period
MOMENT: Final[Kind[Reading]] = kind("MOMENT")
BOUND: Final[Kind[Reading]] = kind("BOUND")
RECURRING: Final[Kind[Recurring]] = kind("RECURRING")
REFUSAL: Final[Kind[Reading]] = kind("REFUSAL")

group("NUM", "(?:NUMBER|ONE)")
group("UNIT", "(?:MINUTE|QUARTERS|HOUR|DAY|WEEK|FORTNIGHT|MONTHS|TERM|YEARS|WORKDAY|SCHOOLDAY)")
group("LONG_UNIT", "(?:DAY|WEEK|FORTNIGHT|MONTHS|TERM|YEARS|WORKDAY|SCHOOLDAY)")
group("OF", "(?:FROM|IN|ON)")
group("BEGINNING", "(?:FROM|FROM_ON|BETWEEN)")
group("COUNTED", "(?:NUMBER|ORDINAL)")
group("TILL", "(?:DASH|UNTIL|THROUGH|TO)")
group("NOUN", "(?:WEEK|WEEKDAY|LESSON|HOUR|DAY|SCHOOLDAY|WORKDAY|TIMES|MONTHS|SIDE|BREAK|WEEKEND)")
group("BOUNDED", "(?:DATE|PERIOD|TAIL|MOMENT|BOUND|CLOCK|SLOT|WITHIN|AMOUNT|BEFORE)")
group("COUNTABLE", "(?:UNIT|MONTH|ORDINAL|TIMES|LESSON|PART|QUARTER)")
