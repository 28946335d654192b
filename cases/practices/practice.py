"""The numbers a school works by; a school or region can set its own.

Source: design 7, from the five schools' documents and the guide to the field.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cases.model.pupils import GuardiansAsked
from cases.school_days import Region, SchoolDays

SCHOOL_ZONE = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, slots=True)
class Practice:
    """How long, how often and between which hours. Times of day are those of the school.

    ``parents_languages`` are the languages in which parents can be written to.
    """

    school_days: SchoolDays = field(default_factory=lambda: SchoolDays(Region.MIDDEN))
    meeting_lasts: timedelta = timedelta(minutes=45)
    meeting_reminder_days: tuple[int, ...] = (7, 1)
    parent_meeting_reminder_days: tuple[int, ...] = (1,)
    remind_school_days_before: int = 3
    remind_school_days_after: int = 2
    escalate_school_days_after: int = 2
    channel_reminder_school_days: tuple[int, ...] = (1, 3, 5)
    office_opens: time = time(8, 0)
    office_closes: time = time(17, 30)
    digest_at: time = time(8, 30)
    messages_a_day: int = 3
    guest_link_after_meeting: timedelta = timedelta(days=30)
    reading_link_lasts: timedelta = timedelta(minutes=10)
    consent_reminders: tuple[timedelta, ...] = (timedelta(days=3), timedelta(days=7))
    consent_escalation: timedelta = timedelta(days=14)
    draft_lasts: timedelta = timedelta(days=30)
    report_draft_working_days: int = 2
    report_parents_working_days: int = 5
    report_response_working_days: int = 10
    writing_link_lasts: timedelta = timedelta(hours=4)
    guidance_kept_years: int = 2
    makes_online_meetings: bool = False
    pupil_asked_from: int = 12
    birthday_told_days_before: int = 14
    guardians_asked: GuardiansAsked = GuardiansAsked.ALL
    parents_languages: tuple[str, ...] = ("nl", "en")

    def at_school(self, day: date, clock_time: time) -> datetime:
        """Return that time of that day, on the school's clock."""
        return datetime.combine(day, clock_time, SCHOOL_ZONE)

    def today(self, now: datetime) -> date:
        """Return the day it is at the school."""
        return now.astimezone(SCHOOL_ZONE).date()
