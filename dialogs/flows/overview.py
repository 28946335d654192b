"""Looking at one's cases and tasks, and at who sits at a table."""

from collections.abc import Mapping, Sequence

from cases.errors import ReasonNeeded
from cases.model.invitations import Invitation
from cases.operations.missing import Gap, Missing, WhatIsMissing
from cases.operations.overview import (
    CaseLine,
    CaseSummary,
    MyTasks,
    Overview,
    SeatAtTable,
    ShowCase,
    ShowOverview,
    Task,
    Tasks,
    WhoIsThere,
    WhoSits,
)
from cases.operations.reading import OpenReading
from dialogs.answers import Begin, Offer, OpenPage, begin
from dialogs.flow import Ask, Flow, Report
from dialogs.flows.agreements import what_can_be_said
from dialogs.flows.my_meetings import meeting_line, not_in_channel
from dialogs.kinds.cases import OpenCase
from dialogs.kinds.kept import ReadableCase
from dialogs.kinds.reasons import ReadReason, has_to_say_why
from dialogs.language.say import Say, Sayable


def _line(line: CaseLine) -> dict[str, Sayable]:
    meeting = line.next_meeting
    return {
        "label": line.label,
        "stage": Say(f"stage.{line.stage}"),
        "meeting": meeting.starts_at if meeting else Say("value.no_meeting"),
        "open": line.open_agreements,
        "late": line.late_agreements,
        "finished": line.done_agreements,
    }


def _cases(overview: Overview) -> Report:
    lines = overview.lines
    if not overview.may_start:
        return Report(key="error.case_not_found")
    if not lines:
        return Report(key="overview.nothing", offers=(begin("new_request"),))
    told = tuple(Say("overview.line", _line(line)) for line in lines)
    show = tuple(
        Offer(Say("button.show_case", {"label": line.label}), _shows(line)) for line in lines[:5]
    )
    about = str(lines[0].case) if len(lines) == 1 else None
    return Report(values={"lines": told}, offers=show, about=about)


def _shows(line: CaseLine) -> Begin:
    return Begin(flow="case_overview", answers={"case": str(line.case)})


def _case(summary: CaseSummary) -> Report:
    case = str(summary.line.case)
    leads = ("what_is_missing", "who_answered") if summary.line.leads else ()
    names = (*leads, "who_is_at_the_table")
    read = (begin("read_case", case=case),) if summary.may_read else ()
    return Report(
        values={
            **_line(summary.line),
            "coordinator": summary.coordinator or Say("value.without_coordinator"),
            "deputy": summary.deputy or Say("value.nobody"),
            "seated": summary.seated,
        },
        offers=(*read, *(begin(name, case=case) for name in names)),
        about=case,
    )


def _tasks(tasks: Tasks) -> Report:
    meetings = tuple(map(meeting_line, tasks.meetings))
    outside = tuple(map(not_in_channel, tasks.not_in_channel))
    if not (tasks.agreements or tasks.invitations or meetings or outside):
        return Report(key="my_tasks.nothing")
    confirm = {task.agreement.id for task in tasks.to_confirm}
    agreements = tuple(
        _task(task, confirm=task.agreement.id in confirm) for task in tasks.agreements
    )
    invitations = tuple(
        Say("my_tasks.invitation", {"label": one.label, "school": one.school})
        for one in tasks.invitations
    )
    return Report(
        values={"lines": (*agreements, *invitations, *meetings, *outside)},
        offers=(*_agreement_offers(tasks.agreements), *_invitation_offers(tasks.invitations)),
    )


def _task(task: Task, *, confirm: bool) -> Say:
    key = "my_tasks.late" if task.late else "my_tasks.agreement"
    values: dict[str, Sayable] = {
        "number": task.agreement.number,
        "label": task.label,
        "by": task.agreement.by,
    }
    return Say("my_tasks.to_confirm" if confirm else key, values)


def _agreement_offers(tasks: Sequence[Task]) -> tuple[Offer, ...]:
    """Return what can be said about the only agreement, or about one that is asked for next."""
    if not tasks:
        return ()
    only = {"agreement": str(tasks[0].agreement.id)} if len(tasks) == 1 else {}
    return (*what_can_be_said(**only), begin("agreement_words", "button.what_was_it", **only))


def _invitation_offers(invitations: Sequence[Invitation]) -> tuple[Offer, ...]:
    if not invitations:
        return ()
    only = {"invitation": str(invitations[0].id)} if len(invitations) == 1 else {}
    return (begin("answer_invitation", **only),)


