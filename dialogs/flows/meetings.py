"""Planning, moving and cancelling the next meeting."""

from collections.abc import Mapping
from dataclasses import replace

from cases.errors import CaseError, DateInThePast, NotASchoolDay
from cases.model.meetings import Meeting
from cases.operations.meetings import (
    CancelFollowUp,
    GiveJoinLink,
    MoveFollowUp,
    ScheduleFollowUp,
)
from dialogs.flow import Anyway, Ask, Flow, GivesWay, Report, Values
from dialogs.kinds.cases import OpenCase
from dialogs.kinds.meetings import MeetingOn
from dialogs.kinds.moments import AMoment
from dialogs.kinds.places import WHERE, Room
from dialogs.kinds.times import has_several
from dialogs.kinds.words import Link
from dialogs.language.say import Hours

ALTHOUGH_CLOSED: Mapping[type[CaseError], Anyway] = {
    NotASchoolDay: Anyway("although_closed", "button.although_closed")
}


def _at_school(values: Values) -> bool:
    return values.get("where") == "school"


def _online(values: Values) -> bool:
    return values.get("where") == "online"


def _pasted(values: Values) -> bool:
    return _online(values) and values.get("join_url") is not None


def _planned(meeting: Meeting) -> Report:
    hours = Hours(meeting.starts_at, meeting.lasts)
    return Report(values={"hours": hours}, about=str(meeting.case))


def _planned_by_graph(meeting: Meeting) -> Report:
    key = "schedule_follow_up.by_graph" if meeting.online else None
    return replace(_planned(meeting), key=key)


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
    gives_way=GivesWay("offer_times", has_several),
)

SCHEDULE_FOLLOW_UP_BY_GRAPH = replace(
    SCHEDULE_FOLLOW_UP,
    asks=tuple(
        replace(ask, when=_pasted) if ask.field == "join_url" else ask
        for ask in SCHEDULE_FOLLOW_UP.asks
    ),
    report=_planned_by_graph,
)
"""The same where Graph makes the online meeting: a link that was pasted is taken, none asked."""

MOVE_FOLLOW_UP = Flow(
    name="move_follow_up",
    fills=MoveFollowUp,
    asks=(Ask("meeting", MeetingOn(moves=True)), Ask("at", AMoment())),
    report=_planned,
    confirm=True,
    ask_again={DateInThePast: "at"},
    anyway=ALTHOUGH_CLOSED,
)

CANCEL_FOLLOW_UP = Flow(
    name="cancel_follow_up",
    fills=CancelFollowUp,
    asks=(Ask("meeting", MeetingOn()),),
    report=_planned,
    confirm=True,
)

GIVE_JOIN_LINK = Flow(
    name="give_join_link",
    fills=GiveJoinLink,
    asks=(Ask("meeting", MeetingOn()), Ask("join_url", Link())),
    report=_planned,
    confirm=True,
)
