"""Which pages ask for more than the link and a date: the second level of the door."""

from typing import Final

SECOND_LEVEL: Final = frozenset({"gekeken", "rechten", "verslag", "gegevens"})
"""The pages that open to who has the guest's mailbox too, by the first part of their address.

A date of birth is known in a whole class, and to an ex-partner. It keeps mail that went astray
from being read; it does not show that this is the parent. What shows or settles more than a
meeting asks for a code as well: a report, rights, who looked, another address.
"""


def needs_code(place: str) -> bool:
    """Say whether a page asks for the second level; ``place`` is its address behind the link."""
    return place.partition("/")[0] in SECOND_LEVEL
