"""What the operator may know of the rosters: numbers."""

from collections.abc import Mapping

from sqlalchemy import func, select

from storage.shelf import Shelf
from storage.tables.rosters import CHANNELS
from storage.tables.watching import ROSTER_SWEEPS, VACANCIES
from storage.wire import Statement

_IS_FROZEN = CHANNELS.c.frozen_at.is_not(None)
_IS_REFUSED = CHANNELS.c.refused.is_not(None)
_IS_UNREAD = CHANNELS.c.synced_at.is_(None)
_CHANNELS = Statement(
    select(
        func.count().label("channels"),
        func.count().filter(_IS_FROZEN).label("frozen"),
        func.count().filter(_IS_REFUSED).label("refused"),
        func.count().filter(_IS_UNREAD, ~_IS_FROZEN, ~_IS_REFUSED).label("to_read_again"),
    ).select_from(CHANNELS)
)
_VACANCIES = Statement(select(func.count(VACANCIES.c.since).label("without_coordinator")))
_SWEEPS = Statement(
    select(
        *(
            func.coalesce(func.sum(ROSTER_SWEEPS.c[name]), 0).label(name)
            for name in ("rosters_read", "rosters_unread", "untold_arrivals", "untold_departures")
        )
    )
)


class Counting(Shelf):
    """Counts, for the operator."""

    async def rosters(self) -> Mapping[str, int]:
        """Return the numbers of channels by state, and what the last reading-through found.

        ``untold_…`` are the changes that no event had told, since the beginning.
        """
        found: dict[str, int] = {}
        for statement in (_CHANNELS, _VACANCIES, _SWEEPS):
            for row in await self._rows(statement):
                found.update({name: int(number) for name, number in row.items()})
        return found
