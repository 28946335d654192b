"""Starting a request for help about a pupil."""

from datetime import date

from cases.desk import Command
from cases.model.case import Case, PupilAsked, Reason
from cases.model.people import Authority
from cases.operations.fields import BirthDate, ChannelKey, FreeText, GroupName, Line


class OpenCase(Command[Case]):
    """Open a case in a channel this person coordinates.

    ``wanted`` are the people wished for at the table: colleagues by their id, written as
    text, or any words ("iemand van JGZ").
    """

    channel: ChannelKey
    pupil: Line
    born: BirthDate
    group: GroupName
    reason: Reason
    tried: FreeText
    works: FreeText
    wish: FreeText
    authority: Authority
    pupil_asked: PupilAsked
    wanted: tuple[Line, ...] | None = None
    deadline: date | None = None