def _seats(there: WhoIsThere) -> Report:
    staff = tuple(_seat(seat) for seat in there.seats)
    guardians = tuple(
        Say("who_is_at_the_table.guardian", {"relation": Say(f"choice.relation.{g.relation}")})
        for g in there.guardians
    )
    return Report(values={"label": there.label, "lines": (*staff, *guardians)})


def _way_in(seat: SeatAtTable) -> str:
    """Return the key of how somebody comes to the table."""
    if seat.person.is_outside:
        return "seat.own_page"
    return "seat.in_channel" if seat.in_channel else "seat.not_in_channel"


def _seat(seat: SeatAtTable) -> Say:
    return Say(
        "who_is_at_the_table.seat",
        {
            "name": seat.person.name,
            "role": Say(f"role.{seat.role}"),
            "state": Say(f"seat.{seat.seat}"),
            "channel": Say(_way_in(seat)),
            "reading": Say("seat.reads" if seat.may_read else "seat.reads_not"),
        },
    )


def _gaps(missing: Sequence[Missing]) -> Report:
    if not missing:
        return Report(key="what_is_missing.nothing")
    flows = dict.fromkeys(flow for one in missing for flow in _FILLED_BY.get(one.gap, ()))
    offers = tuple(begin(flow) for flow in flows)
    return Report(values={"lines": tuple(_gap(one) for one in missing)}, offers=offers)


_FILLED_BY: Mapping[Gap, tuple[str, ...]] = {
    Gap.NO_GUARDIAN: ("invite_parent",),
    Gap.NO_GUARDIAN_WITH_AUTHORITY: ("invite_parent",),
    Gap.NO_SECOND_GUARDIAN: ("invite_parent",),
    Gap.AUTHORITY_UNKNOWN: ("record_authority",),
    Gap.PUPIL_NOT_ASKED: ("invite_pupil", "pupil_asked"),
    Gap.PUPIL_SILENT: ("pupil_asked",),
    Gap.INFLUENCE_OPEN: ("record_influence",),
    Gap.PUPIL_NOT_TOLD: ("report_back",),
    Gap.CONSENT_MISSING: ("record_consent", "who_answered"),
    Gap.NOBODY_INVITED: ("invite_expert",),
    Gap.MAIL_LOST: ("change_address",),
    Gap.EXPERT_MAIL_LOST: ("change_outside_address",),
    Gap.PARENT_NOT_ANSWERED: ("who_answered",),
    Gap.NO_MEETING: ("schedule_follow_up",),
    Gap.NO_FOLLOW_UP: ("schedule_follow_up",),
    Gap.NO_REPORT: ("report",),
    Gap.REPORT_UNSENT: ("send_report",),
    Gap.REPORT_UNANSWERED: ("answer_response",),
}


def _gap(missing: Missing) -> Say:
    values: dict[str, Sayable] = dict(missing.values)
    if "status" in values:
        values["status"] = Say(f"consent_status.{values['status']}")
        values["name"] = values["name"] or Say("value.team")
    if "relation" in values:
        values["relation"] = Say(f"choice.relation.{values['relation']}")
    return Say(f"gap.{missing.gap}", values)


def _link(token: str) -> Report:
    return Report(offers=(OpenPage(Say("button.open_page"), f"/l/{token}"),))


OVERVIEW = Flow(name="overview", fills=ShowOverview, asks=(), report=_cases, query=True)

CASE_OVERVIEW = Flow(
    name="case_overview", fills=ShowCase, asks=(Ask("case", OpenCase()),), report=_case, query=True
)

MY_TASKS = Flow(name="my_tasks", fills=MyTasks, asks=(), report=_tasks)

WHO_IS_AT_THE_TABLE = Flow(
    name="who_is_at_the_table",
    fills=WhoSits,
    asks=(Ask("case", OpenCase()),),
    report=_seats,
)

WHAT_IS_MISSING = Flow(
    name="what_is_missing",
    fills=WhatIsMissing,
    asks=(Ask("case", OpenCase()),),
    report=_gaps,
)


READ_CASE = Flow(
    name="read_case",
    fills=OpenReading,
    asks=(
        Ask("case", ReadableCase()),
        Ask("reason", ReadReason(), when=has_to_say_why, shortcut=False),
    ),
    report=_link,
    ask_again={ReasonNeeded: "reason"},
)
