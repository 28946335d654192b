"""Online meetings that Graph makes, as the courier sees them: it may write back the way in.

It sees ids, states, times and the way in that Graph gave, and no content.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import (
    Boolean,
    DateTime,
    Interval,
    LargeBinary,
    Text,
    Uuid,
    and_,
    bindparam,
    column,
    func,
    or_,
    select,
    update,
)

from cases.identities import PersonId, TenantId
from cases.model.case import Audience, CaseId
from cases.model.meetings import MeetingId, RoomState
from cases.operations.letters import Place, room_words
from storage.shelf import OF_CASE, OF_TENANT, Shelf
from storage.tables.meetings import ONLINE_ROOMS
from storage.vault import Key
from storage.wire import Statement, one_of
from storage.words import words_place

_OF_MEETING = bindparam("of_meeting", type_=Uuid())
_KEPT_AS = bindparam("kept_as", type_=Uuid())
_THREAD = bindparam("thread", type_=Text())

_ROOM = Statement(
    select(
        func.aantafel.room_of(OF_TENANT, OF_CASE, _OF_MEETING, _KEPT_AS).table_valued(
            column("state", Text()),
            column("asked_at", DateTime(timezone=True)),
            column("event_id", Text()),
            column("late_at", DateTime(timezone=True)),
            column("label", Text()),
            column("leader_id", Uuid()),
            column("planned_by", Uuid()),
            column("starts_at", DateTime(timezone=True)),
            column("is_planned", Boolean()),
            column("thread", Text()),
            column("words_id", Uuid()),
            column("sealed", LargeBinary()),
        )
    )
)
_OPEN = Statement(
    select(
        func.aantafel.open_room(
            OF_TENANT,
            OF_CASE,
            _OF_MEETING,
            _KEPT_AS,
            bindparam("words", type_=Uuid()),
            bindparam("sealed", type_=LargeBinary()),
            _THREAD,
            bindparam("event", type_=Text()),
        )
    ),
    writes=True,
)
_THIS_ROOM = and_(
    ONLINE_ROOMS.c.tenant_id == OF_TENANT,
    ONLINE_ROOMS.c.case_id == OF_CASE,
    ONLINE_ROOMS.c.meeting_id == _OF_MEETING,
)
_REFUSED = Statement(
    update(ONLINE_ROOMS)
    .where(_THIS_ROOM, one_of(ONLINE_ROOMS.c.state, ("asked", "open")))
    .values(state="refused")
)
_LATE = Statement(
    update(ONLINE_ROOMS)
    .where(
        _THIS_ROOM,
        ONLINE_ROOMS.c.state == "asked",
        or_(ONLINE_ROOMS.c.late_at.is_(None), ONLINE_ROOMS.c.late_at < ONLINE_ROOMS.c.asked_at),
    )
    .values(late_at=bindparam("moment", type_=DateTime(timezone=True)))
)
_AHEAD = Statement(
    select(
        func.aantafel.rooms_ahead(
            OF_TENANT, OF_CASE, bindparam("moment", type_=DateTime(timezone=True))
        ).table_valued(
            column("meeting_id", Uuid()),
            column("planned_by", Uuid()),
            column("starts_at", DateTime(timezone=True)),
            column("lasts", Interval()),
        )
    )
)


@dataclass(frozen=True, slots=True)
class Room:
    """What is known of the room of a meeting; ``join_url`` is None while nobody gave a way in.

    ``late_at`` is when people were told that the way in follows; ``leader`` coordinates the case.
    """

    state: RoomState
    asked_at: datetime
    label: str
    leader: PersonId
    planned_by: PersonId
    starts_at: datetime
    is_planned: bool
    event: str | None = None
    late_at: datetime | None = None
    thread: str | None = None
    join_url: str | None = field(default=None, repr=False)

    @property
    def was_late(self) -> bool:
        """Whether people were told so since it was last asked for."""
        return self.late_at is not None and self.late_at >= self.asked_at


@dataclass(frozen=True, slots=True)
class WhichRoom:
    """Which meeting a room belongs to."""

    tenant: TenantId
    case: CaseId
    meeting: MeetingId


@dataclass(frozen=True, slots=True)
class OpenedRoom:
    """What Graph made: the event in the calendar, the way in, and the chat."""

    event: str
    join_url: str = field(repr=False)
    thread: str | None


@dataclass(frozen=True, slots=True)
class RoomAhead:
    """A meeting that stands in somebody's calendar and is still to come."""

    id: MeetingId
    planned_by: PersonId
    starts_at: datetime
    lasts: timedelta


