"""Saying that something is not right, and answering what people ask for."""

from collections.abc import Sequence

from pydantic import JsonValue

from cases.errors import NotFoundHere
from cases.model.requests import RequestKind, RequestState
from cases.operations.rectification import (
    AskCorrection,
    DecideRequest,
    OpenRequests,
    RecordRequest,
    RequestLine,
    WithdrawRequest,
)
from dialogs.answers import Begin, Offer
from dialogs.flow import Ask, Flow, Report, Values
from dialogs.kinds.cases import LedCase, OpenCase
from dialogs.kinds.choices import one_of
from dialogs.kinds.people import CaseGuardian
from dialogs.kinds.subjects import Correctable, OwnRequest, WaitingRequest
from dialogs.kinds.words import FreeText
from dialogs.language.say import Say, Sayable

_GRANTED_NEXT = {
    RequestKind.ERASURE: "destroy_case",
    RequestKind.INSPECTION: "access_request",
    RequestKind.RESTRICTION: "let_rest",
}


def _corrects(values: Values) -> bool:
    return values.get("kind") == RequestKind.CORRECTION


def _asked(line: RequestLine) -> Report:
    back = Begin(flow="withdraw_request", answers={"request": str(line.request.id)}, at_once=True)
    return Report(
        values={"label": line.label, "by": line.request.due_on},
        offers=(Offer(Say("button.take_back"), back),),
        about=str(line.request.case),
    )


def _recorded(line: RequestLine) -> Report:
    decide = Begin(flow="decide_request", answers={"request": str(line.request.id)})
    return Report(
        values={"label": line.label, "by": line.request.due_on},
        offers=(Offer(Say("decide_request.title"), decide),),
        about=str(line.request.case),
    )


def _waiting(lines: Sequence[RequestLine]) -> Report:
    if not lines:
        return Report(key="open_requests.nothing")
    told = tuple(Say("open_requests.line", _line(line)) for line in lines)
    offers = tuple(
        Offer(
            Say("button.answer_request", {"label": line.label}),
            Begin(flow="decide_request", answers={"request": str(line.request.id)}),
        )
        for line in lines[:5]
    )
    return Report(values={"lines": told}, offers=offers)


def _line(line: RequestLine) -> dict[str, Sayable]:
    return {
        "label": line.label,
        "kind": Say(f"choice.request.{line.request.kind}"),
        "by": line.request.due_on,
    }


def _decided(line: RequestLine) -> Report:
    request = line.request
    granted = request.state is RequestState.GRANTED
    next_step = _GRANTED_NEXT.get(request.kind) if granted else None
    answers: dict[str, JsonValue] = {"case": str(request.case)}
    if request.kind is RequestKind.ERASURE:
        answers["ground"] = "request"
    offers = (
        (Offer(Say(f"{next_step}.title"), Begin(flow=next_step, answers=answers)),)
        if next_step
        else ()
    )
    return Report(values=_line(line), offers=offers, about=str(request.case))


def _taken_back(line: RequestLine) -> Report:
    return Report(values={"label": line.label}, about=str(line.request.case))


CORRECT_ITEM = Flow(
    name="correct_item",
    fills=AskCorrection,
    asks=(
        Ask("case", OpenCase()),
        Ask("item", Correctable()),
        Ask("says", FreeText(long=True), shortcut=False),
    ),
    report=_asked,
    confirm=True,
    ask_again={NotFoundHere: "item"},
)

RECORD_REQUEST = Flow(
    name="record_request",
    fills=RecordRequest,
    asks=(
        Ask("case", LedCase(), settles_others=True),
        Ask("asked_by", CaseGuardian()),
        Ask("kind", one_of("request", "inspection", "correction", "restriction", "erasure")),
        Ask("item", Correctable(), when=_corrects),
        Ask("says", FreeText(long=True), shortcut=False),
    ),
    report=_recorded,
    confirm=True,
    ask_again={NotFoundHere: "asked_by"},
)

OPEN_REQUESTS = Flow(name="open_requests", fills=OpenRequests, asks=(), report=_waiting)

DECIDE_REQUEST = Flow(
    name="decide_request",
    fills=DecideRequest,
    asks=(
        Ask("request", WaitingRequest()),
        Ask("decision", one_of("decision", "granted", "refused")),
        Ask("reason", FreeText(long=True), shortcut=False),
    ),
    report=_decided,
    confirm=True,
)

WITHDRAW_REQUEST = Flow(
    name="withdraw_request",
    fills=WithdrawRequest,
    asks=(Ask("request", OwnRequest()),),
    report=_taken_back,
)
