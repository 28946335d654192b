"""Planning, moving and cancelling the next meeting."""

from typing import Literal

from pydantic import AwareDatetime

from cases.desk import Command
from cases.model.case import CaseId
from cases.model.meetings import Meeting, MeetingId
from cases.operations.fields import JoinLink, Line, Minutes


class ScheduleFollowUp(Command[Meeting]):
    """Plan the next meeting; without ``lasts`` it takes as long as meetings do here."""

    case: CaseId
    at: AwareDatetime
    where: Literal["school", "online"]
    room: Line | None = None
    join_url: JoinLink | None = None
    lasts: Minutes | None = None
    although_closed: bool = False


class MoveFollowUp(Command[Meeting]):
    """Put a meeting at another time."""

    meeting: MeetingId
    at: AwareDatetime
    although_closed: bool = False


class CancelFollowUp(Command[Meeting]):
    """Call a meeting off."""

    meeting: MeetingId
