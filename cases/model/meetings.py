"""Meetings: when and where the team meets."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType
from uuid import UUID

from cases.errors import DateInThePast, MeetingIsOver
from cases.identities import PersonId
from cases.model.case import CaseId

MeetingId = NewType("MeetingId", UUID)


class MeetingState(StrEnum):
    """Whether a meeting stands."""

    PLANNED = "planned"
    CANCELLED = "cancelled"


class RoomState(StrEnum):
    """How it stands with the online meeting that Graph was asked to make.

    GIVEN: somebody pasted another way in, so Graph is not asked any more.
    """

    ASKED = "asked"
    OPEN = "open"
    REFUSED = "refused"
    GIVEN = "given"


class RoomRefusal(StrEnum):
    """Why Graph did not make an online meeting, as far as somebody can do something about it."""

    NOT_ALLOWED = "not_allowed"
    NO_CALENDAR = "no_calendar"
    TAKEN_AWAY = "taken_away"
    BROKEN = "broken"


class Attendance(StrEnum):
    """What somebody said about coming."""

    COMING = "coming"
    NOT_COMING = "not_coming"
    OTHER_TIME = "other_time"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting; the room or the join link are words of the case under this id.

    ``sequence`` counts what calendars were told (iCalendar SEQUENCE): it grows with every
    change, and the calendar's UID is this id. ``thread`` is the Teams meeting chat, once known.
    """

    id: MeetingId
    case: CaseId
    starts_at: datetime
    lasts: timedelta
    online: bool
    planned_by: PersonId
    state: MeetingState = MeetingState.PLANNED
    sequence: int = 0
    thread: str | None = None
    version: int = 1

    @property
    def ends_at(self) -> datetime:
        """The moment it ends."""
        return self.starts_at + self.lasts

    def moved(self, to: datetime, now: datetime) -> "Meeting":
        """Return it at another time.

        Raises:
            MeetingIsOver: it was held or cancelled.
            DateInThePast: that time has passed.
        """
        self._check_ahead(now)
        if to <= now:
            raise DateInThePast(given=to)
        return replace(self, starts_at=to, sequence=self.sequence + 1)

    def cancelled(self, now: datetime) -> "Meeting":
        """Return it cancelled. Raises ``MeetingIsOver`` as ``moved`` does."""
        self._check_ahead(now)
        return replace(self, state=MeetingState.CANCELLED, sequence=self.sequence + 1)

    def changed(self, now: datetime) -> "Meeting":
        """Return it at the same time, changed otherwise. Raises ``MeetingIsOver``."""
        self._check_ahead(now)
        return replace(self, sequence=self.sequence + 1)

    @property
    def minutes(self) -> int:
        """How long it lasts, in minutes."""
        return int(self.lasts.total_seconds()) // 60

    def is_ahead(self, now: datetime) -> bool:
        """Say whether it is still to come."""
        return self.state is MeetingState.PLANNED and self.starts_at > now

    def _check_ahead(self, now: datetime) -> None:
        if not self.is_ahead(now):
            raise MeetingIsOver


@dataclass(frozen=True, slots=True)
class MeetingAnswer:
    """Whether somebody comes to a meeting; ``rather_at`` goes with ``OTHER_TIME``."""

    meeting: MeetingId
    person: PersonId
    attendance: Attendance
    answered_at: datetime
    rather_at: datetime | None = None
