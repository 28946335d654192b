"""What has happened in a world so far: conversations, messages and who is in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from playground.directory import Directory, Json
from playground.world import Channel, ChannelType, Meeting, World


class ConversationKind(StrEnum):
    """The kinds of conversation that Teams knows."""

    PERSONAL = "personal"
    CHANNEL = "channel"
    GROUP = "groupChat"
    MEETING = "meeting"


@dataclass
class Message:
    """A message as everybody in its conversation sees it.

    ``root`` is the message that began the thread (channels only; None for that message
    itself). ``views`` holds, by person, the card that an answer to their own click put in
    its place: Teams shows that one to nobody else. ``version`` grows with every change.
    ``undelivered`` is the HTTP status with which the bot refused it, 0 if it did not answer.
    """

    id: str
    sender: str
    sent_at: datetime
    text: str = ""
    text_format: str = "markdown"
    attachments: list[Json] = field(default_factory=list)
    root: str | None = None
    summary: str = ""
    alert: bool = False
    edited: bool = False
    deleted: bool = False
    version: int = 1
    views: dict[str, Json] = field(default_factory=dict)
    undelivered: int | None = None
    activity: Json = field(default_factory=dict)

    def changed(self) -> None:
        """Count a change, so that whoever shows this message shows it anew."""
        self.version += 1


@dataclass
class Conversation:
    """A chat, a channel or a meeting's chat. ``members`` are keys of people.

    ``organizer`` is who made a meeting; nobody made the others.
    """

    id: str
    kind: ConversationKind
    key: str
    name: str
    members: list[str] = field(default_factory=list)
    has_bot: bool = True
    channel_type: ChannelType | None = None
    organizer: str = ""
    messages: list[Message] = field(default_factory=list)
    exists: bool = True

    def message(self, message_id: str) -> Message | None:
        """Return the message of that id, or None."""
        return next((one for one in self.messages if one.id == message_id), None)

    def thread_of(self, message: Message) -> str:
        """Return the id of the message that began this message's thread."""
        return message.root or message.id


@dataclass
class State:
    """Everything in a world that changes; what is kept when the playground stops."""

    conversations: dict[str, Conversation]
    team_members: list[str]
    with_app: list[str]
    team_has_app: bool = True
    introduced: bool = False
    locales: dict[str, str] = field(default_factory=dict)
    last_message: int = 0

    def find(self, kind: ConversationKind, key: str) -> Conversation:
        """Return the conversation of that kind and key.

        Raises:
            KeyError: there is none.
        """
        for conversation in self.conversations.values():
            if conversation.kind is kind and conversation.key == key:
                return conversation
        raise KeyError(key)

    def members_of(self, conversation: Conversation) -> list[str]:
        """Return who is in a conversation; a standard channel has the team's members."""
        if conversation.channel_type is ChannelType.STANDARD:
            return list(self.team_members)
        return list(conversation.members)

    def next_message_id(self, now: datetime) -> str:
        """Return an id for a message sent now: the epoch in milliseconds, never twice."""
        self.last_message = max(self.last_message + 1, int(now.timestamp() * 1000))
        return str(self.last_message)


def opening(world: World, directory: Directory) -> State:
    """Return the world as it is before anything happened."""
    rooms: list[Conversation] = []
    rooms.extend(
        Conversation(
            directory.ids.personal_chat(p.key), ConversationKind.PERSONAL, p.key, p.name, [p.key]
        )
        for p in world.people
        if p.account
    )
    rooms.extend(channel_room(channel, directory) for channel in world.team.channels)
    rooms.extend(meeting_room(meeting, directory) for meeting in world.meetings)
    return State(
        conversations=_by_id(rooms),
        team_members=list(world.team.members),
        with_app=[person.key for person in world.people if person.account and person.has_app],
    )


def channel_room(channel: Channel, directory: Directory) -> Conversation:
    """Return an empty channel."""
    return Conversation(
        id=directory.ids.channel(channel.key),
        kind=ConversationKind.CHANNEL,
        key=channel.key,
        name=channel.name,
        members=list(channel.members),
        has_bot=channel.has_app,
        channel_type=channel.type,
    )


def meeting_room(meeting: Meeting, directory: Directory) -> Conversation:
    """Return the chat of a meeting, with its organizer in it."""
    return Conversation(
        id=directory.ids.meeting_chat(meeting.key),
        kind=ConversationKind.MEETING,
        key=meeting.key,
        name=meeting.subject,
        members=[meeting.organizer],
        has_bot=meeting.has_app,
        organizer=meeting.organizer,
    )


def group_room(name: str, people: Sequence[str], directory: Directory) -> Conversation:
    """Return the empty chat of a group; the first of the people made it."""
    return Conversation(
        id=directory.ids.group_chat(name),
        kind=ConversationKind.GROUP,
        key=name,
        name=name,
        members=list(people),
        organizer=people[0],
    )


def _by_id(rooms: Iterable[Conversation]) -> dict[str, Conversation]:
    return {room.id: room for room in rooms}
