"""When people want to hear from us: on school days, in office hours; reminders once a morning.

Source:
    design 7; domain.md 2.6 (reminders on weekdays, in office hours).
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from cases.practices.practice import Practice
from cases.values import Value, Values

JUST_NOW = timedelta(hours=1)
"""How long somebody who asked something is taken to be waiting for the answer."""

NOTICE = timedelta(hours=2)
"""How long before a meeting people must hear of it, if need be outside hours."""

_MOMENTS = ("at", "was", "meeting_at", "proposes_at", "by")


def opening(now: datetime, practice: Practice) -> datetime:
    """Return ``now`` within the hours in which messages go, else when they next begin."""
    today = practice.today(now)
    days = practice.school_days
    if days.is_school_day(today):
        opens = practice.at_school(today, practice.office_opens)
        if now <= practice.at_school(today, practice.office_closes):
            return max(now, opens)
    tomorrow = days.next_school_day(today + timedelta(days=1))
    return practice.at_school(tomorrow, practice.office_opens)


def next_digest(now: datetime, practice: Practice) -> datetime:
    """Return ``now`` within the hours in which messages go, else the next digest."""
    opens = opening(now, practice)
    return now if opens <= now else digest_on(practice.today(opens), practice)


def digest_on(day: date, practice: Practice) -> datetime:
    """Return the moment of the digest on the first school day from that day on."""
    return practice.at_school(practice.school_days.next_school_day(day), practice.digest_at)


def cannot_wait(values: Values, now: datetime, practice: Practice) -> bool:
    """Say whether a message is about today, or about what begins soon after the next opening."""
    opens, today = opening(now, practice), practice.today(now)
    return any(
        _day(moment, practice) == today
        or (isinstance(moment, datetime) and now < moment < opens + NOTICE)
        for moment in _moments(values)
    )


def _moments(values: Values) -> Iterator[date]:
    for name in _MOMENTS:
        value: Value = values.get(name)
        if isinstance(value, date):
            yield value


def _day(moment: date, practice: Practice) -> date:
    return practice.today(moment) if isinstance(moment, datetime) else moment
