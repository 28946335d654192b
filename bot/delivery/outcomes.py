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
