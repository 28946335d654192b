"""What the rules of offered times need of a store; a part of ``cases.store.CaseStore``."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from cases.model.case import CaseId
from cases.model.time_offers import OfferId, TimeAnswer, TimeOffer


class TimesStore(Protocol):
    """Times to choose from, and what people said of them."""

    async def time_offer(self, offer: OfferId) -> TimeOffer:
        """Return times that were offered. Raises ``NotFoundHere``."""

    async def open_time_offers(self, case: CaseId | None = None) -> Sequence[TimeOffer]:
        """Return what waits for answers, of one case or of all this principal may see."""

    async def add_time_offer(self, offer: TimeOffer) -> None:
        """Keep times to choose from. Raises ``NotAllowed`` if the case is not theirs to lead."""

    async def close_time_offer(self, offer: TimeOffer, at: datetime) -> None:
        """Let nobody answer any longer. Raises ``ChangedMeanwhile`` if it was closed already."""

    async def time_answers(self, case: CaseId, offer: OfferId) -> Sequence[TimeAnswer]:
        """Return everybody's answers to who leads the case, and their own to others."""

    async def times_that_suit_others(self, offer: OfferId) -> frozenset[datetime]:
        """Return at which times all others can come who answered, if they are two or more.

        Of one alone it would tell what that one said.
        """

    async def save_time_answer(self, case: CaseId, answer: TimeAnswer) -> None:
        """Keep whether a time suits somebody, in place of what they said before."""
