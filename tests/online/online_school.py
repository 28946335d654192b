"""A school where Graph makes online meetings, whose chats are those of Teams in a box."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

from bot.edge import Edge
from bot.online_rooms import OnlineRooms, RoomLater, RoomOutcome, RoomWanted
from bot.teams.credentials import NoCredentials
from bot.teams.graph.apps import GraphApps
from bot.teams.graph.calls import GraphCalls
from bot.teams.graph.meetings import GraphMeetings
from bot.teams.http_pool import HttpPool
from cases.identities import PersonId
from playground.directory import Directory
from playground.running import Surroundings
from playground.state import Conversation
from tests.school_in_a_box import SchoolInABox
from tests.teams.fake_graph import FakeGraph, Somebody


class Died(BaseException):
    """The process is gone; nothing catches that."""


class MortalRooms:
    """Makes rooms, and can die once between Graph's answer and keeping it."""

    def __init__(self, rooms: OnlineRooms) -> None:
        self._rooms = rooms
        self.dies = False

    async def make(self, wanted: RoomWanted) -> RoomOutcome:
        """Make it, and die of it where that is wanted."""
        outcome = await self._rooms.make(wanted)
        if self.dies:
            self.dies = False
            raise Died
        return outcome

    async def call_off(
        self, meeting: UUID, organizer: PersonId, event: str | None
    ) -> RoomLater | None:
        """Call it off."""
        return await self._rooms.call_off(meeting, organizer, event)


class OnlineSchool(SchoolInABox):
    """De Wilgenroos with Graph for its calendars; the connector tells who is where."""

    def __init__(self, owner_url: str, folder: Path, graph: FakeGraph) -> None:
        super().__init__(owner_url, folder)
        self.graph = graph
        self.rooms: MortalRooms | None = None
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
            self.rooms = MortalRooms(GraphMeetings(calls, apps))
            yield replace(edge, rooms=self.rooms)

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
