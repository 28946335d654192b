"""What moves by itself, so that tests can hold it still: the time, waiting and chance."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import SystemRandom

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return this moment, in UTC."""
    return datetime.now(UTC)


async def rest(time: timedelta) -> None:
    """Sleep for that long."""
    await asyncio.sleep(time.total_seconds())


@dataclass(frozen=True, slots=True)
class Timing:
    """The clock, a way to wait, and a number from 0 up to 1 that nobody can foresee."""

    clock: Clock = utc_now
    sleep: Callable[[timedelta], Awaitable[None]] = rest
    chance: Callable[[], float] = SystemRandom().random
