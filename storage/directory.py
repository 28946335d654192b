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


class Refusal(StrEnum):
    """Why no case can live in a channel.

    The bot cannot write in a private one; of a shared one only Graph tells who is in it.
    """

    PRIVATE = "private"
    SHARED_WITHOUT_GRAPH = "shared_without_graph"


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
    """A team in which the app is installed; ``code`` begins the labels of its cases.

    ``group`` is the team's id in the tenant's directory, as far as Teams told it.
    """

    id: str
    name: str
    school: str
    code: str
    state: TeamState = TeamState.ACTIVE
    group: str | None = None


@dataclass(frozen=True, slots=True)
class TeamChannel:
    """A channel as Teams knows it, and why no case can live there, if none can."""

    id: str
    team: str
    name: str
    kind: ChannelKind = ChannelKind.STANDARD
    refused: Refusal | None = None


@dataclass(frozen=True, slots=True)
class KnownChannel:
    """A channel with what is known of its roster; None means never, or no more.

    ``group`` is its team's id in the tenant's directory.
    """

    channel: TeamChannel
    synced_at: datetime | None
    frozen_at: datetime | None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class RosterMember:
    """Somebody on a channel's roster."""

    person: PersonId
    is_owner: bool = False


@dataclass(frozen=True, slots=True)
class RosterChange:
    """Who came and who left between two readings of a roster.

    Nobody came with the first one. ``was_trusted`` is False when an event had told that the
    roster was no longer right, or none was read before.
    """

    arrived: frozenset[PersonId] = frozenset()
    left: frozenset[PersonId] = frozenset()
    was_trusted: bool = False


@dataclass(frozen=True, slots=True)
class SweepResult:
    """What came of reading all rosters: how many, and the changes that no event had told."""

    read: int = 0
    unread: int = 0
    arrivals: int = 0
    departures: int = 0

    def __add__(self, other: "SweepResult") -> "SweepResult":
        return SweepResult(
            self.read + other.read,
            self.unread + other.unread,
            self.arrivals + other.arrivals,
            self.departures + other.departures,
        )


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
