"""When and where one's meetings are."""

from cases.model.invitations import Invitation
from cases.operations.my_meetings import MeetingLine, MyAgenda, MyMeetings
from dialogs.answers import OpenLink, begin
from dialogs.flow import Flow, Report
from dialogs.language.say import Hours, Say


def meeting_line(line: MeetingLine) -> Say:
    """Return a meeting in one line: of which case, when and where."""
    meeting, room = line.meeting, line.place.room
    where = Say("value.where.online") if meeting.online else room or Say("value.where.school")
    hours = Hours(meeting.starts_at, meeting.lasts)
    return Say("my_meetings.line", {"label": line.label, "hours": hours, "where": where})


def not_in_channel(invitation: Invitation) -> Say:
    """Return what somebody hears who said yes and is not in the channel."""
    return Say("my_meetings.not_in_channel", {"school": invitation.school})


def _asked(invitation: Invitation) -> Say:
    when = invitation.meeting_at or Say("value.no_meeting")
    return Say("my_meetings.asked", {"label": invitation.label, "meeting": when})


def _agenda(agenda: MyAgenda) -> Report:
    lines = (
        *map(meeting_line, agenda.meetings),
        *map(_asked, agenda.asked),
        *map(not_in_channel, agenda.not_in_channel),
    )
    if not lines:
        return Report(key="my_meetings.nothing")
    links = [line.place.join_url for line in agenda.meetings if line.place.join_url]
    join = (OpenLink(Say("button.join"), links[0]),) if len(links) == 1 else ()
    answer = (begin("answer_invitation"),) if agenda.asked else ()
    planned = agenda.meetings or agenda.asked
    key = None if planned else "my_meetings.not_yet"
    return Report(values={"lines": lines}, offers=(*join, *answer), key=key)


MY_MEETINGS = Flow(name="my_meetings", fills=MyMeetings, asks=(), report=_agenda)
