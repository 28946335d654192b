"""The values the roster sync writes: teams, channels, members, and where people's chats are."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cases.identities import PersonId


class ChannelKind(StrEnum):
    """The kinds of channels a case can live in; only a standard one has the team's roster."""

    STANDARD = "standard"
    SHARED = "shared"
    PRIVATE = "private"


class TeamState(StrEnum):
    """Whether the app is in the team."""

    ACTIVE = "active"
    GONE = "gone"


class DeliveryState(StrEnum):
    """Whether somebody's own chat with the bot can be written to."""

    UNKNOWN = "unknown"
    OK = "ok"
    UNINSTALLED = "uninstalled"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Team:
    """A team in which the app is installed; ``code`` begins the labels of its cases."""

    id: str
    name: str
    school: str
    code: str
    state: TeamState = TeamState.ACTIVE


@dataclass(frozen=True, slots=True)
class TeamChannel:
    """A channel as Teams knows it."""

    id: str
    team: str
    name: str
    kind: ChannelKind = ChannelKind.STANDARD


@dataclass(frozen=True, slots=True)
class KnownChannel:
    """A channel with what is known of its roster; None means never, or no more."""

    channel: TeamChannel
    synced_at: datetime | None
    frozen_at: datetime | None


@dataclass(frozen=True, slots=True)
class RosterMember:
    """Somebody on a channel's roster."""

    person: PersonId
    is_owner: bool = False


@dataclass(frozen=True, slots=True)
class ChatAddress:
    """Where somebody's own chat with the bot is, and whether it can be written to.

    ``teams_user_id`` is the id by which the bot knows the person (``29:…``). All but the
    state are None as long as the bot is not installed for this person.
    """

    conversation: str | None = None
    service_url: str | None = None
    teams_user_id: str | None = None
    state: DeliveryState = DeliveryState.UNKNOWN
