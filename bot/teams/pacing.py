"""How many requests Teams takes in how much time, so that we stay below it by ourselves.

The limits are Microsoft's for one bot in one conversation, and for one app in one tenant. They
are counted here per process: with several replicas Teams may still say 429, which is obeyed.

Source:
    Microsoft, "Optimize your bot with rate limiting", 8 October 2026.
"""

from collections import OrderedDict, deque
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Window:
    """At most ``limit`` requests in any stretch of ``span``."""

    limit: int
    span: timedelta


Windows = tuple[Window, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """What may be asked: messages and rosters per conversation, and everything per service."""

    messages: Windows = (
        Window(7, timedelta(seconds=1)),
        Window(8, timedelta(seconds=2)),
        Window(60, timedelta(seconds=30)),
        Window(1800, timedelta(hours=1)),
    )
    rosters: Windows = (Window(14, timedelta(seconds=1)), Window(120, timedelta(seconds=30)))
    everything: Windows = (Window(50, timedelta(seconds=1)),)


TEAMS = Limits()
UNLIMITED = Limits((), (), ())


class Pace:
    """Remembers when requests were made; a conversation left alone is forgotten."""

    def __init__(self, windows: Windows) -> None:
        self._windows = windows
        self._longest = max((window.span for window in windows), default=timedelta())
        self._most = max((window.limit for window in windows), default=0)
        self._logs: OrderedDict[str, deque[datetime]] = OrderedDict()

    def __len__(self) -> int:
        """The number of conversations remembered."""
        return len(self._logs)

    def wait(self, key: str, now: datetime) -> timedelta:
        """Return how long the next request has to wait, zero if it may go now.

        No more than a window's span, even if the clock was set back in between.
        """
        if (log := self._logs.get(key)) is None:
            return timedelta()
        waits = [
            min(log[-window.limit] + window.span - now, window.span)
            for window in self._windows
            if len(log) >= window.limit
        ]
        return max([*waits, timedelta()])

    def record(self, key: str, now: datetime) -> None:
        """Remember that a request was made now."""
        if not self._windows:
            return
        self._logs.setdefault(key, deque(maxlen=self._most)).append(now)
        self._logs.move_to_end(key)
        while next(iter(self._logs.values()))[-1] < now - self._longest:
            self._logs.popitem(last=False)
