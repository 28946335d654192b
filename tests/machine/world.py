"""The product that the machine moves: real storage, the real rules, and Teams as plain sets."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TypeVar
from uuid import UUID, uuid4

from cases.desk import Command
from cases.errors import CaseError
from cases.identities import PersonId, TenantId
from cases.model.case import CaseId
from cases.model.people import Person
from cases.principals import Courier, Guest, Member, RosterSync
from storage.database import Database, Work
from storage.directory import ChannelKind, RosterMember, Team, TeamChannel
from storage.errors import RosterStale
from storage.links import link_hash
from storage.scope import claim_of
from tests.machine.oracle import OWNER, Oracle, Shelf
from tests.seeds import HandClock
from tests.storage.intruder import ROLE_OF, Intruder, Session, prove

Result = TypeVar("Result")

TEAM = "19:team@thread.tacv2"
CHANNELS = {"a": "19:a@thread.tacv2", "b": "19:b@thread.tacv2"}
PEOPLE = {
    "marit": "intern begeleider",
    "ruben": "ondersteuningscoördinator",
    "thijs": "leerkracht groep 6",
    "fenna": "orthopedagoog",
    "noor": "jeugdverpleegkundige",
    "dirk": "directeur",
}
AT_FIRST = {"a": {"marit", "ruben", "thijs", "fenna", "dirk"}, "b": {"marit", "noor"}}
SECOND = timedelta(seconds=1)
ROSTER_FRESH = timedelta(minutes=5)
"""How long a roster may be relied on in a channel and by the worker (design 7)."""

_ROWS = """
SELECT 'cases' AS shelf, case_id, case_id AS which FROM aantafel.cases
UNION SELECT 'keys', case_id, case_id FROM aantafel.case_keys
UNION SELECT 'places', case_id, person_id FROM aantafel.participants
UNION SELECT 'invitations', case_id, invitation_id FROM aantafel.invitations
UNION SELECT 'guardians', case_id, guardian_id FROM aantafel.guardians
UNION SELECT 'consents', case_id, giver_id FROM aantafel.consents
UNION SELECT 'agreements', case_id, agreement_id FROM aantafel.agreements
UNION SELECT 'words.' || audience, case_id,
    CASE audience WHEN 'account' THEN author_id ELSE about END FROM aantafel.words
UNION SELECT 'restrictions', case_id, item_id FROM aantafel.restrictions
UNION SELECT 'requests', case_id, request_id FROM aantafel.rights_requests
UNION SELECT 'reasons', case_id, person_id FROM aantafel.stated_reasons
UNION SELECT 'links', case_id, person_id FROM aantafel.links
"""
"""Everything of cases that SQL in a member's name finds; ``Oracle.shelves`` says what it may."""

_NOT_OF_GUESTS = ("participants", "invitations", "agreements", "links", "restrictions")
_ROWS_OF_GUESTS = "\n".join(
    line for line in _ROWS.splitlines() if not line.endswith(_NOT_OF_GUESTS)
)
"""The same for a parent: what is left out they may not even ask for."""

_LEFTOVERS = "; ".join(
    f"DELETE FROM aantafel.{table}"
    for table in ("outbox", "roster_news", "seat_news", "told_readers", "vacancies")
)
"""What the courier would still do for the schools of earlier runs."""


class Unread(Exception):
    """A roster was too old, and Teams did not tell: the door stays closed."""


