"""Where in Teams something happens."""

from dataclasses import dataclass

from bot.teams.json_body import JsonObject

_THREAD = ";messageid="


@dataclass(frozen=True, slots=True)
class PersonalChat:
    """The bot and one person."""

    conversation_id: str


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel of a team, or the team itself, which Teams calls by its first channel's id.

    ``team_group_id`` is the team in the tenant's directory. ``thread_id`` is the message
    that began the thread, None for what happens to the channel as a whole.
    """

    channel_id: str
    team_id: str | None
    team_group_id: str | None
    thread_id: str | None


@dataclass(frozen=True, slots=True)
class GroupChat:
    """A chat of several people outside any team."""

    conversation_id: str


@dataclass(frozen=True, slots=True)
class MeetingChat:
    """The chat that belongs to a meeting."""

    conversation_id: str
    meeting_id: str | None


Place = PersonalChat | Channel | GroupChat | MeetingChat


def channel_of(conversation_id: str) -> str:
    """Return the id of the channel or chat, without the thread that may follow it."""
    return conversation_id.partition(_THREAD)[0]


def place_of(raw: JsonObject) -> Place:
    """Return where an activity comes from, whatever parts of it are missing."""
    conversation_id = text_at(raw, "conversation", "id") or ""
    kind = text_at(raw, "conversation", "conversationType") or _guess(raw, conversation_id)
    if kind == "channel":
        return _channel(raw, conversation_id)
    if kind == "personal":
        return PersonalChat(conversation_id)
    meeting_id = text_at(raw, "channelData", "meeting", "id")
    if meeting_id or conversation_id.startswith("19:meeting_"):
        return MeetingChat(conversation_id, meeting_id)
    return GroupChat(conversation_id)


def text_at(value: object, *path: str) -> str | None:
    """Return the text at the end of a path of names, None if there is no text there."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, str) and value else None


def _guess(raw: JsonObject, conversation_id: str) -> str:
    """Tell the kind of a conversation from its looks: some events do not name it."""
    if text_at(raw, "channelData", "team", "id") or "@thread.tacv2" in conversation_id:
        return "channel"
    conversation = raw.get("conversation")
    flagged = isinstance(conversation, dict) and conversation.get("isGroup") is True
    return "groupChat" if flagged or conversation_id.startswith("19:") else "personal"


def _channel(raw: JsonObject, conversation_id: str) -> Channel:
    """Believe the conversation's id, which is where an answer would go.

    Events are the exception: those about a channel are told in the team's first one.
    """
    channel_id, _, thread_id = conversation_id.partition(_THREAD)
    if raw.get("type") == "conversationUpdate":
        channel_id = text_at(raw, "channelData", "channel", "id") or channel_id
    return Channel(
        channel_id=channel_id,
        team_id=text_at(raw, "channelData", "team", "id"),
        team_group_id=text_at(raw, "channelData", "team", "aadGroupId"),
        thread_id=thread_id or None,
    )
