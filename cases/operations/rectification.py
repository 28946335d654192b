"""Asking for a correction, or for another right, and deciding on it with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Literal
from uuid import UUID, uuid4

from cases.desk import Command, Occasion
from cases.errors import AlreadyAnswered, NotFoundHere
from cases.identities import PersonId
from cases.messages import Message, Urgency
from cases.model.case import Audience, Case, CaseId
from cases.model.requests import (
    ANSWER_WITHIN,
    RequestId,
    RequestKind,
    RequestState,
    RightsRequest,
)
from cases.operations.disclosing import allowed_to_me
from cases.operations.fields import FreeText
from cases.operations.keeping import kept_case
from cases.operations.kinds import Kind, post, tell
from cases.operations.letters import Mailing, addressees, letter_to
from cases.operations.table import guardian_of, led_case

_REMINDED_BEFORE: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request with the case it is in."""

    request: RightsRequest
    label: str


class AskCorrection(Command[RequestLine]):
    """Say that something in a case is not right; the original stays, this stands beside it."""

    case: CaseId
    item: UUID
    says: FreeText

    async def carry_out(self, occasion: Occasion) -> RequestLine:
        """Keep it, and tell who leads the case.

        Raises:
            NoConsentYet: they may not read what they want corrected.
            PartIsOver: they may no longer.
            NotFoundHere: there is no such item in this case.
        """
        store = occasion.store
        case = await store.case(self.case)
        me = await store.me()
        await allowed_to_me(occasion, case)
        await check_item(occasion, case, self.item)
        request = new_request(occasion, case.id, RequestKind.CORRECTION, self.item, me)
        return await keep_request(occasion, case, request, self.says)


class RecordRequest(Command[RequestLine]):
    """Write down what a parent asked by phone, on paper or in person."""

    case: CaseId
    asked_by: PersonId
    kind: RequestKind
    item: UUID | None = None
    says: FreeText

    async def carry_out(self, occasion: Occasion) -> RequestLine:
        """Keep it in the parent's name.

        Raises:
            NotAllowed: somebody else leads the case.
            NotFoundHere: this is no parent of this pupil, or no such item.
        """
        case = await led_case(occasion, self.case, at_rest=True)
        if await guardian_of(occasion, case.id, self.asked_by) is None:
            raise NotFoundHere
        item = self.item or case.id
        await check_item(occasion, case, item)
        request = new_request(occasion, case.id, self.kind, item, self.asked_by)
        recorded = replace(request, recorded_by=await occasion.store.me())
        return await keep_request(occasion, case, recorded, self.says)


class OpenRequests(Command[Sequence[RequestLine]]):
    """See which requests wait for an answer of this person's."""

    async def carry_out(self, occasion: Occasion) -> Sequence[RequestLine]:
        """Return them, the oldest first."""
        labels = {kept.case.id: kept.case.label for kept in await occasion.store.kept_cases()}
        return [
            RequestLine(request, labels[request.case])
            for request in await occasion.store.requests_to_decide()
        ]


class DecideRequest(Command[RequestLine]):
    """Answer a request, with the reason; a refusal is kept with it as well."""

    request: RequestId
    decision: Literal[RequestState.GRANTED, RequestState.REFUSED]
    reason: FreeText

    async def carry_out(self, occasion: Occasion) -> RequestLine:
        """Keep the answer beside the request, and tell who asked.

        A request that was answered may be answered anew; the earlier reason is kept too.

        Raises:
            NotFoundHere: there is no such request, or others decide on it.
            AlreadyAnswered: whoever asked took it back.
        """
        request = await occasion.store.request(self.request)
        case = (await kept_case(occasion, request.case)).case
        if request.state is RequestState.WITHDRAWN:
            raise AlreadyAnswered(label=case.label)
        answered = replace(
            request,
            state=RequestState(self.decision),
            answer=uuid4(),
            answered_by=await occasion.store.me(),
            answered_at=occasion.now,
        )
        await occasion.store.answer_request(answered)
        assert answered.answer
        await occasion.store.keep_words(
            case.id, answered.answer, audience_of(request.kind), {"reason": self.reason}
        )
        await occasion.store.call_back(case.id, request.id, kinds=(Kind.RIGHTS_DUE,))
        await _tell_asker(occasion, case, answered)
        return RequestLine(answered, case.label)