class _Keys(Shelf):
    """Opens the keys of one tenant's cases."""

    async def of(self, case: CaseId) -> Key:
        """Return the key of a case. Raises ``CaseNotFound`` when it was erased."""
        return await self._key(case)


class Rooms(Shelf):
    """Keeps what became of the rooms that were asked of Graph."""

    async def room(self, which: WhichRoom) -> Room | None:
        """Return the room of a meeting, None when none was ever asked for."""
        row = await self._row(_ROOM, **_with_words(which))
        if row is None:
            return None
        return Room(
            state=RoomState(row.state),
            asked_at=row.asked_at,
            label=row.label,
            leader=PersonId(row.leader_id),
            planned_by=PersonId(row.planned_by),
            starts_at=row.starts_at,
            is_planned=row.is_planned,
            event=row.event_id,
            late_at=row.late_at,
            thread=row.thread,
            join_url=await self._opened(which, row.words_id, row.sealed),
        )

    async def open(self, which: WhichRoom, made: OpenedRoom) -> bool:
        """Write back the way in, sealed with the key of the case.

        Returns:
            False when the meeting is off by now, or somebody gave another way in.
        """
        key = await self._key_of(which)
        words, about = uuid4(), room_words(which.meeting)
        place = words_place(which.case, words, about, Audience.TABLE.value)
        kept = Place(join_url=made.join_url).words()
        opened: bool = await self._value(
            _OPEN,
            **_with_words(which),
            words=words,
            sealed=key.seal_json(dict(kept), place),
            thread=made.thread,
            event=made.event,
        )
        return opened

    async def refuse(self, which: WhichRoom) -> None:
        """Keep that Graph will not make it, or no longer has it."""
        await self._changed(_REFUSED, **_this(which))

    async def note_late(self, which: WhichRoom, now: datetime) -> bool:
        """Keep that people are told that the way in follows; False if that was known."""
        return bool(await self._changed(_LATE, moment=now, **_this(which)))

    async def ahead(self, tenant: TenantId, case: CaseId) -> Sequence[RoomAhead]:
        """Return the meetings of a case that Graph made and that are still to come."""
        moment = self._scope.clock()
        rows = await self._rows(_AHEAD, of_tenant=tenant, of_case=case, moment=moment)
        return [
            RoomAhead(MeetingId(row.meeting_id), PersonId(row.planned_by), row.starts_at, row.lasts)
            for row in rows
        ]

    async def _opened(
        self, which: WhichRoom, words: UUID | None, sealed: bytes | None
    ) -> str | None:
        if words is None or sealed is None:
            return None
        key = await self._key_of(which)
        place = words_place(which.case, words, room_words(which.meeting), Audience.TABLE.value)
        kept: Any = key.open_json(sealed, place)
        return Place.of(kept).join_url

    async def _key_of(self, which: WhichRoom) -> Key:
        return await _Keys(replace(self._scope, tenant=which.tenant)).of(which.case)


def _this(which: WhichRoom) -> dict[str, UUID]:
    return {"of_tenant": which.tenant, "of_case": which.case, "of_meeting": which.meeting}


def _with_words(which: WhichRoom) -> dict[str, UUID]:
    return {**_this(which), "kept_as": room_words(which.meeting)}
