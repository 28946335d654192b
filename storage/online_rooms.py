"""Asking for an online meeting that Graph makes, for who leads the case."""

from sqlalchemy import Uuid, bindparam, select, update
from sqlalchemy.dialects.postgresql import insert

from cases.model.meetings import Meeting, RoomState
from storage.shelf import CASE, TENANT, Shelf
from storage.tables.meetings import ONLINE_ROOMS
from storage.wire import Statement

_MEETING = bindparam("meeting", type_=Uuid())
_ASK = insert(ONLINE_ROOMS)
_ASK_OR_AGAIN = Statement(
    _ASK.on_conflict_do_update(
        index_elements=["tenant_id", "case_id", "meeting_id"],
        set_={"state": RoomState.ASKED.value, "asked_at": _ASK.excluded.asked_at},
    )
)
_THIS_ROOM = (
    ONLINE_ROOMS.c.tenant_id == TENANT,
    ONLINE_ROOMS.c.case_id == CASE,
    ONLINE_ROOMS.c.meeting_id == _MEETING,
)
_STATE = Statement(select(ONLINE_ROOMS.c.state).where(*_THIS_ROOM))
_GIVE = Statement(update(ONLINE_ROOMS).where(*_THIS_ROOM).values(state=RoomState.GIVEN.value))


class OnlineRooms(Shelf):
    """Fills ``RoomStore``."""

    async def ask_for_room(self, meeting: Meeting) -> None:
        """Keep that Graph is asked for an online meeting, or to change the one it made."""
        await self._check_rosters([meeting.case])
        await self._add(
            _ASK_OR_AGAIN,
            case_id=meeting.case,
            meeting_id=meeting.id,
            asked_at=self._scope.clock(),
        )

    async def room_state(self, meeting: Meeting) -> RoomState | None:
        """Return how it stands with the room of a meeting, None when none was asked for."""
        state = await self._value(_STATE, case=meeting.case, meeting=meeting.id)
        return RoomState(state) if state else None

    async def give_room(self, meeting: Meeting) -> None:
        """Keep that somebody gave another way in; nothing where none was asked for."""
        await self._check_rosters([meeting.case])
        await self._changed(_GIVE, case=meeting.case, meeting=meeting.id)
