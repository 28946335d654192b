"""What people asked for of whom something is held, and what they were answered."""

from collections.abc import Sequence

from sqlalchemy import Uuid, any_, bindparam, func, insert, select, update

from cases.errors import NotFoundHere
from cases.identities import PersonId
from cases.model.case import CaseId
from cases.model.requests import RequestId, RequestKind, RequestState, RightsRequest
from storage.shelf import EACH_CASE, TENANT, Shelf, changes, new
from storage.tables.rights import RIGHTS_REQUESTS
from storage.wire import Row, Statement

_ID = bindparam("request", type_=Uuid())
_REQUESTS = (
    select(RIGHTS_REQUESTS)
    .where(RIGHTS_REQUESTS.c.tenant_id == TENANT)
    .order_by(RIGHTS_REQUESTS.c.asked_at, RIGHTS_REQUESTS.c.request_id)
)
_ONE = Statement(_REQUESTS.where(RIGHTS_REQUESTS.c.request_id == _ID))
_OF_CASE = Statement(_REQUESTS.where(RIGHTS_REQUESTS.c.case_id == EACH_CASE))
_TO_DECIDE = Statement(
    _REQUESTS.where(
        RIGHTS_REQUESTS.c.state == RequestState.OPEN.value,
        RIGHTS_REQUESTS.c.case_id
        == any_(func.array(select(func.aantafel.my_kept_cases()).scalar_subquery())),
    )
)
_ADD = Statement(insert(RIGHTS_REQUESTS))
_ANSWER = Statement(
    update(RIGHTS_REQUESTS)
    .where(RIGHTS_REQUESTS.c.tenant_id == TENANT, RIGHTS_REQUESTS.c.request_id == _ID)
    .values(changes(RIGHTS_REQUESTS, "state", "answer_id", "answered_by", "answered_at"))
)


class Requests(Shelf):
    """Fills the part of ``RightsStore`` that is about requests."""

    async def request(self, request: RequestId) -> RightsRequest:
        """Return a request. Raises ``NotFoundHere``."""
        row = await self._row(_ONE, request=request)
        if row is None:
            raise NotFoundHere
        await self._check_rosters([row.case_id])
        return _request(row)

    async def requests(self, case: CaseId) -> Sequence[RightsRequest]:
        """Return the requests of a case this principal may see, oldest first."""
        return [_request(row) for row in await self._of_case(_OF_CASE, case)]

    async def requests_to_decide(self) -> Sequence[RightsRequest]:
        """Return the open requests that this person decides on, oldest first."""
        rows = await self._rows(_TO_DECIDE)
        await self._check_rosters({row.case_id for row in rows})
        return [_request(row) for row in rows]

    async def add_request(self, request: RightsRequest) -> None:
        """Keep a new request."""
        await self._check_rosters([request.case])
        await self._add(
            _ADD,
            case_id=request.case,
            request_id=request.id,
            kind=request.kind.value,
            item_id=request.item,
            asked_by=request.asked_by,
            recorded_by=request.recorded_by,
            asked_at=request.asked_at,
            due_on=request.due_on,
            state=request.state.value,
        )

    async def answer_request(self, request: RightsRequest) -> None:
        """Keep what became of a request. Raises ``NotFoundHere`` if it is not theirs to say."""
        await self._check_rosters([request.case])
        answer = {
            "state": request.state.value,
            "answer_id": request.answer,
            "answered_by": request.answered_by,
            "answered_at": request.answered_at,
        }
        if not await self._changed(_ANSWER, case=request.case, request=request.id, **new(answer)):
            raise NotFoundHere


def _request(row: Row) -> RightsRequest:
    return RightsRequest(
        id=RequestId(row.request_id),
        case=CaseId(row.case_id),
        kind=RequestKind(row.kind),
        item=row.item_id,
        asked_by=PersonId(row.asked_by),
        asked_at=row.asked_at,
        due_on=row.due_on,
        state=RequestState(row.state),
        recorded_by=row.recorded_by and PersonId(row.recorded_by),
        answer=row.answer_id,
        answered_by=row.answered_by and PersonId(row.answered_by),
        answered_at=row.answered_at,
    )