class WithdrawRequest(Command[RequestLine]):
    """Take back what one asked for, as long as it was not answered."""

    request: RequestId

    async def carry_out(self, occasion: Occasion) -> RequestLine:
        """Keep it as withdrawn. Raises ``NotFoundHere``, and ``AlreadyAnswered``."""
        request = await occasion.store.request(self.request)
        case = await occasion.store.case(request.case)
        if request.asked_by != await occasion.store.me():
            raise NotFoundHere
        if not request.is_open:
            raise AlreadyAnswered(label=case.label)
        withdrawn = replace(request, state=RequestState.WITHDRAWN, answered_at=occasion.now)
        await occasion.store.answer_request(withdrawn)
        kinds = (Kind.RIGHTS_ASKED, Kind.RIGHTS_DUE)
        await occasion.store.call_back(case.id, request.id, kinds=kinds)
        return RequestLine(withdrawn, case.label)


def new_request(
    occasion: Occasion, case: CaseId, kind: RequestKind, item: UUID, asked_by: PersonId
) -> RightsRequest:
    """Return a request of this moment."""
    return RightsRequest(
        id=RequestId(uuid4()),
        case=case,
        kind=kind,
        item=item,
        asked_by=asked_by,
        asked_at=occasion.now,
        due_on=occasion.today + ANSWER_WITHIN,
    )


def audience_of(kind: RequestKind) -> Audience:
    """Return who may read a request's words: a correction stands where its item stands."""
    return Audience.CONTENT if kind is RequestKind.CORRECTION else Audience.COORDINATION


async def check_item(occasion: Occasion, case: Case, item: UUID) -> None:
    """Refuse what is no part of this case. Raises ``NotFoundHere``."""
    store = occasion.store
    if item == case.id:
        return
    parts: set[UUID] = {one.id for one in await store.agreements(case.id)}
    parts |= {one.id for one in await store.meetings(case.id)}
    parts |= {one.id for one in await store.guardians(case.id)}
    if item not in parts:
        raise NotFoundHere


async def keep_request(
    occasion: Occasion, case: Case, request: RightsRequest, says: str
) -> RequestLine:
    """Keep a request with its words, tell who leads the case, and remind them in time."""
    await occasion.store.add_request(request)
    words = {"says": says}
    await occasion.store.keep_words(case.id, request.id, audience_of(request.kind), words)
    await tell(occasion, _about(case, request, Kind.RIGHTS_ASKED, occasion.now))
    remind_at = occasion.practice.at_school(
        request.due_on - _REMINDED_BEFORE, occasion.practice.digest_at
    )
    reminder = _about(case, request, Kind.RIGHTS_DUE, remind_at)
    await post(occasion, replace(reminder, urgency=Urgency.OFFICE_HOURS))
    return RequestLine(request, case.label)


async def _tell_asker(occasion: Occasion, case: Case, request: RightsRequest) -> None:
    """Tell a member of staff in their chat, and a parent by mail, that there is an answer."""
    for to in await addressees(occasion, case.id):
        if to.guardian.id == request.asked_by:
            letter = await letter_to(occasion, case, to, occasion.now)
            mailing = Mailing(Kind.RIGHTS_ANSWERED_MAIL, case.id, request.id, occasion.now, {})
            await post(occasion, mailing.message(letter, letter.about()))
            return
    if await occasion.store.person(request.asked_by):
        told = _about(case, request, Kind.RIGHTS_ANSWERED, occasion.now)
        await tell(occasion, replace(told, receiver=request.asked_by))


def _about(case: Case, request: RightsRequest, kind: Kind, at: datetime) -> Message:
    return Message(
        kind=kind,
        case=case.id,
        subject=request.id,
        receiver=case.coordinator,
        at=at,
        values={"label": case.label, "by": request.due_on},
        references={"request": request.id},
    )
