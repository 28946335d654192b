"""What a parent asks for on their own page: seeing, correcting, resting and erasing."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import ClassVar
from uuid import UUID, uuid4, uuid5

from cases.desk import Command, Occasion
from cases.errors import NotFoundHere
from cases.identities import PersonId
from cases.model.case import Case
from cases.model.requests import RequestId, RequestKind, RightsRequest
from cases.operations.fields import FreeText
from cases.operations.rectification import RequestLine, keep_request, new_request
from cases.principals import Visitor

_GUESTS = frozenset({Visitor.GUEST})


class About(StrEnum):
    """What a parent's request is about, as far as their own page can tell it apart."""

    MYSELF = "myself"
    CHILD = "child"


class AskAsGuest(Command[RequestLine]):
    """Ask the school for something one has a right to."""

    open_to: ClassVar[frozenset[Visitor]] = _GUESTS

    kind: RequestKind
    about: About
    says: FreeText
    once: UUID | None = None

    async def carry_out(self, occasion: Occasion) -> RequestLine:
        """Keep the request, and tell who leads the case. Raises ``NotFoundHere``.

        What is sent again with the same ``once`` is the request that was kept then.
        """
        case = await occasion.store.guest_case()
        me = await _myself(occasion, case)
        item: UUID = me if self.about is About.MYSELF else case.id
        request_id = RequestId(uuid5(me, (self.once or uuid4()).hex))
        for before in await occasion.store.requests(case.id):
            if before.id == request_id:
                return RequestLine(before, case.label)
        request = replace(new_request(occasion, case.id, self.kind, item, me), id=request_id)
        return await keep_request(occasion, case, request, self.says)


class OwnRequests(Command[Sequence[RightsRequest]]):
    """See what one asked for, and what became of it."""

    open_to: ClassVar[frozenset[Visitor]] = _GUESTS

    async def carry_out(self, occasion: Occasion) -> Sequence[RightsRequest]:
        """Return one's own requests, oldest first."""
        case = await occasion.store.guest_case()
        await _myself(occasion, case)
        return await occasion.store.requests(case.id)


async def _myself(occasion: Occasion, case: Case) -> PersonId:
    me = await occasion.store.me()
    pupil = await occasion.store.pupil(case.id)
    of_age = {pupil.id} if pupil and pupil.decides(occasion.today) else set()
    if me not in {guardian.id for guardian in await occasion.store.guardians(case.id)} | of_age:
        raise NotFoundHere
    return me
