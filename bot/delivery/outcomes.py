"""What became of something that was handed to a server for delivery."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Delivered:
    """The server took it and answers for it from here."""


@dataclass(frozen=True, slots=True)
class TryLater:
    """The server could not be reached or asked for patience; nothing was delivered.

    ``code`` is the server's three digits, None if it gave no answer.
    """

    after: timedelta
    code: int | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """It will never be delivered to this address; ``code`` is the server's three digits."""

    code: int


Outcome = Delivered | TryLater | Refused

LONGEST_REST = timedelta(hours=4)


def rest_after(after: timedelta, attempts: int) -> timedelta:
    """Return how long a mail rests: twice as long each time, so that it is tried for a day.

    Args:
        after: how long it rests after the first try.
        attempts: how often it was tried, this time included.
    """
    return min(after * (1 << (attempts - 1)), LONGEST_REST)
