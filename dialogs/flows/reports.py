"""The report of a meeting: writing it, sending it, and what is done with responses."""

from collections.abc import Mapping
from typing import Any

from cases.model.case import Case
from cases.model.people import Person
from cases.model.reports import ReportResponse, ReportState
from cases.operations.report_responses import AnswerResponse
from cases.operations.report_sending import (
    ExplainChange,
    PreviewReport,
    Sending,
    SendReport,
    ShareReport,
)
from cases.operations.reports import LookAtReport, ReportLook, WriteReport, Written
from dialogs.answers import OpenPage, begin
from dialogs.flow import Ask, Flow, Preview, Report
from dialogs.kinds.cases import LedCase, OpenCase
from dialogs.kinds.people import AskedExpert
from dialogs.kinds.responses import OpenResponse
from dialogs.kinds.words import FreeText
from dialogs.language.say import Say, Sayable


def _look(look: ReportLook) -> Report:
    case = str(look.case.id)
    page = OpenPage(Say("button.write_report"), f"/v/{look.token}")
    send = (begin("send_report", case=case),) if look.unsent else ()
    answer = (begin("answer_response", case=case),) if look.unanswered else ()
    read = (begin("read_case", case=case),) if look.version and look.version.is_sent else ()
    return Report(
        values={"label": look.case.label, "about": _about(look), "state": _state(look)},
        offers=(page, begin("write_report", case=case), *send, *read, *answer),
        about=case,
    )


def _about(look: ReportLook) -> Say:
    if look.meeting is None:
        return Say("report.about.case")
    return Say("report.about.meeting", {"at": look.meeting.starts_at})


def _state(look: ReportLook) -> Say:
    by = look.version.due_on if look.version else None
    said = Say(f"report.state.{look.state or 'none'}", {"by": by} if by else {})
    if look.unsent and look.state is not ReportState.DRAFT:
        said = Say("report.state.again", {"state": said})
    if look.unanswered:
        said = Say("report.state.answers", {"state": said, "number": look.unanswered})
    return said


def _written(written: Written) -> Report:
    case = str(written.case.id)
    offers = (begin("send_report", case=case), begin("report", case=case))
    return Report(values={"label": written.case.label}, offers=offers, about=case)


def _preview(sending: Sending) -> Mapping[str, Sayable]:
    by_mail = [
        Say("send_report.by_mail", {"relation": _relation(to.guardian.relation), "email": to.email})
        for to in sending.by_mail
    ]
    on_paper = [
        Say("send_report.on_paper", {"relation": _relation(one.relation)})
        for one in sending.on_paper
    ]
    agreed = {"number": sending.agreements}
    return {
        "number": sending.number,
        "agreements": Say("value.agreements.some", agreed)
        if sending.agreements
        else Say("value.agreements.none"),
        "parents": (*by_mail, *on_paper) or (Say("send_report.nobody"),),
        "readers": ", ".join(sending.readers) or Say("value.nobody"),
        "by": sending.due_on,
    }


def _relation(relation: str) -> Say:
    return Say(f"choice.relation.{relation}")


def _sent(sending: Sending) -> Report:
    case = str(sending.case.id)
    on_paper = (begin("print_report", case=case),) if sending.on_paper else ()
    return Report(values={"by": sending.due_on}, offers=on_paper, about=case)


def _explained(case: Case) -> Report:
    about = str(case.id)
    return Report(offers=(begin("send_report", case=about),), about=about)


def _shared(person: Person) -> Report:
    return Report(values={"name": person.name})


def _answered(response: ReportResponse) -> Report:
    return Report(about=str(response.case))


def _words(field: str) -> Ask:
    return Ask(field, FreeText(long=True), shortcut=False, skippable=True)


REPORT = Flow(name="report", fills=LookAtReport, asks=(Ask("case", OpenCase()),), report=_look)

WRITE_REPORT = Flow(
    name="write_report",
    fills=WriteReport,
    asks=(
        Ask("case", OpenCase(), settles_others=True),
        _words("important"),
        _words("goes_well"),
        _words("hard"),
        _words("decided"),
    ),
    report=_written,
)

SEND_REPORT = Flow(
    name="send_report",
    fills=SendReport,
    asks=(Ask("case", OpenCase()),),
    report=_sent,
    confirm=True,
    preview=Preview(PreviewReport, _preview),
)

EXPLAIN_CHANGE = Flow(
    name="explain_change",
    fills=ExplainChange,
    asks=(Ask("case", OpenCase()), Ask("changed", FreeText(long=True), shortcut=False)),
    report=_explained,
)

SHARE_REPORT = Flow(
    name="share_report",
    fills=ShareReport,
    asks=(Ask("case", LedCase(), settles_others=True), Ask("who", AskedExpert())),
    report=_shared,
    confirm=True,
)

ANSWER_RESPONSE = Flow(
    name="answer_response",
    fills=AnswerResponse,
    asks=(
        Ask("case", LedCase(), settles_others=True),
        Ask("response", OpenResponse()),
        Ask("note", FreeText(long=True), shortcut=False),
    ),
    report=_answered,
    confirm=True,
)

REPORT_FLOWS: tuple[Flow[Any], ...] = (
    REPORT,
    WRITE_REPORT,
    SEND_REPORT,
    EXPLAIN_CHANGE,
    SHARE_REPORT,
    ANSWER_RESPONSE,
)
