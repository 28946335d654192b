"""Reminding who leads a case of the report: to write it, to send it, and when answers are in."""

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from cases.desk import Occasion
from cases.messages import Message
from cases.model.case import Case
from cases.model.meetings import Meeting, MeetingState
from cases.model.reports import ReportVersion
from cases.operations.kinds import Kind, post
from cases.practices.practice import Practice

REPORT_REMINDERS: Final = (Kind.REPORT_DRAFT_DUE, Kind.REPORT_SEND_DUE)
"""What no longer holds once the report went to parents."""


def days_of_report(meeting: Meeting, practice: Practice) -> tuple[date, date]:
    """Return the days on which the report should be written, and with the parents."""
    held_on = practice.today(meeting.ends_at)
    plus = practice.school_days.plus_working_days
    return (
        plus(held_on, practice.report_draft_working_days),
        plus(held_on, practice.report_parents_working_days),
    )


def response_day(given_on: date, practice: Practice) -> date:
    """Return the last day of the time that parents have for their response."""
    return practice.school_days.plus_working_days(given_on, practice.report_response_working_days)


async def remind_of_report(occasion: Occasion, case: Case, meeting: Meeting) -> None:
    """Plan the reminders of a meeting's report, in place of those planned before."""
    await call_back_report_reminders(occasion, case, meeting)
    if meeting.state is not MeetingState.PLANNED:
        return
    about = [one for one in await occasion.store.report_versions(case.id) if _is_of(one, meeting)]
    if any(one.is_sent for one in about):
        return
    for kind, day in zip(REPORT_REMINDERS, days_of_report(meeting, occasion.practice), strict=True):
        if not (about and kind is Kind.REPORT_DRAFT_DUE):
            await _remind(occasion, case, (kind, meeting.id, day), day)


async def move_report_reminders(occasion: Occasion, case: Case) -> None:
    """Let the case's present coordinator be the one who is reminded of its reports."""
    for meeting in await occasion.store.meetings(case.id):
        await remind_of_report(occasion, case, meeting)
    for version in await occasion.store.report_versions(case.id):
        if version.is_sent:
            await tell_when_answers_are_in(occasion, case, version)


async def call_back_draft_reminder(occasion: Occasion, case: Case, meeting: Meeting) -> None:
    """Take back the reminder to write: something was written."""
    await occasion.store.call_back(case.id, meeting.id, kinds=(Kind.REPORT_DRAFT_DUE,))


async def call_back_report_reminders(occasion: Occasion, case: Case, meeting: Meeting) -> None:
    """Take back the reminders to write and to send: it was sent, or the meeting moved."""
    await occasion.store.call_back(case.id, meeting.id, kinds=REPORT_REMINDERS)


async def tell_when_answers_are_in(occasion: Occasion, case: Case, version: ReportVersion) -> None:
    """Plan to tell that the time for responses is over, in place of what an earlier version said.

    It is told the morning after the last day.
    """
    kind = Kind.REPORT_WINDOW_OVER
    await occasion.store.call_back(case.id, version.report, kinds=(kind,))
    assert version.due_on is not None
    await _remind(
        occasion, case, (kind, version.report, version.due_on), version.due_on + timedelta(days=1)
    )


async def _remind(
    occasion: Occasion, case: Case, about: tuple[Kind, UUID, date], day: date
) -> None:
    kind, subject, by = about
    at = occasion.practice.at_school(day, occasion.practice.digest_at)
    if at <= occasion.now:
        return
    await post(
        occasion,
        Message(
            kind=kind,
            case=case.id,
            subject=subject,
            receiver=case.coordinator,
            at=at,
            values={"label": case.label, "by": by},
            references={"case": case.id},
        ),
    )


def _is_of(version: ReportVersion, meeting: Meeting) -> bool:
    return version.meeting == meeting.id