@dataclass
class World:
    """One school of its own in the database, with its oracle beside it."""

    database: Database
    clock: HandClock
    intruder: Intruder
    teams_answers: bool = True
    tenant: TenantId = field(default_factory=lambda: TenantId(uuid4()))
    people: dict[str, PersonId] = field(
        default_factory=lambda: {name: PersonId(uuid4()) for name in PEOPLE}
    )
    oracle: Oracle = field(init=False)

    def __post_init__(self) -> None:
        self.oracle = Oracle(self.people, self.clock)

    async def begin(self, owner: Session) -> None:
        """Let the roster sync write down the team, and throw away what earlier runs left."""
        await owner.execute(_LEFTOVERS)
        async with self.database.work_as(self._sync) as work:
            await work.rosters.remember_team(Team(TEAM, "Zorgteam", "De Wilgenroos", "WR"))
            for name, channel in CHANNELS.items():
                await work.rosters.remember_channel(
                    TeamChannel(channel, TEAM, name, ChannelKind.STANDARD)
                )
            for name, function in PEOPLE.items():
                await work.rosters.remember_person(Person(self.people[name], name, function))
        for name, members in AT_FIRST.items():
            self.oracle.teams[name] = set(members)
            await self.read_roster(name)

    async def read_roster(self, channel: str) -> None:
        """Read a channel's roster from Teams, as the bot does."""
        oracle = self.oracle
        self.clock.forward(SECOND)
        members = [
            RosterMember(self.people[one], is_owner=one == OWNER) for one in oracle.teams[channel]
        ]
        async with self.database.work_as(self._sync) as work:
            taken = await work.rosters.replace_roster(CHANNELS[channel], members, self.clock())
        assert taken is not None
        oracle.stored[channel] = set(oracle.teams[channel])
        oracle.read_at[channel] = self.clock()

    async def through_the_door(
        self, who: str, act: Callable[[Work], Awaitable[Result]], *, live: bool
    ) -> Result:
        """Do something in somebody's name, on rosters as fresh as their own chat or a channel asks.

        Raises:
            Unread: a roster was too old and Teams does not answer.
        """
        since = self.clock() if live else self.clock() - ROSTER_FRESH
        for _ in range(len(CHANNELS) + 1):
            try:
                async with self.database.work_as(self.member(who), rosters_since=since) as work:
                    return await act(work)
            except RosterStale as stale:
                if not self.teams_answers:
                    raise Unread from None
                for channel in stale.channels:
                    await self.read_roster(_name_of(channel))
        raise AssertionError("a roster that was just read is too old")

    async def ask(
        self, who: str, command: Command[Result], *, live: bool
    ) -> Result | CaseError | Unread:
        """Give a command, and return what came of it: a result or a refusal."""

        async def execute(work: Work) -> Result:
            return await work.desk.execute(command)

        try:
            return await self.through_the_door(who, execute, live=live)
        except (CaseError, Unread) as refused:
            return refused

    async def ask_by_link(self, token: str, command: Command[Result]) -> Result | CaseError:
        """Let whoever has a link give a command."""
        try:
            async with self.database.work_as(Guest(link_hash(token))) as work:
                return await work.desk.execute(command)
        except CaseError as refused:
            return refused

    async def rows(self, *people: Member) -> list[dict[str, Shelf]]:
        """Return every row of cases that raw SQL finds in each person's name."""
        return await self._found(people, _ROWS)

    async def rows_of_guest(self, who: Guest) -> dict[str, Shelf]:
        """Return every row of cases that raw SQL finds for who has a link."""
        [found] = await self._found([who], _ROWS_OF_GUESTS)
        return found

    async def _found(self, visitors: Sequence[Member | Guest], sql: str) -> list[dict[str, Shelf]]:
        everything = []
        async with self.intruder.within(Courier()) as login:
            for who in visitors:
                claim = claim_of(who, self.clock())
                await self.intruder.claim(ROLE_OF[who.visitor.value], claim, prove(claim))
                found: dict[str, Shelf] = {}
                for shelf, case, which in await login.fetch(sql):
                    found.setdefault(shelf, set()).add((CaseId(case), UUID(str(which))))
                everything.append(found)
        return everything

    def member(self, who: str) -> Member:
        """Return the principal of somebody at this school."""
        return Member(self.tenant, self.people[who])

    def name_of(self, person: UUID) -> str | None:
        """Return whose id that is, None for a parent."""
        return next((name for name, one in self.people.items() if one == person), None)

    @property
    def _sync(self) -> RosterSync:
        return RosterSync(self.tenant)

    async def told(self, event: Callable[[Work], Awaitable[None]]) -> None:
        """Let Teams tell the bot something about a channel."""
        self.clock.forward(SECOND)
        async with self.database.work_as(self._sync) as work:
            await event(work)


def _name_of(channel: str) -> str:
    return next(name for name, one in CHANNELS.items() if one == channel)
