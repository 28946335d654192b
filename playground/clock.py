"""A clock that runs, and that a visitor may move forward to see what comes."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta


def real_time() -> datetime:
    """Return the machine's own time, in UTC."""
    return datetime.now(UTC)


class MovableClock:
    """Tells the time as a callable; runs as fast as the clock below it, and jumps ahead.

    It never goes back: reminders that were sent cannot be taken back, and a school that
    lives through the same Tuesday twice explains nothing.
    """

    def __init__(
        self, below: Callable[[], datetime] = real_time, ahead: timedelta = timedelta()
    ) -> None:
        self._below = below
        self._ahead = ahead

    def __call__(self) -> datetime:
        """Return the moment it is here, with its zone."""
        return self._below() + self._ahead

    @property
    def ahead(self) -> timedelta:
        """How far this clock is ahead of the one below it; kept to go on after a restart."""
        return self._ahead

    def advance(self, by: timedelta) -> datetime:
        """Jump ahead and return the new moment.

        Raises:
            ValueError: ``by`` is negative.
        """
        if by < timedelta():
            raise ValueError("this clock only goes forward")
        self._ahead += by
        return self()

    def move_to(self, moment: datetime) -> datetime:
        """Jump ahead to a moment and return it.

        Raises:
            ValueError: the moment has no zone, or has passed.
        """
        if moment.tzinfo is None:
            raise ValueError("a moment needs a zone")
        return self.advance(moment - self())
