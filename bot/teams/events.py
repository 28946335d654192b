"""What happened in Teams, told apart by the JSON itself.

botbuilder knows neither the events of single channels nor where a membership comes from, and
takes the rest from fields that are sometimes missing; so everything is read from the raw object,
and nothing in it can make reading fail.

Source:
    Microsoft, "Conversation events in your Teams bot"; "Build apps for shared and private
    channels" (channelMember*, channelShared, membershipSource).
"""

from dataclasses import dataclass, field
from typing import Literal

from bot.teams.invokes import CARD_ACTION
from bot.teams.json_body import JsonObject
from bot.teams.mentions import Mention, spoken
from bot.teams.places import Channel, PersonalChat, Place, place_of, text_at

ChannelChange = Literal["created", "deleted", "renamed", "restored"]
TeamChange = Literal["archived", "unarchived", "deleted", "hardDeleted", "renamed", "restored"]
MeetingChange = Literal["started", "ended", "joined", "left"]

_CHANNEL_EVENTS: dict[str, ChannelChange] = {
    "channelCreated": "created",
    "channelDeleted": "deleted",
    "channelRenamed": "renamed",
    "channelRestored": "restored",
}
_TEAM_EVENTS: dict[str, TeamChange] = {
    "teamArchived": "archived",
    "teamUnarchived": "unarchived",
    "teamDeleted": "deleted",
    "teamHardDeleted": "hardDeleted",
    "teamRenamed": "renamed",
    "teamRestored": "restored",
}
_MEETING_EVENTS: dict[str, MeetingChange] = {
    "application/vnd.microsoft.meetingStart": "started",
    "application/vnd.microsoft.meetingEnd": "ended",
    "application/vnd.microsoft.meetingParticipantJoin": "joined",
    "application/vnd.microsoft.meetingParticipantLeave": "left",
}
_ROSTER_EVENTS: dict[str, Literal["team", "channel"]] = {
    "channelMemberAdded": "channel",
    "channelMemberRemoved": "channel",
    "channelShared": "channel",
    "channelUnshared": "channel",
    "teamMemberAdded": "team",
    "teamMemberRemoved": "team",
}


@dataclass(frozen=True, slots=True)
class Message:
    """Somebody typed something.

    ``addressed`` is whether it was said to the bot: in a 1:1 chat always, elsewhere if it
    mentions the bot. ``edited`` means that this text replaces what was typed before.
    """

    place: Place
    text: str = field(repr=False)
    mentions: tuple[Mention, ...]
    addressed: bool
    edited: bool


@dataclass(frozen=True, slots=True)
class CardAction:
    """Somebody pressed a button on a card.

    A press comes as an invoke (Action.Execute) or as a message (Action.Submit, from phones
    on which the first does not work); a card gives both the same ``verb``, the latter
    inside its data. Both come from the person's own program: believe nothing in them.
    ``automatic`` is a card that refreshes by itself: nobody pressed anything.
    """

    place: Place
    verb: str
    data: JsonObject = field(repr=False)
    card_id: str | None
    automatic: bool
    invoked: bool


@dataclass(frozen=True, slots=True)
class Installed:
    """The app was installed for a person, in a team or in a chat, or got a new version."""

    place: Place
    upgraded: bool


