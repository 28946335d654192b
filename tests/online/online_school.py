"""A school where Graph makes online meetings, whose chats are those of Teams in a box."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

from bot.edge import Edge
from bot.teams.credentials import NoCredentials
from bot.teams.graph_apps import GraphApps
from bot.teams.graph_calls import GraphCalls
from bot.teams.graph_meetings import GraphMeetings
from bot.teams.http_pool import HttpPool
from playground.directory import Directory
from playground.running import Surroundings
from playground.state import Conversation
from tests.school_in_a_box import SchoolInABox
from tests.teams.fake_graph import FakeGraph, Somebody


class OnlineSchool(SchoolInABox):
    """De Wilgenroos with Graph for its calendars; the connector tells who is where."""

    def __init__(self, owner_url: str, folder: Path, graph: FakeGraph) -> None:
        super().__init__(owner_url, folder)
        self.graph = graph
        self.practice = replace(self.practice, makes_online_meetings=True)
        graph.calendars.make_room = self._room

    @asynccontextmanager
    async def edge(self, around: Surroundings) -> AsyncIterator[Edge]:
        """Meet the playground as if it were Teams, and Graph beside it."""
        directory = Directory(around.world)
        for person in around.world.people:
            if person.account:
                one = UUID(directory.account(person.key).object_id)
                tenant = UUID(around.tenant_id)
                self.graph.people[one] = Somebody(one, person.name, tenant, person.work)
        async with super().edge(around) as edge, HttpPool() as pool:
            calls = GraphCalls(pool, NoCredentials(), root=self.graph.url)
            apps = GraphApps(calls, str(uuid4()))
            yield replace(edge, rooms=GraphMeetings(calls, apps))

    def mail_of(self, key: str) -> str:
        """Return the mail address that somebody's account has in Graph."""
        return self.graph.people[self.id_of(key)].mail

    def chat(self) -> Conversation:
        """Return the chat of the one online meeting there is."""
        thread = self.graph.calendars.only_meeting()["chatInfo"]["threadId"]
        return self.life.teams.state.conversations[thread]

    async def _room(self, subject: str, organizer: str) -> tuple[str, str]:
        teams = self.life.teams
        key = teams.directory.key_of(organizer)
        assert key is not None
        room = await teams.meetings.create(subject, key)
        return teams.meetings.link(room), room.id
