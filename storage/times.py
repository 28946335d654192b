"""Times to choose from, and what people said of them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from uuid import UUID

from sqlalchemy import DateTime, Uuid, bindparam, column, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from cases.errors import ChangedMeanwhile, NotFoundHere
from cases.identities import PersonId
from cases.model.case import CaseId
from cases.model.time_offers import OfferId, TimeAnswer, TimeOffer
from storage.shelf import CASE, TENANT, Shelf
from storage.tables.meetings import OFFERED_TIMES, TIME_ANSWERS
from storage.wire import Row, Statement

_OFFER = bindparam("offer", type_=Uuid())
_OFFERS = (
    select(OFFERED_TIMES)
    .where(OFFERED_TIMES.c.tenant_id == TENANT)
    .order_by(OFFERED_TIMES.c.case_id, OFFERED_TIMES.c.offer_id, OFFERED_TIMES.c.starts_at)
)
_ONE = Statement(_OFFERS.where(OFFERED_TIMES.c.offer_id == _OFFER))
TIMES_OPEN = Statement(
    _OFFERS.where(
        OFFERED_TIMES.c.closed_at.is_(None),
        or_(CASE.is_(None), OFFERED_TIMES.c.case_id == CASE),
    )
)
_ADD = Statement(insert(OFFERED_TIMES))
_CLOSE = Statement(
    update(OFFERED_TIMES)
    .where(
        OFFERED_TIMES.c.tenant_id == TENANT,
        OFFERED_TIMES.c.case_id == CASE,
        OFFERED_TIMES.c.offer_id == _OFFER,
        OFFERED_TIMES.c.closed_at.is_(None),
    )
    .values(closed_at=bindparam("moment", type_=DateTime(timezone=True)))
)
_ANSWERS = Statement(
    select(TIME_ANSWERS)
    .where(
        TIME_ANSWERS.c.tenant_id == TENANT,
        TIME_ANSWERS.c.case_id == CASE,
        TIME_ANSWERS.c.offer_id == _OFFER,
    )
    .order_by(TIME_ANSWERS.c.person_id, TIME_ANSWERS.c.starts_at)
)
_SUITS_OTHERS = Statement(
    select(
        func.aantafel.suits_others(_OFFER)
        .table_valued(column("starts_at", DateTime(timezone=True)))
        .render_derived()
    )
)
_ANSWER = insert(TIME_ANSWERS)
_REPLACE = Statement(
    _ANSWER.on_conflict_do_update(
        index_elements=["tenant_id", "case_id", "offer_id", "starts_at", "person_id"],
        set_={name: _ANSWER.excluded[name] for name in ("suits", "answered_at")},
    )
)


class OfferedTimes(Shelf):
    """Fills ``TimesStore``."""

    async def time_offer(self, offer: OfferId) -> TimeOffer:
        """Return times that were offered. Raises ``NotFoundHere``."""
        found = await self._offers(await self._rows(_ONE, offer=offer))
        if not found:
            raise NotFoundHere
        return found[0]

    async def open_time_offers(self, case: CaseId | None = None) -> Sequence[TimeOffer]:
        """Return what waits for answers, of one case or of all this principal may see."""
        return await self._offers(await self._rows(TIMES_OPEN, case=case))

    async def add_time_offer(self, offer: TimeOffer) -> None:
        """Keep times to choose from. Raises ``NotAllowed`` if the case is not theirs to lead."""
        await self._check_rosters([offer.case])
        for at in offer.times:
            await self._add(
                _ADD,
                case_id=offer.case,
                offer_id=offer.id,
                starts_at=at,
                online=offer.online,
                offered_by=offer.offered_by,
                offered_at=offer.offered_at,
            )

    async def close_time_offer(self, offer: TimeOffer, at: datetime) -> None:
        """Let nobody answer any longer. Raises ``ChangedMeanwhile`` if it was closed already."""
        await self._check_rosters([offer.case])
        if not await self._changed(_CLOSE, case=offer.case, offer=offer.id, moment=at):
            raise ChangedMeanwhile

    async def time_answers(self, case: CaseId, offer: OfferId) -> Sequence[TimeAnswer]:
        """Return everybody's answers to who leads the case, and their own to others."""
        rows = await self._rows(_ANSWERS, case=case, offer=offer)
        if rows:
            await self._check_rosters([case])
        return [_answer(row) for row in rows]

    async def times_that_suit_others(self, offer: OfferId) -> frozenset[datetime]:
        """Return at which times all others can come who answered, if they are two or more."""
        return frozenset(row.starts_at for row in await self._rows(_SUITS_OTHERS, offer=offer))

    async def save_time_answer(self, case: CaseId, answer: TimeAnswer) -> None:
        """Keep whether a time suits somebody, in place of what they said before."""
        await self._check_rosters([case])
        await self._add(
            _REPLACE,
            case_id=case,
            offer_id=answer.offer,
            starts_at=answer.starts_at,
            person_id=answer.person,
            suits=answer.suits,
            answered_at=answer.answered_at,
        )

    async def _offers(self, rows: Iterable[Row]) -> list[TimeOffer]:
        of_one = [list(group) for _, group in groupby(rows, key=_offer_of)]
        await self._check_rosters({times[0].case_id for times in of_one})
        return [_offer(times) for times in of_one]


def _offer_of(row: Row) -> UUID:
    offer: UUID = row.offer_id
    return offer


def _offer(rows: Sequence[Row]) -> TimeOffer:
    first = rows[0]
    return TimeOffer(
        id=OfferId(first.offer_id),
        case=CaseId(first.case_id),
        times=tuple(row.starts_at for row in rows),
        online=first.online,
        offered_by=PersonId(first.offered_by),
        offered_at=first.offered_at,
        closed_at=first.closed_at,
    )


def _answer(row: Row) -> TimeAnswer:
    return TimeAnswer(
        offer=OfferId(row.offer_id),
        person=PersonId(row.person_id),
        starts_at=row.starts_at,
        suits=row.suits,
        answered_at=row.answered_at,
    )
