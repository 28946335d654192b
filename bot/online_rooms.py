"""How an online meeting comes into somebody's calendar: the port that Graph fills."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from cases.identities import PersonId
from cases.model.meetings import RoomRefusal


@dataclass(frozen=True, slots=True)
class RoomWanted:
    """An online meeting as it is to stand in a calendar.

    ``meeting`` is the same at every try, so that one event comes of it. ``organizer`` is in
    whose calendar it stands; ``event`` is what Graph called it before, None at first.
    """

    meeting: UUID
    organizer: PersonId
    starts_at: datetime
    lasts: timedelta
    subject: str
    body: str
    attendees: Collection[PersonId]
    event: str | None = None


@dataclass(frozen=True, slots=True)
class RoomMade:
    """It stands in the calendar, everybody waits in its lobby and nothing is recorded.

    ``thread`` is the chat of the meeting; ``has_bot`` is whether the bot is in it.
    """

    event: str
    join_url: str = field(repr=False)
    thread: str | None
    has_bot: bool


@dataclass(frozen=True, slots=True)
class RoomLater:
    """Graph is busy, away or not done; after that time it may work."""

    after: timedelta


@dataclass(frozen=True, slots=True)
class RoomRefused:
    """Graph will not, until somebody does something about it; nothing was left behind."""

    why: RoomRefusal


RoomOutcome = RoomMade | RoomLater | RoomRefused


class OnlineRooms(Protocol):
    """Makes, changes and calls off online meetings."""

    async def make(self, wanted: RoomWanted) -> RoomOutcome:
        """Put it in the calendar, or change what stands there."""

    async def call_off(
        self, meeting: UUID, organizer: PersonId, event: str | None
    ) -> RoomLater | None:
        """Call it off, whether it is known what Graph calls it or not; None when it is gone."""
