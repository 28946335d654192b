"""The audit log of a case: who did or saw what, when, each row joined to the one before.

Rows hold ids, kinds and times, never content. The chain is an HMAC over each row together
with the HMAC of the row before it, so a row that was changed, added, moved or taken out of
the middle shows. What was cut off at the end shows beside the heads that were kept elsewhere.
"""

import hashlib
import hmac
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final, NamedTuple
from uuid import UUID

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
FIRST_BEFORE: Final = hashlib.sha256(b"").digest()
"""What the first row of a chain names as the one before."""

Seal = Callable[[bytes], bytes]
"""Makes the HMAC of some bytes under the key of the chains."""

TENANTS_OWN: Final = UUID(int=0)
"""The case of a tenant's own chain: destroyed cases, and attempts at what is no case."""


class DeedKind(StrEnum):
    """What was done with a case."""

    BEGUN = "begun"
    READ = "read"
    CHANGED = "changed"
    DISCLOSED = "disclosed"
    REFUSED = "refused"
    REASONED = "reasoned"
    DESTROYED = "destroyed"


class Item(StrEnum):
    """What kind of thing it was done with, as people are told."""

    CASE = "case"
    WHOLE_CASE = "whole_case"
    AGREEMENTS = "agreements"
    CONSENTS = "consents"
    MEETINGS = "meetings"
    SEATS = "seats"
    PARENTS = "parents"
    OWN_PAGE = "own_page"
    KEEPING = "keeping"
    LEADING = "leading"
    PERSONAL = "personal"
    REPORT = "report"


ITEM_OF: Final[Mapping[str, Item]] = {
    "agreements": Item.AGREEMENTS,
    "parent_plans": Item.AGREEMENTS,
    "access": Item.CONSENTS,
    "consents": Item.CONSENTS,
    "sharing": Item.CONSENTS,
    "meetings": Item.MEETINGS,
    "meeting_plans": Item.MEETINGS,
    "my_meetings": Item.MEETINGS,
    "time_offers": Item.MEETINGS,
    "time_answers": Item.MEETINGS,
    "invitations": Item.SEATS,
    "inviting": Item.SEATS,
    "leaving": Item.SEATS,
    "newcomers": Item.SEATS,
    "seats": Item.SEATS,
    "family": Item.PARENTS,
    "oral": Item.CONSENTS,
    "further": Item.CONSENTS,
    "codes_by_hand": Item.OWN_PAGE,
    "pupil_reports": Item.REPORT,
    "paper": Item.PARENTS,
    "correcting": Item.PARENTS,
    "parents": Item.PARENTS,
    "codes": Item.OWN_PAGE,
    "outside": Item.SEATS,
    "outside_pages": Item.OWN_PAGE,
    "reaching": Item.PARENTS,
    "doors": Item.OWN_PAGE,
    "guests": Item.OWN_PAGE,
    "preparing": Item.OWN_PAGE,
    "pupil_pages": Item.OWN_PAGE,
    "guest_rights": Item.PERSONAL,
    "rectification": Item.PERSONAL,
    "closing": Item.KEEPING,
    "destroying": Item.KEEPING,
    "keeping": Item.KEEPING,
    "reopening": Item.KEEPING,
    "rights": Item.LEADING,
    "vacancies": Item.LEADING,
    "reports": Item.REPORT,
    "report_pages": Item.REPORT,
    "report_sending": Item.REPORT,
    "report_responses": Item.REPORT,
    "inspection": Item.PERSONAL,
    "reading": Item.WHOLE_CASE,
}
"""The kind of thing by the module of the operation; of any other module it is the case."""


class Chain(NamedTuple):
    """Which chain: a case's, or the tenant's own."""

    tenant: UUID
    case: UUID


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a chain, as it is kept."""

    chain: Chain
    number: int
    at: datetime
    kind: str
    deed: str
    item: str
    visitor: str
    person: UUID | None
    role: str | None
    about: UUID | None
    recipient: UUID | None
    ground: str | None
    times: int
    before: bytes
    hash: bytes

    @property
    def canonical(self) -> bytes:
        """The row as it is sealed: everything but its own hash, as text between bars.

        No part can hold a bar. PostgreSQL's ``aantafel.audit_seal`` writes the same.
        """
        parts = (
            *self.chain,
            self.number,
            (self.at - _EPOCH) // _MICROSECOND,
            self.kind,
            self.deed,
            self.item,
            self.visitor,
            self.person,
            self.role,
            self.about,
            self.recipient,
            self.ground,
            self.times,
            self.before.hex(),
        )
        return "|".join("" if part is None else str(part) for part in parts).encode()


@dataclass(frozen=True, slots=True)
class Head:
    """The last row of a chain: how many there are, and its hash."""

    chain: Chain
    number: int
    hash: bytes


class Fault(StrEnum):
    """What can be wrong with a chain."""

    CHANGED = "changed"
    MISSING = "missing"
    MISJOINED = "misjoined"
    CUT_OFF = "cut_off"
    TOO_LONG = "too_long"
    GONE = "gone"
    REWRITTEN = "rewritten"


@dataclass(frozen=True, slots=True)
class Broken:
    """Where a chain is broken; ``number`` is the row's, 0 where it is the whole chain."""

    chain: Chain
    number: int
    fault: Fault


class Checking:
    """Checks the rows of one chain as they come by, from the first to its head."""

    def __init__(self, chain: Chain, seal: Seal) -> None:
        self.chain = chain
        self._seal = seal
        self._last = 0
        self._before = FIRST_BEFORE

    def row(self, entry: Entry) -> Iterator[Broken]:
        """Return what is wrong with the next row."""
        if entry.number != self._last + 1:
            yield Broken(self.chain, entry.number, Fault.MISSING)
        elif entry.before != self._before:
            yield Broken(self.chain, entry.number, Fault.MISJOINED)
        if not hmac.compare_digest(self._seal(entry.canonical), entry.hash):
            yield Broken(self.chain, entry.number, Fault.CHANGED)
        self._last, self._before = entry.number, entry.hash

    def end(self, head: Head | None) -> Iterator[Broken]:
        """Return what is wrong with the end, where this is kept as the last row."""
        if head is None or head.number < self._last:
            yield Broken(self.chain, self._last, Fault.TOO_LONG)
        elif head.number > self._last:
            yield Broken(self.chain, head.number, Fault.CUT_OFF)
        elif head.hash != self._before:
            yield Broken(self.chain, head.number, Fault.MISJOINED)


def faults_beside(
    kept: Iterable[Head], found: Mapping[Head, bytes | None], ended: Mapping[Chain, Head]
) -> Iterator[Broken]:
    """Compare heads that were kept elsewhere with the rows that are there now.

    Args:
        kept: the heads as they were exported.
        found: for each, the hash of the row of that number now, None where there is none.
        ended: where the chains of destroyed cases ended.
    """
    for head in kept:
        now, end = found[head], ended.get(head.chain)
        if now is None and end is not None and end.number == head.number:
            now = end.hash
        if now is None and (end is None or end.number < head.number):
            yield Broken(head.chain, head.number, Fault.GONE)
        elif now is not None and now != head.hash:
            yield Broken(head.chain, head.number, Fault.REWRITTEN)
