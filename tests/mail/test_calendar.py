"""What a parent's calendar is told about a meeting."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.calendar import Entry, Method, calendar
from cases.practices.practice import SCHOOL_ZONE
from tests.mail.entries import ENTRY, NOW


def lines(entry: Entry, method: Method = Method.REQUEST) -> list[str]:
    """Return the content lines, with folded ones put together again."""
    text = calendar(entry, method, NOW).decode()
    return text.replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize(
    ("starts_at", "start", "end"),
    [
        (datetime(2026, 12, 8, 14, 30, tzinfo=SCHOOL_ZONE), "20261208T133000Z", "20261208T141500Z"),
        (datetime(2027, 4, 6, 15, 0, tzinfo=SCHOOL_ZONE), "20270406T130000Z", "20270406T134500Z"),
    ],
    ids=["winter", "summer"],
)
def test_a_meeting_is_at_the_right_instant_in_winter_and_in_summer(
    starts_at: datetime, start: str, end: str
) -> None:
    written = lines(replace(ENTRY, starts_at=starts_at))

    assert f"DTSTART:{start}" in written
    assert f"DTEND:{end}" in written
    assert not [line for line in written if "VTIMEZONE" in line or "TZID" in line]


def test_an_invitation_says_all_that_a_calendar_needs() -> None:
    assert lines(ENTRY) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Aan tafel//Aan tafel//NL",
        "METHOD:REQUEST",
        "BEGIN:VEVENT",
        "SUMMARY:Gesprek op school: De Één\\, Wilgenroos",
        "DTSTART:20261208T133000Z",
        "DTEND:20261208T141500Z",
        "DTSTAMP:20261123T090000Z",
        "UID:6f8a1c0e-meeting@aantafel.example",
        "SEQUENCE:0",
        "ATTENDEE;PARTSTAT=NEEDS-ACTION;ROLE=REQ-PARTICIPANT;RSVP=FALSE:mailto:ouder@mail.example",
        "CLASS:PRIVATE",
        "DESCRIPTION:U heeft een gesprek op school.",
        "LOCATION:Kamer 3",
        'ORGANIZER;CN="De Wilgenroos, locatie Zuid":mailto:aan-tafel@school.example',
        "STATUS:CONFIRMED",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_a_change_keeps_the_uid_and_raises_the_sequence() -> None:
    moved = lines(replace(ENTRY, sequence=1, starts_at=ENTRY.starts_at + timedelta(days=1)))

    assert "UID:6f8a1c0e-meeting@aantafel.example" in moved
    assert "SEQUENCE:1" in moved
    assert "METHOD:REQUEST" in moved
    assert "DTSTART:20261209T133000Z" in moved


def test_a_cancellation_takes_the_meeting_out_of_the_calendar() -> None:
    cancelled = lines(replace(ENTRY, sequence=2), Method.CANCEL)

    assert "METHOD:CANCEL" in cancelled
    assert "STATUS:CANCELLED" in cancelled
    assert "SEQUENCE:2" in cancelled
    assert "UID:6f8a1c0e-meeting@aantafel.example" in cancelled


def test_an_online_meeting_has_its_join_link_where_calendars_show_one() -> None:
    link = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc/0?context=%7b%7d"
    online = lines(replace(ENTRY, where="", join_link=link))

    assert f"LOCATION:{link}" in online
    assert f"URL:{link}" in online
    assert f"DESCRIPTION:U heeft een gesprek op school.\\n{link}" in online


ANY_TEXT = st.text(max_size=300).map(lambda text: text + "\r\nX-FOREIGN:1\u2028X-FOREIGN:2")


@given(text=ANY_TEXT, field=st.sampled_from(["summary", "description", "where", "join_link"]))
def test_no_text_makes_a_property_or_a_long_line(text: str, field: str) -> None:
    entry = replace(
        ENTRY,
        summary=text if field == "summary" else ENTRY.summary,
        description=text if field == "description" else ENTRY.description,
        where=text if field == "where" else ENTRY.where,
        join_link=text if field == "join_link" else ENTRY.join_link,
    )

    written = calendar(entry, Method.REQUEST, NOW)

    assert max(len(line) for line in written.split(b"\r\n")) <= 75
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert not [
        line for line in written.decode().replace("\r\n ", "").splitlines() if line[:2] == "X-"
    ]
    (event,) = icalendar.Calendar.from_ical(written).events
    assert event.start == datetime(2026, 12, 8, 13, 30, tzinfo=UTC)
