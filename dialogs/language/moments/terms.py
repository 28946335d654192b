"""The kinds of piece that the grammar knows: first words, then what rules make of them."""

from datetime import datetime
from typing import Final

from dialogs.language.moments.pieces import PieceKind, group, kind
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
NUMBER: Final[PieceKind[int]] = kind("NUMBER")  # 3, drie
ONE: Final[PieceKind[int]] = kind("ONE")  # een, a: a number or an article
ORDINAL: Final[PieceKind[int]] = kind("ORDINAL")  # 3e, derde
LAST: Final[PieceKind[int]] = kind("LAST")  # laatste
YEAR: Final[PieceKind[int]] = kind("YEAR")  # 2027
DECIMAL: Final[PieceKind[tuple[int, int]]] = kind("DECIMAL")  # 2,5
HALF: Final[PieceKind[None]] = kind("HALF")
ONE_AND_HALF: Final[PieceKind[None]] = kind("ONE_AND_HALF")  # anderhalve
QUARTER: Final[PieceKind[None]] = kind("QUARTER")  # kwart
FEW: Final[PieceKind[None]] = kind("FEW")  # een paar

# Shapes of digits.
WRITTEN: Final[PieceKind[Written]] = kind("WRITTEN")  # 24-11-2026, 2026-11-24
EXACT: Final[PieceKind[datetime]] = kind("EXACT")  # 2026-12-04T14:15:00+01:00
PAIR: Final[PieceKind[Pair]] = kind("PAIR")  # 12-3
POINTED: Final[PieceKind[Pair]] = kind("POINTED")  # 9.10: a date or a time
COMPACT: Final[PieceKind[Pair]] = kind("COMPACT")  # 1430
DIGITS: Final[PieceKind[Digits]] = kind("DIGITS")  # 14.30

# Units of time.
MINUTE: Final[PieceKind[Unit]] = kind("MINUTE")
QUARTERS: Final[PieceKind[Unit]] = kind("QUARTERS")  # kwartier
HOUR: Final[PieceKind[Unit]] = kind("HOUR")
DAY: Final[PieceKind[Unit]] = kind("DAY")
WEEK: Final[PieceKind[Unit]] = kind("WEEK")
FORTNIGHT: Final[PieceKind[Unit]] = kind("FORTNIGHT")
MONTHS: Final[PieceKind[Unit]] = kind("MONTHS")  # maand, as a unit
TERM: Final[PieceKind[Unit]] = kind("TERM")  # kwartaal
YEARS: Final[PieceKind[Unit]] = kind("YEARS")  # jaar, as a unit
WORKDAY: Final[PieceKind[Unit]] = kind("WORKDAY")
SCHOOLDAY: Final[PieceKind[Unit]] = kind("SCHOOLDAY")
WEEKEND: Final[PieceKind[None]] = kind("WEEKEND")
SEASON: Final[PieceKind[int]] = kind("SEASON")  # the month in which it begins
SCHOOLYEAR: Final[PieceKind[None]] = kind("SCHOOLYEAR")

# Words of the calendar and the school.
WEEKDAY: Final[PieceKind[int]] = kind("WEEKDAY")  # Monday is 0
WEEKDAYS: Final[PieceKind[int]] = kind("WEEKDAYS")  # vrijdagen
MONTH: Final[PieceKind[int]] = kind("MONTH")  # January is 1
NEARBY: Final[PieceKind[int]] = kind("NEARBY")  # vandaag 0, overmorgen 2
MORGEN: Final[PieceKind[int]] = kind("MORGEN")  # tomorrow, or a morning after a weekday
PART: Final[PieceKind[Part]] = kind("PART")  # middag
FEAST: Final[PieceKind[str]] = kind("FEAST")  # kerst
VACATION: Final[PieceKind[str]] = kind("VACATION")  # herfstvakantie; empty for any
LESSON: Final[PieceKind[None]] = kind("LESSON")  # lesuur
BREAK: Final[PieceKind[str]] = kind("BREAK")  # pauze
SCHOOL: Final[PieceKind[None]] = kind("SCHOOL")
SCHOOL_HOURS: Final[PieceKind[None]] = kind("SCHOOL_HOURS")  # onder schooltijd
MERIDIEM: Final[PieceKind[int]] = kind("MERIDIEM")  # am 0, pm 720
OCLOCK: Final[PieceKind[None]] = kind("OCLOCK")
HOURS: Final[PieceKind[int]] = kind("HOURS")  # vijven
SUMMER_TIME: Final[PieceKind[bool]] = kind("SUMMER_TIME")  # False: winter time
NOW: Final[PieceKind[None]] = kind("NOW")
THIS_TIME: Final[PieceKind[None]] = kind("THIS_TIME")

