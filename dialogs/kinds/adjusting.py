"""Moments said as a change of another: "een week later", "donderdag liever", "zelfde tijd"."""

import re
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from dateutil.relativedelta import relativedelta

from cases.errors import CaseError
from cases.model.agreements import AgreementId
from cases.model.meetings import MeetingId
from cases.practices.practice import SCHOOL_ZONE
from dialogs.kinds.kind import AnswerKind, Around, Found
from dialogs.kinds.moments import ADay, AMoment, setting_of
from dialogs.language.moments import Day, Instant, Interval, read_moment
from dialogs.language.moments.lexicon.fillers import set_of

_NUMBERS: Final = {
    **dict.fromkeys(("", "een", "één", "a", "an", "one", "'n", "n"), 1),
    "twee": 2,
    "two": 2,
    "drie": 3,
    "three": 3,
    "vier": 4,
    "four": 4,
    "vijf": 5,
    "five": 5,
    "zes": 6,
    "six": 6,
    "acht": 8,
    "eight": 8,
    "tien": 10,
    "ten": 10,
}
_STEPS: Final = {
    **dict.fromkeys(("dag", "dagen", "dagje", "day", "days"), relativedelta(days=1)),
    **dict.fromkeys(("week", "weken", "weekje", "weeks"), relativedelta(weeks=1)),
    **dict.fromkeys(("maand", "maanden", "month", "months"), relativedelta(months=1)),
    **dict.fromkeys(("uur", "uurtje", "hour", "hours"), relativedelta(hours=1)),
    **dict.fromkeys(("half uur", "halfuur", "half hour"), relativedelta(minutes=30)),
    **dict.fromkeys(("kwartier", "kwartiertje"), relativedelta(minutes=15)),
    **dict.fromkeys(("minuten", "minutes"), relativedelta(minutes=1)),
}
_SHIFT: Final = re.compile(
    rf"(?:(?P<number>\d{{1,3}}|{'|'.join(filter(None, _NUMBERS))})\s+)?"
    rf"(?P<step>{'|'.join(sorted(_STEPS, key=len, reverse=True))})\s+"
    r"(?P<way>later|erna|daarna|eerder|vroeger|ervoor|earlier|sooner|before|after)"
)
_BACK: Final = frozenset({"eerder", "vroeger", "ervoor", "earlier", "sooner", "before"})
_BESIDE: Final = set_of(
    """liever toch maar dan nee ja graag doe kan mag het ook please rather no actually instead make
    it could we prefer je dat dus als i'd aub even nog"""
)
_SUBJECT: Final = re.compile(
    r"(?<!\w)(?:(?:de|het|the|mijn|my|deze|dit|dat|this|that)\s+)?(?:gesprek|overleg|bijeenkomst|meeting|"
    r"afspraak|agreement)(?:\s+\d+)?(?!\w)"
)
"""What is moved, in words that say nothing of when."""
_PREFERRED: Final = frozenset({"liever", "toch", "rather", "instead", "prefer", "nee", "no"})
_SAME_TIME: Final = re.compile(
    r"(?:(?:op |om |at )?(?:de |die |the )?(?:zelfde|dezelfde|same) (?:tijd|tijdstip|uur|time))"
)
_SAME_DAY: Final = re.compile(
    r"(?:(?:op |on )?(?:de |die |the )?(?:zelfde|dezelfde|same) (?:dag|day))"
)
_TIME_ALONE: Final = re.compile(
    r"(?:(?:om|at|rond)\s+)?(?:half|kwart|\d{1,2}(?:[:.]\d{2})?(?:\s*(?:uur|u|am|pm))?$)"
)


