"""The outside of every activity: where it happened, when, by whom and for which bot."""

import base64
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from playground.directory import Directory, Json
from playground.scene import Scene
from playground.state import Conversation, ConversationKind

SCHOOL_ZONE = ZoneInfo("Europe/Amsterdam")
_EVENTS = UUID("0d7a4a4e-5b3c-4a86-b6e1-6a2d0f3f7b11")


@dataclass(frozen=True, slots=True)
class Place:
    """A conversation, and in a channel the message that began the thread."""

    conversation: Conversation
    root: str | None = None


def envelope(scene: Scene, kind: str, sender: str, place: Place) -> Json:
    """Return an activity of this type that says all but what happened.

    Source:
        Activities that Teams sent to a bot in 2026; timestamps have seven decimals.
    """
    now = scene.clock()
    locale = scene.locale_of(sender)
    return {
        "type": kind,
        "id": event_id(scene),
        "timestamp": now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f0Z"),
        "localTimestamp": _local(now),
        "localTimezone": str(SCHOOL_ZONE),
        "channelId": "msteams",
        "serviceUrl": scene.service_url,
        "from": _sender(scene.directory, sender, kind),
        "conversation": _conversation(place, scene.directory),
        "recipient": scene.directory.bot(),
        "entities": [_client(locale)],
        "channelData": _channel_data(scene, place.conversation),
        "locale": locale,
    }


def event_id(scene: Scene) -> str:
    """Return an id for something that is not a message, such as a click."""
    number = scene.state.next_message_id(scene.clock())
    return f"f:{uuid5(_EVENTS, f'{scene.world.seed}/{number}')}"


def team_data(scene: Scene) -> Json:
    """Describe the team as events about it do."""
    general = scene.world.team.channels[0]
    return {
        "id": scene.directory.ids.channel(general.key),
        "name": scene.world.team.name,
        "aadGroupId": scene.directory.team_group_id,
    }


def channel_data(conversation: Conversation) -> Json:
    """Describe a channel as events about it do; Teams leaves out General's name."""
    described: Json = {"id": conversation.id, "name": conversation.name}
    if conversation.channel_type:
        described["type"] = conversation.channel_type.value
    return described


def meeting_id(conversation: Conversation) -> str:
    """Return the id of the meeting that a chat goes with."""
    return base64.b64encode(f"0#{conversation.id}#0".encode()).decode()


def _sender(directory: Directory, key: str, kind: str) -> Json:
    """Describe who did it; Teams leaves the name out where nobody wrote or pressed."""
    described = directory.sender(key)
    if kind in ("conversationUpdate", "installationUpdate"):
        described.pop("name")
    return described


def _local(now: datetime) -> str:
    return now.astimezone(SCHOOL_ZONE).isoformat(timespec="microseconds")


def _client(locale: str) -> Json:
    return {
        "type": "clientInfo",
        "locale": locale,
        "country": locale.partition("-")[2] or "NL",
        "platform": "Web",
        "timezone": str(SCHOOL_ZONE),
    }


def _conversation(place: Place, directory: Directory) -> Json:
    room = place.conversation
    described: Json = {"tenantId": directory.tenant_id, "id": room.id}
    if room.kind is ConversationKind.PERSONAL:
        described["conversationType"] = "personal"
        return described
    described["isGroup"] = True
    described["conversationType"] = (
        "channel" if room.kind is ConversationKind.CHANNEL else "groupChat"
    )
    if place.root:
        described["id"] = f"{room.id};messageid={place.root}"
    return described


def _channel_data(scene: Scene, room: Conversation) -> Json:
    tenant: Json = {"id": scene.directory.tenant_id}
    if room.kind is ConversationKind.CHANNEL:
        team = team_data(scene)["id"]
        return {
            "teamsChannelId": room.id,
            "teamsTeamId": team,
            "channel": {"id": room.id},
            "team": {"id": team},
            "tenant": tenant,
        }
    if room.kind is ConversationKind.MEETING:
        return {"meeting": {"id": meeting_id(room)}, "tenant": tenant}
    return {"tenant": tenant}
