"""Something to say, before a language is chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta


@dataclass(frozen=True, slots=True)
class Hours:
    """A stretch of time on one day, said as "dinsdag 8 december 2026, 14.30-15.15 uur"."""

    starts_at: datetime
    lasts: timedelta


@dataclass(frozen=True, slots=True)
class Say:
    """A text by its key, and the values that fill its placeholders.

    A string among the values is somebody's words: it is shown as it is and made harmless
    for the medium at the edge. A nested ``Say`` is rendered; a sequence becomes a list with a
    line for each.
    ``language`` is set only for words shown as somebody else will read them.
    """

    key: str
    values: Mapping[str, "Sayable"] = field(default_factory=dict)
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Together:
    """Several things named within a line: "Fenna Postma en Joris Klaver"."""

    each: Sequence["Say | str"]


Sayable = str | int | date | datetime | Hours | Say | Together | None | Sequence["Say | str"]