async def adjusted(
    kind: AnswerKind, text: str, around: Around, *, only_relative: bool = False
) -> Found | None:
    """Return the moment that some words make of the one that was spoken of; None for others.

    That is the answer that was given before, or when the meeting or the agreement is that is
    being moved. ``only_relative`` leaves out a day or a time that is not said to be preferred.
    """
    if not isinstance(kind, ADay | AMoment):
        return None
    base, answered = await _base(around)
    words = _SUBJECT.sub(" ", text.casefold()).replace(",", " ").strip(" .!?").split()
    said = " ".join(word for word in words if word not in _BESIDE)
    if base is None or not said:
        return None
    changed = _shifted(said, base) or _partly_same(said, base, around)
    bare = answered and not only_relative
    if changed is None and (bare or _PREFERRED.intersection(words)):
        changed = _other_half(said, base, around)
    if changed is None:
        return None
    if isinstance(kind, AMoment):
        return Found(changed.isoformat()) if isinstance(changed, datetime) else None
    day = changed.date() if isinstance(changed, datetime) else changed
    return Found(day.isoformat())


async def _base(around: Around) -> tuple[date | datetime | None, bool]:
    """Return the moment that was spoken of, and whether it was the answer given before."""
    if isinstance(given := around.values.get(around.field), str):
        return _point(given), True
    store = around.desk.store
    try:
        if isinstance(meeting := around.values.get("meeting"), str):
            moved = await store.meeting(MeetingId(UUID(meeting)))
            return moved.starts_at.astimezone(SCHOOL_ZONE), False
        if isinstance(agreement := around.values.get("agreement"), str):
            return (await store.agreement(AgreementId(UUID(agreement)))).by, False
    except CaseError:
        pass
    return None, False


def _point(text: str) -> date | datetime:
    if "T" not in text:
        return date.fromisoformat(text)
    return datetime.fromisoformat(text).astimezone(SCHOOL_ZONE)


def _shifted(said: str, base: date | datetime) -> date | datetime | None:
    """Read "een week later": the wall's clock stays the same over summer time."""
    found = _SHIFT.fullmatch(_SAME_TIME.sub("", said).strip())
    if not found:
        return None
    number = found["number"] or ""
    steps = int(number) if number.isdigit() else _NUMBERS[number]
    step = _STEPS[found["step"]] * (-steps if found["way"] in _BACK else steps)
    if step.hours or step.minutes:
        length = timedelta(hours=step.hours, minutes=step.minutes)
        return base + length if isinstance(base, datetime) else None
    return base + step


def _partly_same(said: str, base: date | datetime, around: Around) -> date | datetime | None:
    """Read "donderdag zelfde tijd" and "zelfde dag om 3 uur"."""
    if not isinstance(base, datetime):
        return None
    if _SAME_TIME.search(said):
        day = _day_of(_SAME_TIME.sub("", said), around)
        return datetime.combine(day, base.time(), SCHOOL_ZONE) if day else None
    if _SAME_DAY.search(said):
        at = _time_of(_SAME_DAY.sub("", said), around)
        return datetime.combine(base.date(), at, SCHOOL_ZONE) if at else None
    return None


def _other_half(said: str, base: date | datetime, around: Around) -> date | datetime | None:
    """Read another day, or another time: the other half stays as it was."""
    if _TIME_ALONE.match(said):
        at = _time_of(said, around) if isinstance(base, datetime) else None
        return datetime.combine(base, at, SCHOOL_ZONE) if at else None
    day = _day_of(said, around)
    if day is None or not isinstance(base, datetime):
        return day
    return datetime.combine(day, base.time(), SCHOOL_ZONE)


def _day_of(said: str, around: Around) -> date | None:
    reading = read_moment(said.strip(), setting_of(around))
    return reading.value if isinstance(reading, Day) else None


def _time_of(said: str, around: Around) -> time | None:
    reading = read_moment(said.strip(), setting_of(around))
    if isinstance(reading, Interval) and isinstance(reading.start, datetime):
        return reading.start.astimezone(SCHOOL_ZONE).time()
    return reading.value.astimezone(SCHOOL_ZONE).time() if isinstance(reading, Instant) else None
