"""How often, how long and with what pauses a request to Teams is tried."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

RETRIED = frozenset({412, 429, 502, 503, 504})
FIRST_PAUSE = timedelta(milliseconds=500)
LONGEST_REST = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long somebody can wait, and how many tries that may hold."""

    within: timedelta
    tries: int = 5


IN_A_TURN = Patience(timedelta(seconds=4))
AT_LEISURE = Patience(timedelta(minutes=1))


def pause(tries: int, rest: timedelta | None, chance: float) -> timedelta:
    """Return how long to wait after the given number of tries failed.

    Each pause is up to twice as long as the one before and at least half of that, by
    chance, so that many who were refused together do not come back together. The rest that
    Teams asked for comes on top.
    """
    grown = FIRST_PAUSE * 2.0 ** (tries - 1)
    return (rest or timedelta()) + grown * (0.5 + chance / 2)


def rest_asked(retry_after: str | None, now: datetime) -> timedelta | None:
    """Return the rest that a ``Retry-After`` header asks for, None if it asks for none.

    Args:
        retry_after: whole seconds, or an HTTP date in GMT.
        now: the moment the refusal came in, with its zone.

    Returns:
        A duration from zero up to ``LONGEST_REST``: a server may ask for a day, but a
        reminder that is a day late has lost its point.

    Source:
        RFC 9110, section 10.2.3 (Retry-After).
    """
    if retry_after is None:
        return None
    if retry_after.isascii() and retry_after.isdigit():
        asked = timedelta(seconds=min(float(retry_after), LONGEST_REST.total_seconds()))
    else:
        try:
            asked = parsedate_to_datetime(retry_after) - now
        except (ValueError, TypeError, OverflowError):  # TypeError: a date without a zone
            return None
    return min(max(asked, timedelta()), LONGEST_REST)
