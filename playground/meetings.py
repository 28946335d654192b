"""Chats of several people: groups, and online meetings with their join link."""

import json
from collections.abc import Sequence
from urllib.parse import quote, unquote

from playground.directory import Json
from playground.doorway import Doorway
from playground.envelopes import Place, envelope
from playground.installing import Installing
from playground.scene import Scene
from playground.state import Conversation, ConversationKind, group_room, meeting_room
from playground.world import Meeting

_JOIN = "https://teams.microsoft.com/l/meetup-join/"


class Meetings:
    """Makes group chats and meetings, and lets people join and leave them."""

    def __init__(self, scene: Scene, doorway: Doorway, installing: Installing) -> None:
        self._scene = scene
        self._doorway = doorway
        self._installing = installing

    async def gather(self, name: str, people: Sequence[str]) -> Conversation:
        """Make a group chat of these people with the app in it; the first one made it."""
        room = group_room(name, people, self._scene.directory)
        self._scene.state.conversations[room.id] = room
        self._scene.tell_roster(room)
        await self._installing.greet_chat(room, room.organizer)
        return room

    async def create(self, subject: str, organizer: str) -> Conversation:
        """Make a meeting with the app in it, and return its chat."""
        made = [
            r
            for r in self._scene.state.conversations.values()
            if r.kind is ConversationKind.MEETING
        ]
        meeting = Meeting(f"meeting-{len(made) + 1}", subject, organizer)
        room = meeting_room(meeting, self._scene.directory)
        self._scene.state.conversations[room.id] = room
        self._scene.tell_roster(room)
        await self._installing.greet_chat(room, organizer)
        return room

    def link(self, room: Conversation) -> str:
        """Return the join link, as it is pasted into invitations.

        Source:
            Teams' join links: the chat's id, a message number, then tenant and organizer.
        """
        organizer = self._scene.directory.account(room.organizer)
        context = json.dumps(
            {"Tid": self._scene.directory.tenant_id, "Oid": organizer.object_id},
            separators=(",", ":"),
        )
        return f"{_JOIN}{quote(room.id, safe='')}/0?context={quote(context, safe='')}"

    def behind(self, link: str) -> Conversation | None:
        """Return the meeting chat to which a join link leads, or None."""
        thread = unquote(link.removeprefix(_JOIN).partition("/")[0])
        room = self._scene.state.conversations.get(thread)
        return room if room and room.kind is ConversationKind.MEETING else None

    async def join(self, key: str, room: Conversation) -> None:
        """Let somebody join; who has no account enters as a guest of that name."""
        if key in room.members:
            return
        room.members.append(key)
        self._scene.tell_roster(room)
        await self._tell(room, "membersAdded", key)

    async def leave(self, key: str, room: Conversation) -> None:
        """Let somebody leave the meeting's chat."""
        if key not in room.members:
            return
        room.members.remove(key)
        self._scene.tell_roster(room)
        await self._tell(room, "membersRemoved", key)

    async def begin(self, room: Conversation) -> None:
        """Let the call of a meeting begin."""
        await self._call(room, "application/vnd.microsoft.meetingStart", "StartTime")

    async def end(self, room: Conversation) -> None:
        """Let the call of a meeting end."""
        await self._call(room, "application/vnd.microsoft.meetingEnd", "EndTime")

    async def _call(self, room: Conversation, name: str, moment: str) -> None:
        """Tell the bot about a call; Teams says that it was the organizer, whoever it was.

        Source:
            Microsoft, "Get real-time Teams meeting events": the fields begin with a capital.
        """
        if not room.has_bot:
            return
        activity = envelope(self._scene, "event", room.organizer, Place(room))
        activity["name"] = name
        activity["value"] = {
            "MeetingType": "Scheduled",
            "Title": room.name,
            "Id": room.key,
            "JoinUrl": self.link(room),
            moment: activity["timestamp"],
        }
        await self._doorway.send(activity)

    async def _tell(self, room: Conversation, what: str, key: str) -> None:
        if not room.has_bot:
            return
        activity = envelope(self._scene, "conversationUpdate", room.organizer, Place(room))
        account = self._scene.directory.account(key)
        who: Json = {"id": account.id}
        if account.object_id:
            who["aadObjectId"] = account.object_id
        activity[what] = [who]
        await self._doorway.send(activity)
