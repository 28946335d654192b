"""What the rules need of a store about online meetings that Graph makes."""

from typing import Protocol

from cases.model.meetings import Meeting, RoomState


class RoomStore(Protocol):
    """The rooms of online meetings; the way in is kept among the words of the case."""

    async def ask_for_room(self, meeting: Meeting) -> None:
        """Keep that Graph is asked for an online meeting, or to change the one it made."""

    async def room_state(self, meeting: Meeting) -> RoomState | None:
        """Return how it stands with the room of a meeting, None when none was asked for."""

    async def give_room(self, meeting: Meeting) -> None:
        """Keep that somebody gave another way in; nothing where none was asked for."""
