"""A school of which Graph tells who is in a shared channel; or of which nobody does."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from bot.edge import Edge
from bot.teams.credentials import NoCredentials
from bot.teams.graph.directory import Graph
from bot.teams.http_pool import HttpPool
from bot.teams.roster_sources import RosterSources
from playground.directory import Directory
from playground.running import Surroundings
from tests.school_in_a_box import SchoolInABox
from tests.teams.fake_graph import FakeGraph, Somebody


class SchoolWithGraph(SchoolInABox):
    """De Wilgenroos with Graph beside the connector, or (``graph`` is None) without it."""

    def __init__(self, owner_url: str, folder: Path, graph: FakeGraph | None) -> None:
        super().__init__(owner_url, folder)
        self.graph = graph

    @asynccontextmanager
    async def edge(self, around: Surroundings) -> AsyncIterator[Edge]:
        """Meet the playground as if it were Teams, whose connector is not asked everything."""
        if self.graph is not None:
            self._fill(self.graph, around)
        async with super().edge(around) as edge, HttpPool() as pool:
            asked = Graph(pool, NoCredentials(), root=self.graph.url) if self.graph else None
            yield replace(edge, sources=RosterSources(edge.connector, asked))

    def in_graph(self, channel: str) -> list[UUID]:
        """Return the list of who is in a channel by Graph, to be changed."""
        assert self.graph is not None
        teams = self.life.teams
        group = teams.directory.team_group_id
        return self.graph.channels[(group, teams.channel(channel).id)]

    def _fill(self, graph: FakeGraph, around: Surroundings) -> None:
        directory, team = Directory(around.world), around.world.team
        tenant = UUID(around.tenant_id)
        for person in around.world.people:
            if person.account:
                one = UUID(directory.account(person.key).object_id)
                graph.people[one] = Somebody(one, person.name, tenant, person.work, person.place)
        ids = {key: UUID(directory.account(key).object_id) for key in team.members}
        graph.owners.update(ids[key] for key in team.owners)
        group = directory.team_group_id
        graph.teams[group] = list(ids.values())
        for channel in team.channels:
            key = (group, directory.ids.channel(channel.key))
            graph.channels[key] = [ids[one] for one in channel.members or team.members]
