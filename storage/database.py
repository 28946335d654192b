"""The one door to what is stored: a transaction in somebody's name."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from cases.desk import Clock, Desk
from cases.errors import ChangedMeanwhile, NotAllowed
from cases.practices.practice import Practice
from cases.principals import Principal
from storage.actions import Actions
from storage.addresses import driver_address
from storage.drafts import Drafts
from storage.errors import DatabaseAway
from storage.inbox import Inbox
from storage.links import Links
from storage.outbox import Outbox
from storage.roster import Rosters
from storage.scope import Scope
from storage.store import SqlCaseStore
from storage.vault import Vault

_INSUFFICIENT_PRIVILEGE = "42501"
# Two turns met: serialization_failure, deadlock_detected, unique_violation.
_MET = frozenset({"40001", "40P01", "23505"})
# Classes: connection, resources, operator intervention, system error; 3D000 no such database,
# 28 refused to log in.
_AWAY = ("08", "53", "57", "58", "3D", "28")

_POOL = 10
_WAIT_FOR_CONNECTION = timedelta(seconds=5)
_CONNECT_WITHIN = timedelta(seconds=5)
_SERVER_SETTINGS = {
    "application_name": "aantafel",
    "jit": "off",  # compiling costs more than any of our statements
    "statement_timeout": "15s",
    "lock_timeout": "10s",
    "idle_in_transaction_session_timeout": "30s",
}


@dataclass(frozen=True, slots=True)
class Work:
    """What one principal can do within one transaction."""

    desk: Desk
    drafts: Drafts
    inbox: Inbox
    actions: Actions
    outbox: Outbox
    rosters: Rosters
    links: Links


class Database:
    """Opens transactions; every one of them belongs to a principal."""

    def __init__(self, url: str, vault: Vault, clock: Clock, practice: Practice) -> None:
        self._url = url
        self._vault = vault
        self._clock = clock
        self._practice = practice
        self._engine: AsyncEngine | None = None

    async def connect(self) -> None:
        """Open the pool, and see whether the database answers.

        Raises:
            DatabaseAway: it does not.
        """
        self._engine = create_async_engine(
            driver_address(self._url),
            pool_size=_POOL,
            max_overflow=0,
            pool_timeout=_WAIT_FOR_CONNECTION.total_seconds(),
            connect_args={
                "timeout": _CONNECT_WITHIN.total_seconds(),
                "server_settings": _SERVER_SETTINGS,
            },
        )
        async with _told_apart(), self._engine.connect():
            pass

    async def close(self) -> None:
        """Close all connections."""
        if self._engine is not None:
            await self._engine.dispose()
            self._engine = None

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
        if self._engine is None:
            raise RuntimeError("connect() comes first")
        async with _told_apart(), self._engine.begin() as connection:
            scope = Scope(
                connection,
                principal.visitor,
                self._vault,
                self._clock,
                self._practice,
                rosters_since=rosters_since,
            )
            await scope.enter(principal, conversation)
            yield self._work(scope)

    def _work(self, scope: Scope) -> Work:
        store = SqlCaseStore(scope)
        drafts = Drafts(scope)
        return Work(
            desk=Desk(store, scope.visitor, self._clock, self._practice),
            drafts=drafts,
            inbox=Inbox(scope, drafts),
            actions=Actions(scope),
            outbox=Outbox(scope),
            rosters=Rosters(scope),
            links=Links(scope),
        )


@asynccontextmanager
async def _told_apart() -> AsyncIterator[None]:
    """Turn the driver's errors into ours."""
    try:
        yield
    except DBAPIError as error:
        state = getattr(error.orig, "sqlstate", None) or ""
        if state == _INSUFFICIENT_PRIVILEGE:
            raise NotAllowed from error
        if state in _MET:
            raise ChangedMeanwhile from error
        if error.connection_invalidated or state.startswith(_AWAY):
            raise DatabaseAway from error
        raise
    except (OSError, PoolTimeout) as error:
        raise DatabaseAway from error
