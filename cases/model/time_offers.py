"""Times that people choose from before a meeting is planned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Final, NewType
from uuid import UUID, uuid5

from cases.errors import DateInThePast, SameTimeTwice
from cases.identities import PersonId
from cases.model.case import CaseId

OfferId = NewType("OfferId", UUID)

MOST_TIMES: Final = 3
"""More than three times are not weighed but skipped.."""


@dataclass(frozen=True, slots=True)
class TimeOffer:
    """Up to three times for one meeting; the place is words of the case under this id.

    ``closed_at`` is None as long as it waits for answers: until one is picked, or it is taken
    back, or other times take its place.
    """

    id: OfferId
    case: CaseId
    times: tuple[datetime, ...]
    online: bool
    offered_by: PersonId
    offered_at: datetime
    closed_at: datetime | None = None

    def ahead(self, now: datetime) -> tuple[datetime, ...]:
        """Return the times that can still be picked."""
        return tuple(at for at in self.times if at > now)


@dataclass(frozen=True, slots=True)
class TimeAnswer:
    """Whether one time suits somebody."""

    offer: OfferId
    person: PersonId
    starts_at: datetime
    suits: bool
    answered_at: datetime


def in_order(times: Sequence[datetime], now: datetime) -> tuple[datetime, ...]:
    """Return times to offer, the first first.

    Raises:
        DateInThePast: one has passed.
        SameTimeTwice: one is there twice.
    """
    for at in times:
        if at <= now:
            raise DateInThePast(given=at)
    ordered = tuple(sorted(times))
    for one, other in pairwise(ordered):
        if one == other:
            raise SameTimeTwice(given=one)
    return ordered


def rather_words(offer: OfferId, person: PersonId) -> UUID:
    """Return under which id the words are kept in which somebody says when they can instead."""
    return uuid5(offer, person.hex)
