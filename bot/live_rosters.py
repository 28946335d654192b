"""Doing something on rosters that are fresh enough: read anew where one proves too old."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Final, TypeVar

from cases.identities import TenantId
from storage.errors import RosterStale

Refresh = Callable[[TenantId, frozenset[str]], Awaitable[bool]]
"""Reads the rosters of a tenant's channels anew; False when one could not be read."""

ROSTER_FRESH: Final = timedelta(minutes=5)
"""How old a roster may be where somebody is not asking for themselves (design 7)."""

MOST_READINGS: Final = 2
"""More often rosters are not read for one thing: meanwhile the next one may be too old."""

Done = TypeVar("Done")


class RostersUnread(Exception):
    """A roster is too old, and reading it anew failed: nobody may rely on it."""


async def on_live_rosters(
    do: Callable[[], Awaitable[Done]], refresh: Callable[[frozenset[str]], Awaitable[bool]]
) -> Done:
    """Return what came of doing it, in a transaction of its own each time.

    Args:
        do: raises ``RosterStale`` where a roster that it relies on is too old.
        refresh: reads the rosters of channels anew; False when one could not be read.

    Raises:
        RostersUnread: a roster stays too old.
    """
    for _ in range(MOST_READINGS + 1):
        try:
            return await do()
        except RosterStale as stale:
            if not await refresh(stale.channels):
                break
    raise RostersUnread
