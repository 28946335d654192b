"""What the parts of a phrase about time stand for, before they make a moment together."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from fractions import Fraction
from typing import Final, Literal, TypeAlias

MINUTES_OF_HOUR: Final = 60
NOON: Final = 12 * 60
MIDNIGHT: Final = 24 * 60

Unit: TypeAlias = Literal["minute", "hour", "day", "week", "month", "year", "workday", "schoolday"]
Edge: TypeAlias = Literal["begin", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in minutes after midnight.

    ``loose`` times were said on a twelve-hour dial without a part of the day: they are kept
    between 07:00 and 18:59, and "'s avonds" may still move them. More than one option means that
    the words leave open which is meant, none that there is no such time. A time that ``shares``
    has its half of the day for a time before it as well: "7 to 8pm".
    """

    options: tuple[int, ...]
    loose: bool = False
    about: bool = False
    must_ask: bool = False
    shares: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day, in minutes after midnight; the end is not included."""

    begin: int
    end: int


MORNING: Final = Part(6 * 60, 12 * 60)
AFTERNOON: Final = Part(12 * 60, 18 * 60)
EVENING: Final = Part(18 * 60, 24 * 60)
NIGHT: Final = Part(0, 6 * 60)
MIDDAY: Final = Part(12 * 60, 13 * 60)


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch within a day in minutes after midnight.

    More than one option means that the words leave open which is meant; none that there is no
    such stretch, or that the bell table which would tell is not ``known``. A stretch ``of_school``
    exists on school days only.
    """

    options: tuple[tuple[int, int], ...]
    known: bool = True
    of_school: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of units of time; ``count`` is None when it is vague ("een paar")."""

    count: Fraction | None
    unit: Unit
    about: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A date as its digits were written: day, month and perhaps year, not yet checked."""

    day: int
    month: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two numbers with a dash, slash or point between them: a date, a range, or a class."""

    first: int
    second: int
    sign: str


@dataclass(frozen=True, slots=True)
class Digits:
    """A time as its digits were written: hours and minutes, and whether the hour was padded."""

    hours: int
    minutes: int
    padded: bool
    sign: str


@dataclass(frozen=True, slots=True)
class Recurring:
    """A rule of repetition while it is being put together; the fields are those of an RRULE."""

    frequency: Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]
    interval: int = 1
    days: tuple[str, ...] = ()
    month_day: int | None = None
    month: int | None = None
    weeks: tuple[int, ...] = ()
    count: int | None = None
    until: date | None = None
    start: date | None = None
    at: time | None = None
    lasts: timedelta | None = None
    must_ask: bool = False
