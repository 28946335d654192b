"""What the rules of people's rights need of a store; a part of ``cases.store.CaseStore``."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from cases.model.breaches import Breach, BreachId, Officer
from cases.model.case import CaseId, Words
from cases.model.inspection import HeldRow, PackageForm
from cases.model.requests import RequestId, RightsRequest
from cases.model.restrictions import Restriction


class RightsStore(Protocol):
    """What people are owed of whom something is held."""

    async def held_on(self, about: UUID, case: CaseId | None) -> Sequence[HeldRow]:
        """Return every row about somebody, nothing for whom this person may not ask.

        About oneself ``case`` is None; about its pupil ``about`` is the id of the case.
        """

    async def request(self, request: RequestId) -> RightsRequest:
        """Return a request. Raises ``NotFoundHere``."""

    async def requests(self, case: CaseId) -> Sequence[RightsRequest]:
        """Return the requests of a case this principal may see, oldest first."""

    async def requests_to_decide(self) -> Sequence[RightsRequest]:
        """Return the open requests that this person decides on, oldest first."""

    async def add_request(self, request: RightsRequest) -> None:
        """Keep a new request."""

    async def answer_request(self, request: RightsRequest) -> None:
        """Keep what became of a request. Raises ``NotFoundHere`` if it is not theirs to say."""

    async def resting(self, case: CaseId) -> Sequence[Restriction]:
        """Return what rests in a case this person decides on, the oldest first."""

    async def let_rest(self, restriction: Restriction) -> None:
        """Keep that something rests."""

    async def resume(self, case: CaseId, item: UUID) -> None:
        """Keep that something rests no longer. Raises ``NotFoundHere`` if it does not rest."""

    async def privacy_officer(self) -> Officer | None:
        """Return whom data breaches are told, None when nobody is named in the settings."""

    async def report_breach(self, what: Words, at: datetime) -> Breach:
        """Keep a report, sealed, and let every case of this person's rest from then."""

    async def breaches(self) -> Sequence[Breach]:
        """Return the reports that are not ended: one's own, or all for the privacy officer."""

    async def end_breach(self, breach: BreachId) -> int:
        """End a breach, and let what it froze be used again; return how many cases.

        Raises:
            NotFoundHere: there is no such breach, or this is not the privacy officer.
        """

    async def mint_package_link(
        self, form: PackageForm, about: UUID, case: CaseId | None, expires_at: datetime
    ) -> str:
        """Return the token of a link that shows once, to this person, what is held."""
