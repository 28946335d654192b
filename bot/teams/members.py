"""The members of a conversation, as the connector lists them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.teams.failures import Unreadable
from bot.teams.json_body import JsonObject


@dataclass(frozen=True, slots=True)
class TeamsMember:
    """A person in a conversation.

    ``id`` is how this bot addresses the person; ``object_id`` is the person in the tenant's
    directory, None for somebody anonymous. Names are for showing only and stay out of logs.
    """

    id: str
    object_id: str | None
    tenant_id: str | None
    role: str | None
    name: str = field(default="", repr=False)
    email: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class ListedChannel:
    """A channel as the team's list tells it; General comes without a name, under the team's id.

    ``kind`` is Teams' own word: standard, shared or private; empty where it tells none.
    """

    id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class ListedTeam:
    """A team with the channels that the bot may know of.

    ``group`` is the team in the tenant's directory, None where Teams tells none.
    """

    name: str
    group: str | None
    channels: tuple[ListedChannel, ...]


def listed_team(described: JsonObject, listed: JsonObject) -> ListedTeam:
    """Return the team of a description and a list of its conversations.

    Raises:
        Unreadable: the second is no such list.
    """
    name, group = _text(described, "name") or "", _text(described, "aadGroupId")
    return ListedTeam(name, group, listed_channels(listed))


def listed_channels(answer: JsonObject) -> tuple[ListedChannel, ...]:
    """Return the channels of a list of a team's conversations.

    Raises:
        Unreadable: it is no such list.
    """
    entries = answer.get("conversations")
    if not isinstance(entries, list):
        raise Unreadable(200)
    return tuple(
        ListedChannel(identity, _text(entry, "name") or "", _kind(entry))
        for entry in entries
        if isinstance(entry, dict) and (identity := _text(entry, "id"))
    )


def _kind(entry: JsonObject) -> str:
    """Return the channel's kind; Microsoft's Agents Playground calls it as the app's events do."""
    return _text(entry, "type") or _text(entry, "channelType") or ""


def member(entry: object) -> TeamsMember:
    """Return the member that an entry of a roster describes.

    Raises:
        Unreadable: it has no id.
    """
    if not isinstance(entry, dict) or not (identity := _text(entry, "id")):
        raise Unreadable(200)
    return TeamsMember(
        id=identity,
        object_id=_text(entry, "aadObjectId") or _text(entry, "objectId"),
        tenant_id=_text(entry, "tenantId"),
        role=_text(entry, "userRole") or _text(entry, "role"),
        name=_text(entry, "name") or "",
        email=_text(entry, "email"),
    )


def members(page: JsonObject) -> Iterator[TeamsMember]:
    """Yield the members on a page of a roster.

    Raises:
        Unreadable: the page has no list of members.
    """
    entries = page.get("members")
    if not isinstance(entries, list):
        raise Unreadable(200)
    return map(member, entries)


def _text(entry: JsonObject, name: str) -> str | None:
    value = entry.get(name)
    return value if isinstance(value, str) and value else None
