"""What the chat of a meeting tells: that it began, and that it ended."""

from sqlalchemy import insert

from storage.room_tables import MEETING_NEWS
from storage.shelf import Shelf
from storage.wire import Statement

_NOTE = Statement(insert(MEETING_NEWS))


class MeetingChats(Shelf):
    """Notes what happened, for the courier; whether we know such a meeting is its to find out."""

    async def note(self, thread: str, *, started: bool) -> None:
        """Keep that the meeting of a chat began, or else ended, now."""
        what = "started" if started else "ended"
        await self._add(_NOTE, thread=thread, what=what, noticed_at=self._scope.clock())
