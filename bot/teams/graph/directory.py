"""What the bot asks of Microsoft Graph: who is in a channel, and what people do.

A few REST calls, read only. What they need is granted with the app (``ChannelMember.Read.Group``
and ``TeamMember.Read.Group``, for the teams in which it is installed) or by an administrator
(``User.Read.All``, for functions and organisations).

Source:
    Microsoft Graph v1.0, "List allMembers", "List members of team", "channel:
    doesUserHaveAccess", "List users", "Paging Microsoft Graph data in your app".
"""

from collections.abc import AsyncIterator, Collection, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import ClassVar
from urllib.parse import urlencode
from uuid import UUID

from bot.teams.failures import Unreadable
from bot.teams.graph.session import GraphSession, entries_of
from bot.teams.hosts import ForeignHost, secure
from bot.teams.json_body import JsonObject
from bot.teams.members import TeamsMember
from bot.teams.pacing import Window
from bot.teams.patience import IN_A_TURN, Patience
from bot.teams.wire import Request, escaped

MOST_PAGES = 200
CUT_OFF = 999
"""Members after which Graph may leave the rest out without saying so."""

_IDS_AT_ONCE = 15  # Graph takes no more in one "in"
_OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Described:
    """Somebody as the tenant's directory describes them; both are empty where it says nothing."""

    object_id: str
    function: str = field(repr=False)
    organisation: str = field(repr=False)


class Graph(GraphSession):
    """Asks Graph, over the pool, with a token of its own.

    Everything here raises a ``ConnectorFailure``, of the kind that says what to do next.
    ``root`` is Graph's address; only a test has another.

    Raises:
        ForeignHost: the root is neither https nor on this machine.
    """

    PACE: ClassVar[tuple[Window, ...]] = (Window(20, timedelta(seconds=1)),)

    async def channel_members(
        self, group: str, channel: str, patience: Patience = IN_A_TURN
    ) -> tuple[TeamsMember, ...]:
        """Return everybody in a channel, whole or not at all.

        For a shared channel those of other teams and tenants count too. ``group`` is the team
        that owns the channel, by its id in the directory; ``patience`` is for each page.
        """
        path = f"/teams/{escaped(group)}/channels/{escaped(channel)}/allMembers"
        return await self._members(path, patience)

    async def team_members(
        self, group: str, patience: Patience = IN_A_TURN
    ) -> tuple[TeamsMember, ...]:
        """Return everybody in a team, its owners marked as such."""
        return await self._members(f"/teams/{escaped(group)}/members", patience)

    async def has_access(
        self, group: str, channel: str, person: UUID, tenant: UUID, patience: Patience = IN_A_TURN
    ) -> bool:
        """Say whether somebody is in a channel at this moment, in person or through a team."""
        asked = f"doesUserHaveAccess(userId='{person}',tenantId='{tenant}')"
        path = f"/teams/{escaped(group)}/channels/{escaped(channel)}/{asked}"
        answer = await self._ask(self._address(path), patience)
        if not isinstance(has_access := answer.get("value"), bool):
            raise Unreadable(200)
        return has_access

    async def describe(
        self, people: Collection[UUID], patience: Patience = IN_A_TURN
    ) -> tuple[Described, ...]:
        """Return what the directory says people do, for those of this tenant whom it knows."""
        found: list[Described] = []
        ids = [str(person) for person in people]
        for first in range(0, len(ids), _IDS_AT_ONCE):
            some = ",".join(f"'{one}'" for one in ids[first : first + _IDS_AT_ONCE])
            query = {"$select": "id,jobTitle,companyName", "$filter": f"id in ({some})"}
            address = self._address("/users", urlencode(query))
            found.extend([_described(one) async for one in self._pages(address, patience)])
        return tuple(found)

    async def _members(self, path: str, patience: Patience) -> tuple[TeamsMember, ...]:
        entries = [entry async for entry in self._pages(self._address(path), patience)]
        if len(entries) == CUT_OFF:
            raise Unreadable(200)
        return tuple(_each_once(_member(entry) for entry in entries))

    async def _pages(self, address: str, patience: Patience) -> AsyncIterator[JsonObject]:
        """Give the entries of a list, turning its pages."""
        seen = {address}
        for _ in range(MOST_PAGES):
            page = await self._ask(address, patience)
            for entry in entries_of(page):
                yield entry
            following = page.get("@odata.nextLink")
            if following is None:
                return
            address = self._guarded(following)
            if address in seen:
                raise Unreadable(200)
            seen.add(address)
        raise Unreadable(200)

    async def _ask(self, address: str, patience: Patience) -> JsonObject:
        return await self.ask(Request("GET", address), patience)

    def _address(self, path: str, query: str = "") -> str:
        return self.address(path) + (f"?{query}" if query else "")

    def _guarded(self, link: object) -> str:
        """Return the address of the next page, which gets our token: Graph's own, no other.

        Raises:
            Unreadable: it leads elsewhere.
        """
        try:
            url = secure(link) if isinstance(link, str) else None
        except ForeignHost:
            url = None
        if url is None or url.origin() != self.origin or not url.path.startswith("/v1.0/"):
            raise Unreadable(200)
        return str(link)


def _member(entry: JsonObject) -> TeamsMember:
    """Return the member that an entry describes; Graph has no id of the bot's for them."""
    person, roles = _text(entry, "userId"), entry.get("roles")
    if not person or not isinstance(roles, list):
        raise Unreadable(200)
    return TeamsMember(
        id=person,
        object_id=person,
        tenant_id=_text(entry, "tenantId") or None,
        role=_OWNER if _OWNER in roles else None,
        name=_text(entry, "displayName"),
    )


def _each_once(members: Iterable[TeamsMember]) -> Iterable[TeamsMember]:
    """Return each person once: who is in a channel twice, in person and by a team, is listed so."""
    found: dict[str, TeamsMember] = {}
    for member in members:
        known = found.get(member.id)
        if known is None or known.role != _OWNER:
            found[member.id] = member
    return found.values()


def _described(entry: JsonObject) -> Described:
    if not (person := _text(entry, "id")):
        raise Unreadable(200)
    return Described(person, _text(entry, "jobTitle"), _text(entry, "companyName"))


def _text(entry: JsonObject, name: str) -> str:
    value = entry.get(name)
    return value if isinstance(value, str) else ""
