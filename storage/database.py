"""The one door to what is stored: a transaction in somebody's name."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

import asyncpg

from cases.desk import Clock, Desk
from cases.door_store import Door
from cases.practices.practice import Practice
from cases.principals import Guest, Principal
from storage.actions import Actions
from storage.at_doors import Doors
from storage.auditing import Trail
from storage.birthdays import Birthdays
from storage.bouncing import Bouncing
from storage.chains import Chains
from storage.counting import Counting
from storage.desk import StoringDesk
from storage.drafts import Drafts
from storage.errors import DatabaseAway, RosterStale, refusal_of
from storage.inbox import Inbox
from storage.inspection import PackageLinks
from storage.links import Links
from storage.meeting_chats import MeetingChats
from storage.outbox import Outbox
from storage.outdated import OutdatedAnswers
from storage.outside_mail import OutsideMail
from storage.pool import Pool
from storage.rooms import Rooms
from storage.roster import Rosters
from storage.scope import Scope
from storage.seat_watch import SeatWatch
from storage.store import SqlCaseStore
from storage.sweeping import Sweeping
from storage.vault import Vault
from storage.watching import Watching
from storage.wire import Connection, Wire


@dataclass(frozen=True, slots=True)
class Work:
    """What one principal can do within one transaction."""

    desk: Desk
    drafts: Drafts
    inbox: Inbox
    actions: Actions
    outbox: Outbox
    outside: OutsideMail
    rosters: Rosters
    links: Links
    packages: PackageLinks
    sweeping: Sweeping
    watching: Watching
    bouncing: Bouncing
    seats: SeatWatch
    birthdays: Birthdays
    outdated: OutdatedAnswers
    rooms: Rooms
    chats: MeetingChats
    counting: Counting
    chains: Chains


class Database:
    """Opens transactions; every one of them belongs to a principal."""

    def __init__(self, url: str, vault: Vault, clock: Clock, practice: Practice) -> None:
        self._pool = Pool(url)
        self._at_doors = Doors(url, vault, clock)
        self._vault = vault
        self._clock = clock
        self._practice = practice

    async def connect(self) -> None:
        """Open the pool, and see whether the database answers.

        Raises:
            DatabaseAway: it does not.
        """
        await self._pool.open()
        await self._at_doors.open()

    async def close(self) -> None:
        """Close all connections."""
        await self._at_doors.close()
        await self._pool.close()

    async def door(self, guest: Guest) -> Door | None:
        """Return what may be said to whoever has this link, None when it leads to no door.

        Raises:
            DatabaseAway: PostgreSQL cannot be reached.
        """
        return await self._at_doors.door(guest)

    @asynccontextmanager
    async def work_as(
        self,
        principal: Principal,
        *,
        rosters_since: datetime | None = None,
        conversation: str | None = None,
    ) -> AsyncIterator[Work]:
        """Run one transaction in the principal's name; leaving normally commits it.

        Args:
            principal: who is asking.
            rosters_since: refuse to show or change a case whose channel's roster was read
                before this moment; None takes any roster.
            conversation: lock this conversation of the principal at once, which saves
                ``Inbox.first_time`` a round trip.

        Raises:
            NotAllowed: PostgreSQL refused a statement the rules had let through.
            ChangedMeanwhile: another transaction changed the same at the same time.
            RosterStale: see ``rosters_since``.
            DatabaseAway: PostgreSQL cannot be reached; nothing was kept.
        """
        trail = Trail()
        try:
            async with self._pool.transaction() as connection:
                scope = self._scope(connection, principal, trail)
                scope.rosters_since = rosters_since
                await scope.enter(principal, conversation)
                yield self._work(scope)
                scope.wire.check_whole()
                await scope.leave()
        except asyncpg.PostgresError as error:
            if (refusal := refusal_of(error)) is not None:
                raise refusal from error
            raise
        except (RosterStale, DatabaseAway):
            raise  # it is run again, or not at all
        except Exception:
            await self._keep_refusals(principal, trail.refusals)
            raise

    async def _keep_refusals(self, principal: Principal, trail: Trail) -> None:
        """Write down what was refused though the work it was part of was given up."""
        if trail:
            async with self._pool.transaction() as connection:
                scope = self._scope(connection, principal, trail)
                await scope.enter(principal, None)
                await scope.leave()

    def _scope(self, connection: Connection, principal: Principal, trail: Trail) -> Scope:
        return Scope(
            Wire(connection),
            principal.visitor,
            self._vault,
            self._clock,
            self._practice,
            trail=trail,
        )

    def _work(self, scope: Scope) -> Work:
        drafts = Drafts(scope)
        return Work(
            desk=StoringDesk(SqlCaseStore(scope), scope),
            drafts=drafts,
            inbox=Inbox(scope, drafts),
            actions=Actions(scope),
            outbox=Outbox(scope),
            outside=OutsideMail(scope),
            rosters=Rosters(scope),
            links=Links(scope),
            packages=PackageLinks(scope),
            sweeping=Sweeping(scope),
            watching=Watching(scope),
            bouncing=Bouncing(scope),
            seats=SeatWatch(scope),
            birthdays=Birthdays(scope),
            outdated=OutdatedAnswers(scope),
            rooms=Rooms(scope),
            chats=MeetingChats(scope),
            counting=Counting(scope),
            chains=Chains(scope),
        )
