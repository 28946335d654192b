"""What words about time can mean, as values that can be stored, compared and asked about."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Final, TypeAlias
from zoneinfo import ZoneInfo

AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")


class Reason(StrEnum):
    """Why words about time are refused."""

    PAST = "past"
    INVALID = "invalid"
    NONE = "none"
    VAGUE = "vague"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day."""

    value: date


@dataclass(frozen=True, slots=True, eq=False)
class Instant:
    """A moment on the clock in Amsterdam; ``about`` when it was said to be roughly then."""

    value: datetime
    about: bool = False

    # In the night in which summer time ends two moments show the same time, and datetimes of one
    # zone are compared by what the clock shows; with the offset they are told apart.
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Instant) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[str, bool]:
        return self.value.isoformat(), self.about


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of time.

    Dates are included at both ends; a datetime at the end is not. Without a start it is a
    deadline, without an end it is "from then on".
    """

    start: date | datetime | None
    end: date | datetime | None


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Something that repeats: an RRULE of RFC 5545, and the time of day if one was said."""

    rule: str
    start: date | None = None
    at: time | None = None
    lasts: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """Words that give no moment, with the reason, and what was meant if that is known."""

    reason: Reason
    meant: "Day | Instant | Interval | None" = None


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Words that must be asked about; a single reading means "is this what you mean?".

    One of several readings may be a refusal as past: "1 november", said on the eighteenth, is next
    year's, or a mistake.
    """

    readings: "tuple[Reading, ...]"


Reading: TypeAlias = Day | Instant | Interval | Recurrence | Ambiguous | Refused

NOTHING: Final = Refused(Reason.NONE)
INVALID: Final = Refused(Reason.INVALID)


def alternatives(reading: Reading) -> tuple[Reading, ...]:
    """Return the readings to choose from: one, unless it is ambiguous."""
    return reading.readings if isinstance(reading, Ambiguous) else (reading,)


def either(readings: Iterable[Reading]) -> Reading:
    """Return the one reading that is left, or the question which of them is meant."""
    flat = tuple(dict.fromkeys(one for reading in readings for one in alternatives(reading)))
    if len(flat) == 1:
        return flat[0]
    sound = tuple(one for one in flat if not is_unsound(one))
    if len(sound) == 1 and not any(_is_past(one) for one in flat):
        return sound[0]
    return Ambiguous(sound or flat) if len(sound or flat) > 1 else (sound or flat or (NOTHING,))[0]


def spread(reading: Reading, change: Callable[[Reading], Reading]) -> Reading:
    """Apply a change to every alternative that is no refusal, and keep what is distinct."""
    asked = isinstance(reading, Ambiguous)
    changed = either(
        one if isinstance(one, Refused) else change(one) for one in alternatives(reading)
    )
    if asked and len(alternatives(reading)) == 1 and not isinstance(changed, Ambiguous | Refused):
        return Ambiguous((changed,))
    return changed


def ask(reading: Reading) -> Reading:
    """Return the question whether, or which of its alternatives, is meant."""
    return reading if isinstance(reading, Refused) else Ambiguous(alternatives(reading))


def is_unsound(reading: Reading) -> bool:
    """Say whether a reading is refused for another reason than lying in the past."""
    return isinstance(reading, Refused) and reading.reason is not Reason.PAST


def _is_past(reading: Reading) -> bool:
    return isinstance(reading, Refused) and reading.reason is Reason.PAST


def to_json(reading: Reading) -> dict[str, Any]:
    """Return a reading as plain JSON values, from which ``from_json`` makes the same reading."""
    match reading:
        case Day(value):
            return {"kind": "date", "value": value.isoformat()}
        case Instant(value, about):
            return {"kind": "datetime", "value": value.isoformat()} | (
                {"about": True} if about else {}
            )
        case Interval(start, end):
            return {"kind": "interval", "start": _text(start), "end": _text(end)}
        case Recurrence():
            return _recurrence_to_json(reading)
        case Ambiguous(readings):
            return {"kind": "ambiguous", "candidates": [to_json(one) for one in readings]}
        case Refused(reason, meant):
            return {"kind": "reject", "reason": reason.value} | (
                {"meant": to_json(meant)} if meant else {}
            )


def _recurrence_to_json(reading: Recurrence) -> dict[str, Any]:
    return {
        "kind": "recurrence",
        "rrule": reading.rule,
        "dtstart": _text(reading.start),
        "time": reading.at.strftime("%H:%M") if reading.at else None,
        "duration_min": int(reading.lasts / timedelta(minutes=1)) if reading.lasts else None,
    }


def from_json(stored: Mapping[str, Any]) -> Reading:
    """Return the reading that ``to_json`` wrote.

    Raises:
        ValueError: it is no such reading.
    """
    match stored:
        case {"kind": "date", "value": str(value)}:
            return Day(date.fromisoformat(value))
        case {"kind": "datetime", "value": str(value)}:
            return Instant(_instant(value), about=bool(stored.get("about")))
        case {"kind": "interval", "start": start, "end": end}:
            return Interval(_point(start), _point(end))
        case {"kind": "recurrence", "rrule": str()}:
            return _recurrence_from_json(stored)
        case {"kind": "ambiguous", "candidates": list(candidates)}:
            return Ambiguous(tuple(from_json(one) for one in candidates))
        case {"kind": "reject", "reason": str(reason)}:
            return _refused_from_json(Reason(reason), stored.get("meant"))
        case _:
            raise ValueError("not a reading of a moment")


def _recurrence_from_json(stored: Mapping[str, Any]) -> Recurrence:
    start, at, minutes = stored.get("dtstart"), stored.get("time"), stored.get("duration_min")
    return Recurrence(
        rule=str(stored["rrule"]),
        start=date.fromisoformat(start) if start else None,
        at=time.fromisoformat(at) if at else None,
        lasts=timedelta(minutes=minutes) if minutes else None,
    )


def _refused_from_json(reason: Reason, meant: Mapping[str, Any] | None) -> Refused:
    if meant is None:
        return Refused(reason)
    reading = from_json(meant)
    if not isinstance(reading, Day | Instant | Interval):
        raise ValueError("only a day, an instant or an interval can have been meant")  # noqa: TRY004 - as documented
    return Refused(reason, reading)


def as_score(reading: Reading) -> dict[str, Any] | None:
    """Return a reading in the form that is exchanged as JSON lines; None for no moment at all."""
    return None if reading == NOTHING else to_json(reading)


def _text(point: date | datetime | None) -> str | None:
    return point.isoformat() if point else None


def _point(text: str | None) -> date | datetime | None:
    if text is None:
        return None
    return _instant(text) if "T" in text else date.fromisoformat(text)


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(AMSTERDAM)
