"""Who may be believed about a channel's members: by the kind of the channel."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from bot.teams.connector import Address, Connector
from bot.teams.failures import ConnectorFailure, Refused
from bot.teams.graph.directory import Described, Graph
from bot.teams.members import TeamsMember
from cases.identities import PersonId, TenantId
from storage.directory import ChannelKind, KnownChannel, Refusal


class RosterSource(Protocol):
    """Tells who is in a channel."""

    async def members(self, channel: KnownChannel, service_url: str) -> tuple[TeamsMember, ...]:
        """Return everybody in the channel, whole or not at all. Raises ``ConnectorFailure``."""


@dataclass(frozen=True, slots=True)
class ConnectorRosters:
    """The connector, which in a shared channel may not know those of other teams."""

    connector: Connector

    async def members(self, channel: KnownChannel, service_url: str) -> tuple[TeamsMember, ...]:
        """Return the members that the connector lists for exactly this channel."""
        return await self.connector.members(Address(service_url, channel.channel.id))


@dataclass(frozen=True, slots=True)
class GraphRosters:
    """Graph, which knows those who are in a channel through another team or tenant."""

    graph: Graph

    async def members(self, channel: KnownChannel, service_url: str) -> tuple[TeamsMember, ...]:  # noqa: ARG002 - Graph has one address
        """Return all members; a standard channel's are the team's, with its owners."""
        if channel.group is None:
            raise Refused(0, "TeamWithoutGroup")
        if channel.channel.kind is ChannelKind.STANDARD:
            return await self.graph.team_members(channel.group)
        return await self.graph.channel_members(channel.group, channel.channel.id)


@dataclass(frozen=True, slots=True)
class RosterSources:
    """Which source is asked about which channel.

    A standard channel: the connector, or Graph where the connector fails. A shared one: Graph
    alone; without it no case can live there, unless ``connector_tells_all`` (the playground,
    whose connector knows every roster). A private one: nobody, for the bot cannot write there.
    """

    connector: Connector
    graph: Graph | None = None
    connector_tells_all: bool = False

    def refusal(self, kind: ChannelKind) -> Refusal | None:
        """Return why no case can live in a channel of that kind, None if one can."""
        if kind is ChannelKind.PRIVATE:
            return Refusal.PRIVATE
        if kind is ChannelKind.SHARED and not (self.graph or self.connector_tells_all):
            return Refusal.SHARED_WITHOUT_GRAPH
        return None

    async def members(self, channel: KnownChannel, service_url: str) -> tuple[TeamsMember, ...]:
        """Return everybody in a channel.

        Raises:
            ConnectorFailure: nobody who may be believed tells.
        """
        kind = channel.channel.kind
        if (why := self.refusal(kind)) is not None:
            raise Refused(0, why.name)
        connector: RosterSource = ConnectorRosters(self.connector)
        graph: RosterSource = GraphRosters(self.graph) if self.graph else connector
        if kind is ChannelKind.SHARED:
            return await graph.members(channel, service_url)
        try:
            return await connector.members(channel, service_url)
        except ConnectorFailure:
            if self.graph is None:
                raise
        return await graph.members(channel, service_url)

    async def is_still_in(self, channel: KnownChannel, tenant: TenantId, person: PersonId) -> bool:
        """Say whether somebody whom an event took out of a shared channel is in it yet.

        They may be, through a team with which the channel is shared. Without Graph, or when it
        does not tell, the event is believed.
        """
        shared = channel.channel.kind is ChannelKind.SHARED
        if self.graph is None or channel.group is None or not shared:
            return False
        try:
            return await self.graph.has_access(channel.group, channel.channel.id, person, tenant)
        except ConnectorFailure:
            return False

    async def describe(self, people: Collection[PersonId]) -> tuple[Described, ...]:
        """Return what people do, as far as Graph is there and may tell."""
        if self.graph is None or not people:
            return ()
        ids: list[UUID] = sorted(people)
        try:
            return await self.graph.describe(ids)
        except ConnectorFailure:
            return ()