@dataclass(frozen=True, slots=True)
class Uninstalled:
    """The app was taken away."""

    place: Place


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody whom an event names: by the bot's id, and by the directory's if it is told."""

    id: str
    object_id: str | None


@dataclass(frozen=True, slots=True)
class MembersChanged:
    """People, or the bot itself, came or went; or whole teams did, in a shared channel.

    ``event`` is Teams' own name for it, empty in chats. A ``team`` event is about all of
    the team's channels. ``added`` and ``removed`` are people, never the bot.
    """

    place: Place
    event: str
    of: Literal["team", "channel", "chat"]
    added: tuple[Account, ...]
    removed: tuple[Account, ...]
    bot_added: bool
    bot_removed: bool


@dataclass(frozen=True, slots=True)
class ChannelChanged:
    """A channel was created, deleted, renamed or restored; ``place`` is that channel."""

    place: Place
    what: ChannelChange


@dataclass(frozen=True, slots=True)
class TeamChanged:
    """Something happened to the team as a whole."""

    place: Place
    what: TeamChange


@dataclass(frozen=True, slots=True)
class MeetingEvent:
    """A meeting began or ended, or somebody came or went."""

    place: Place
    what: MeetingChange


@dataclass(frozen=True, slots=True)
class OtherInvoke:
    """Teams waits for an answer to something we do not know or could not read."""

    place: Place
    name: str


@dataclass(frozen=True, slots=True)
class Ignored:
    """Nothing that concerns the bot."""

    place: Place


Event = (
    Message
    | CardAction
    | Installed
    | Uninstalled
    | MembersChanged
    | ChannelChanged
    | TeamChanged
    | MeetingEvent
    | OtherInvoke
    | Ignored
)


def classify(raw: JsonObject) -> Event:
    """Return what happened."""
    place = place_of(raw)
    match raw.get("type"):
        case "message":
            return _submitted(raw, place) or _message(raw, place)
        case "messageUpdate" if _event_type(raw) == "editMessage":
            return _message(raw, place)
        case "invoke":
            return _executed(raw, place) or OtherInvoke(place, text_at(raw, "name") or "")
        case "installationUpdate":
            return _installation(raw, place)
        case "conversationUpdate":
            return _conversation(raw, place)
        case "event" if what := _MEETING_EVENTS.get(text_at(raw, "name") or ""):
            return MeetingEvent(place, what)
        case _:
            return Ignored(place)


def _message(raw: JsonObject, place: Place) -> Message:
    said = spoken(raw)
    return Message(
        place,
        said.text,
        said.mentions,
        addressed=said.bot_mentioned or isinstance(place, PersonalChat),
        edited=raw.get("type") == "messageUpdate",
    )


def _submitted(raw: JsonObject, place: Place) -> CardAction | None:
    """Read an Action.Submit: a message whose value is the card's data and what was filled in."""
    value = raw.get("value")
    if not isinstance(value, dict) or (text_at(raw, "text") and not text_at(value, "verb")):
        return None
    data = {name: item for name, item in value.items() if name not in {"verb", "msteams"}}
    return _card_action(raw, place, text_at(value, "verb") or "", data)


def _executed(raw: JsonObject, place: Place) -> CardAction | None:
    """Read an Action.Execute; its data may be missing, its verb may not."""
    value = raw.get("value")
    action = value.get("action") if isinstance(value, dict) else None
    verb = text_at(action, "verb")
    if raw.get("name") != CARD_ACTION or not isinstance(action, dict) or verb is None:
        return None
    data = action.get("data") or {}
    return _card_action(raw, place, verb, data) if isinstance(data, dict) else None


def _card_action(raw: JsonObject, place: Place, verb: str, data: JsonObject) -> CardAction:
    return CardAction(
        place,
        verb,
        data,
        card_id=text_at(raw, "replyToId"),
        automatic=text_at(raw, "value", "trigger") == "automatic" and raw["type"] == "invoke",
        invoked=raw["type"] == "invoke",
    )


def _installation(raw: JsonObject, place: Place) -> Event:
    match raw.get("action"):
        case "add" | "add-upgrade" as action:
            return Installed(place, action == "add-upgrade")
        case "remove" | "remove-upgrade":
            return Uninstalled(place)
        case _:
            return Ignored(place)


def _conversation(raw: JsonObject, place: Place) -> Event:
    event = _event_type(raw)
    if event in _ROSTER_EVENTS or "membersAdded" in raw or "membersRemoved" in raw:
        return _members(raw, place, event)
    if event in _CHANNEL_EVENTS:
        return ChannelChanged(place, _CHANNEL_EVENTS[event])
    if event in _TEAM_EVENTS:
        return TeamChanged(place, _TEAM_EVENTS[event])
    return Ignored(place)


def _members(raw: JsonObject, place: Place, event: str) -> MembersChanged:
    bot_id = text_at(raw, "recipient", "id")
    added, removed = _accounts(raw.get("membersAdded")), _accounts(raw.get("membersRemoved"))
    return MembersChanged(
        place,
        event,
        _ROSTER_EVENTS.get(event, "team" if isinstance(place, Channel) else "chat"),
        tuple(account for account in added if account.id != bot_id),
        tuple(account for account in removed if account.id != bot_id),
        bot_added=any(account.id == bot_id for account in added),
        bot_removed=any(account.id == bot_id for account in removed),
    )


def _accounts(entries: object) -> list[Account]:
    return [
        Account(identity, text_at(entry, "aadObjectId"))
        for entry in (entries if isinstance(entries, list) else [])
        if (identity := text_at(entry, "id")) is not None
    ]


def _event_type(raw: JsonObject) -> str:
    return text_at(raw, "channelData", "eventType") or ""
