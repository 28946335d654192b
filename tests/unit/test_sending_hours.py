"""When messages go: by the school's hours, by what they are about, by what was asked just now."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.identities import PersonId
from cases.messages import Message, Urgency
from cases.model.case import CaseId
from cases.operations.kinds import SHAPES, Kind, timed
from cases.operations.shapes import When
from cases.practices.practice import SCHOOL_ZONE, Practice
from cases.sending_hours import cannot_wait, next_digest, opening
from cases.values import Value

PRACTICE = Practice()
MONDAY = date(2026, 11, 23)
EARLIEST, LATEST = datetime(2026, 8, 1), datetime(2027, 7, 1)  # noqa: DTZ001 - hypothesis adds it


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=SCHOOL_ZONE)


@pytest.mark.parametrize(
    ("now", "opens", "digest"),
    [
        (at(23, 10), at(23, 10), at(23, 10)),
        (at(23, 8), at(23, 8), at(23, 8)),
        (at(23, 17, 30), at(23, 17, 30), at(23, 17, 30)),
        (at(23, 7, 59), at(23, 8), at(23, 8, 30)),
        (at(23, 17, 31), at(24, 8), at(24, 8, 30)),
        (at(27, 18), at(30, 8), at(30, 8, 30)),  # a weekend
        (
            at(18, 20, month=12),
            datetime(2027, 1, 4, 8, tzinfo=SCHOOL_ZONE),
            datetime(2027, 1, 4, 8, 30, tzinfo=SCHOOL_ZONE),
        ),  # the Christmas holidays
    ],
)
def test_messages_go_in_the_hours_of_the_school(
    now: datetime, opens: datetime, digest: datetime
) -> None:
    assert opening(now, PRACTICE) == opens
    assert next_digest(now, PRACTICE) == digest


@given(st.datetimes(EARLIEST, LATEST, timezones=st.just(UTC)))
def test_what_waits_goes_within_the_hours_and_never_earlier(now: datetime) -> None:
    for goes in (opening(now, PRACTICE), next_digest(now, PRACTICE)):
        local = goes.astimezone(SCHOOL_ZONE)
        assert goes >= now
        assert PRACTICE.school_days.is_school_day(local.date())
        assert PRACTICE.office_opens <= local.time() <= PRACTICE.office_closes
        assert opening(goes, PRACTICE) == goes


@pytest.mark.parametrize(
    ("values", "waits"),
    [
        ({"at": at(23, 21)}, False),  # this evening
        ({"was": at(23, 16), "at": at(30, 14)}, False),  # moved away from today
        ({"by": MONDAY}, False),
        ({"at": at(24, 8, 15)}, False),  # soon after the hours begin
        ({"meeting_at": at(24, 9, 59)}, False),
        ({"at": at(24, 14)}, True),
        ({"by": MONDAY + timedelta(days=1)}, True),
        ({"on": MONDAY, "since": MONDAY}, True),
        ({"at": None}, True),
        ({}, True),
    ],
)
def test_what_is_about_today_cannot_wait(values: dict[str, Value], *, waits: bool) -> None:
    assert cannot_wait(values, at(23, 20), PRACTICE) is not waits


def _timed(kind: Kind, asked_at: datetime | None = None, **values: Value) -> Urgency:
    shape = SHAPES[kind]
    message = Message(
        kind=kind,
        case=CaseId(uuid4()),
        subject=uuid4(),
        receiver=PersonId(uuid4()),
        at=at(23, 20),
        road=shape.road,
        values={**dict.fromkeys(shape.values), **values},
    )
    return timed(message, at(23, 20), PRACTICE, asked_at=asked_at).urgency


@pytest.mark.parametrize("kind", list(Kind))
def test_the_table_says_when_each_kind_goes(kind: Kind) -> None:
    moments = SHAPES[kind].values & {"at", "was", "meeting_at", "proposes_at", "by"}
    today = dict.fromkeys(moments, at(23, 21))
    expected = {
        When.AT_ONCE: (Urgency.NOW, Urgency.NOW, Urgency.NOW),
        When.REMINDER: (Urgency.OFFICE_HOURS, Urgency.OFFICE_HOURS, Urgency.OFFICE_HOURS),
        When.IN_HOURS: (Urgency.WHEN_OPEN, Urgency.WHEN_OPEN, Urgency.WHEN_OPEN),
        When.FOR_TODAY: (Urgency.WHEN_OPEN, Urgency.NOW, Urgency.NOW),
        When.ANSWER: (
            Urgency.WHEN_OPEN,
            Urgency.NOW if moments else Urgency.WHEN_OPEN,
            Urgency.NOW,
        ),
    }[SHAPES[kind].when]
    just_asked = at(23, 19, 30)
    assert (
        _timed(kind, at(23, 18)),
        _timed(kind, **today),
        _timed(kind, just_asked, **today),
    ) == expected