# Words that connect.
AT: Final[PieceKind[None]] = kind("AT")
ON: Final[PieceKind[None]] = kind("ON")
IN: Final[PieceKind[None]] = kind("IN")
OVER: Final[PieceKind[None]] = kind("OVER")
WITHIN: Final[PieceKind[None]] = kind("WITHIN")
BEFORE: Final[PieceKind[None]] = kind("BEFORE")
AFTER: Final[PieceKind[None]] = kind("AFTER")
FROM: Final[PieceKind[None]] = kind("FROM")  # van; also "of"
FROM_ON: Final[PieceKind[None]] = kind("FROM_ON")  # vanaf
FIRST_TIME: Final[PieceKind[None]] = kind("FIRST_TIME")  # voor het eerst op
PER: Final[PieceKind[None]] = kind("PER")
UNTIL: Final[PieceKind[None]] = kind("UNTIL")
THROUGH: Final[PieceKind[None]] = kind("THROUGH")  # t/m
TO: Final[PieceKind[None]] = kind("TO")
PAST: Final[PieceKind[None]] = kind("PAST")  # ten past three
BY: Final[PieceKind[None]] = kind("BY")  # uiterlijk
NOT_BEFORE: Final[PieceKind[None]] = kind("NOT_BEFORE")
TOWARDS: Final[PieceKind[None]] = kind("TOWARDS")  # tegen
AROUND: Final[PieceKind[None]] = kind("AROUND")  # rond
BETWEEN: Final[PieceKind[None]] = kind("BETWEEN")
AND: Final[PieceKind[None]] = kind("AND")
OR: Final[PieceKind[None]] = kind("OR")
DASH: Final[PieceKind[None]] = kind("DASH")
COMMA: Final[PieceKind[None]] = kind("COMMA")
COLON: Final[PieceKind[None]] = kind("COLON")
SLASH: Final[PieceKind[None]] = kind("SLASH")
STOP: Final[PieceKind[None]] = kind("STOP")  # the end of a sentence

# Words that point, count and change.
NEXT: Final[PieceKind[None]] = kind("NEXT")
COMING: Final[PieceKind[None]] = kind("COMING")
THIS: Final[PieceKind[None]] = kind("THIS")
PREVIOUS: Final[PieceKind[None]] = kind("PREVIOUS")
AGO: Final[PieceKind[None]] = kind("AGO")
LONG: Final[PieceKind[None]] = kind("LONG")  # lang: for so long
SINCE: Final[PieceKind[None]] = kind("SINCE")
LATER: Final[PieceKind[None]] = kind("LATER")
SOONER: Final[PieceKind[None]] = kind("SOONER")  # of eerder
ONWARDS: Final[PieceKind[None]] = kind("ONWARDS")  # of later
EVERY: Final[PieceKind[None]] = kind("EVERY")
EVERY_OTHER: Final[PieceKind[None]] = kind("EVERY_OTHER")  # om de
TIMES: Final[PieceKind[None]] = kind("TIMES")  # keer
PARITY: Final[PieceKind[int]] = kind("PARITY")  # even 0, oneven 1
EDGE: Final[PieceKind[Edge]] = kind("EDGE")
REST: Final[PieceKind[None]] = kind("REST")  # de rest van
SIDE: Final[PieceKind[None]] = kind("SIDE")  # helft
DAY_END: Final[PieceKind[None]] = kind("DAY_END")  # einde dag
NO: Final[PieceKind[None]] = kind("NO")
NOT: Final[PieceKind[None]] = kind("NOT")
BUT: Final[PieceKind[None]] = kind("BUT")
RATHER: Final[PieceKind[None]] = kind("RATHER")
CORRECTION: Final[PieceKind[None]] = kind("CORRECTION")
INSTEAD: Final[PieceKind[None]] = kind("INSTEAD")  # in plaats van
CONTEXT: Final[PieceKind[None]] = kind("CONTEXT")  # erna
VAGUE: Final[PieceKind[None]] = kind("VAGUE")  # binnenkort
WORD: Final[PieceKind[None]] = kind("WORD")  # any other word

# What rules make.
AMOUNT: Final[PieceKind[Amount]] = kind("AMOUNT")
CLOCK: Final[PieceKind[Clock]] = kind("CLOCK")
SLOT: Final[PieceKind[Slot]] = kind("SLOT")
DATE: Final[PieceKind[Reading]] = kind("DATE")
PERIOD: Final[PieceKind[Reading]] = kind("PERIOD")
TAIL: Final[PieceKind[Reading]] = kind("TAIL")  # the last part of a period
MOMENT: Final[PieceKind[Reading]] = kind("MOMENT")
BOUND: Final[PieceKind[Reading]] = kind("BOUND")
RECURRING: Final[PieceKind[Recurring]] = kind("RECURRING")
REFUSAL: Final[PieceKind[Reading]] = kind("REFUSAL")

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
