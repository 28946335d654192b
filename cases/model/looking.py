"""Who looked at a case: the audit log, as the people it is about may see it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from cases.identities import PersonId
from cases.model.auditing import DeedKind, Item
from cases.model.reasons import ReasonToRead


@dataclass(frozen=True, slots=True)
class Look:
    """One row: when, what was done with what kind of thing, and by whom.

    ``role`` is the part they played at the table then, None where they played none. ``name``
    is None for parents, and for who tried in vain where that is not shown. ``recipient`` is to
    whom it went, of what was disclosed; ``reason`` is what a director said before they read.
    """

    at: datetime
    kind: DeedKind
    item: Item
    person: PersonId | None
    role: str | None
    name: str | None
    recipient: str | None = None
    times: int = 1
    reason: ReasonToRead | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """What somebody without a part in a case tried on one day, and how often.

    ``name`` is None for who is not in the directory, ``label`` where it was no case at all.
    """

    on: date
    name: str | None
    label: str | None
    item: Item
    times: int


class _Same(NamedTuple):
    day: date
    kind: DeedKind
    item: Item
    person: PersonId | None
    role: str | None
    recipient: str | None
    reason: ReasonToRead | None


@dataclass(frozen=True, slots=True)
class WhoHasLooked:
    """Who looked at a case, the newest first; what somebody did often in a day is one line.

    ``refused`` is how often somebody tried in vain who plays no part in the case. ``me`` is
    who asks. ``has_more`` says that there is older as well.
    """

    label: str
    looks: Sequence[Look]
    refused: int
    me: PersonId
    has_more: bool = False


def by_day(looks: Iterable[Look], zone: ZoneInfo) -> list[Look]:
    """Return a line for all that is the same on one day at the school, at its last time.

    What was shown at one moment on two grounds is two rows, and was looked at once.

    Args:
        looks: the newest first.
        zone: the school's.
    """
    lines: dict[_Same, Look] = {}
    at_once: set[tuple[_Same, datetime]] = set()
    for look in looks:
        day = look.at.astimezone(zone).date()
        what = (look.kind, look.item, look.person, look.role, look.recipient, look.reason)
        same = _Same(day, *what)
        if look.kind is DeedKind.READ and (same, look.at) in at_once:
            continue
        at_once.add((same, look.at))
        before = lines.get(same)
        lines[same] = replace(before, times=before.times + look.times) if before else look
    return list(lines.values())
