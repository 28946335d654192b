"""Giving the chair of a meeting the time by when it began, and no longer once it has ended."""

from datetime import datetime, timedelta

from cases.operations.kinds import timed
from cases.operations.threads import NUDGES, Running
from cases.practices.practice import Practice
from storage.database import Work
from storage.meeting_chats import ClockedMeeting, MeetingNews

_AROUND = timedelta(minutes=30)
"""How far from its time a meeting can begin; before that somebody only tried the link."""


async def see_to_meetings(work: Work, now: datetime, practice: Practice) -> None:
    """Follow what the chats of meetings told: their times, and nothing else."""
    for news in await work.chats.take_news():
        for meeting in await work.chats.meetings_in(news.tenant, news.thread):
            if _is_about(meeting, news):
                await _follow(work, meeting, news, now, practice)


def _is_about(meeting: ClockedMeeting, news: MeetingNews) -> bool:
    first, last = meeting.starts_at - _AROUND, meeting.starts_at + _AROUND
    return first <= news.at <= (last if news.started else last + meeting.lasts)


async def _follow(
    work: Work, meeting: ClockedMeeting, news: MeetingNews, now: datetime, practice: Practice
) -> None:
    for kind in NUDGES:
        await work.chats.call_back(meeting.which, kind)
    if not news.started:
        return
    which = meeting.which
    running = Running(which.case, which.meeting, meeting.label, meeting.chair)
    for nudge in running.nudges(news.at, meeting.lasts):
        if nudge.at > now:
            await work.watching.post(which.tenant, timed(nudge, now, practice))
