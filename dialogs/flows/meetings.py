"""Planning, moving and cancelling the next meeting."""

from collections.abc import Mapping

from cases.errors import CaseError, DateInThePast, NotASchoolDay
from cases.model.meetings import Meeting
from cases.operations.meetings import CancelFollowUp, MoveFollowUp, ScheduleFollowUp
from dialogs.flow import Anyway, Ask, Flow, Report, Values
from dialogs.kinds.cases import MeetingAhead, OpenCase
from dialogs.kinds.moments import AMoment
from dialogs.kinds.places import WHERE, Room
from dialogs.kinds.words import Link
from dialogs.language.say import Hours

ALTHOUGH_CLOSED: Mapping[type[CaseError], Anyway] = {
    NotASchoolDay: Anyway("although_closed", "button.although_closed")
}


def _at_school(values: Values) -> bool:
    return values.get("where") == "school"


def _online(values: Values) -> bool:
    return values.get("where") == "online"


def _planned(meeting: Meeting) -> Report:
    hours = Hours(meeting.starts_at, meeting.lasts)
    return Report(values={"hours": hours}, about=str(meeting.case))


SCHEDULE_FOLLOW_UP = Flow(
    name="schedule_follow_up",
    fills=ScheduleFollowUp,
    asks=(
        Ask("case", OpenCase()),
        Ask("at", AMoment()),
        Ask("where", WHERE),
        Ask("room", Room(), when=_at_school, skippable=True),
        Ask("join_url", Link(), when=_online),
    ),
    report=_planned,
    confirm=True,
    ask_again={DateInThePast: "at"},
    anyway=ALTHOUGH_CLOSED,
    hidden=frozenset({"lasts"}),
)

MOVE_FOLLOW_UP = Flow(
    name="move_follow_up",
    fills=MoveFollowUp,
    asks=(Ask("meeting", MeetingAhead()), Ask("at", AMoment())),
    report=_planned,
    confirm=True,
    ask_again={DateInThePast: "at"},
    anyway=ALTHOUGH_CLOSED,
)

CANCEL_FOLLOW_UP = Flow(
    name="cancel_follow_up",
    fills=CancelFollowUp,
    asks=(Ask("meeting", MeetingAhead()),),
    report=_planned,
    confirm=True,
)
