"""Reading all rosters through, every hour in which people work: events get lost."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import timedelta

from bot.teams.roster_sync import RosterReader
from cases.desk import Clock
from cases.practices.practice import Practice
from storage.directory import SweepResult
from storage.errors import DatabaseAway

EVERY = timedelta(hours=1)
LOOK = timedelta(minutes=1)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RosterSweep:
    """Sweeps each tenant once an hour, whichever replica is first to take it."""

    rosters: RosterReader
    clock: Clock
    practice: Practice

    async def run(self, stop: asyncio.Event) -> None:
        """Sweep until told to stop; a database that is away is waited for.

        What was missed while it was away is caught up with first.
        """
        while not stop.is_set():
            try:
                await self.rosters.catch_up()
                await self.sweep_due()
            except DatabaseAway:
                _log.warning("sweeps wait: the database is away")
            await _until(stop, LOOK)

    async def sweep_due(self) -> SweepResult | None:
        """Sweep whose turn it is and return what was found; None outside working hours."""
        if not self._people_work():
            return None
        return await self.sweep_all(EVERY)

    async def sweep_all(self, after: timedelta = timedelta()) -> SweepResult:
        """Sweep the tenants that were last swept at least that long ago."""
        found = SweepResult()
        for tenant in await self.rosters.claim_sweeps(self.clock() - after):
            try:
                found += await self.rosters.sweep(tenant)
            except DatabaseAway:
                raise
            except Exception as error:  # noqa: BLE001 - one tenant may not stop the others
                _log.error("the sweep of %s broke: %s", tenant, type(error).__name__)
        if found.arrivals or found.departures:
            _log.warning("no event told that %d came and %d left", found.arrivals, found.departures)
        return found

    def _people_work(self) -> bool:
        practice, now = self.practice, self.clock()
        today = practice.today(now)
        opens = practice.at_school(today, practice.office_opens)
        closes = practice.at_school(today, practice.office_closes)
        return practice.school_days.is_school_day(today) and opens <= now <= closes


async def _until(stop: asyncio.Event, time: timedelta) -> None:
    """Wait until told to stop, or until the time is over."""
    try:
        async with asyncio.timeout(time.total_seconds()):
            await stop.wait()
    except TimeoutError:
        return
