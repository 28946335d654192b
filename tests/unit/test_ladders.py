"""When people are reminded."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cases.operations.kinds import Kind
from cases.practices.practice import SCHOOL_ZONE, Practice
from cases.reminding import agreement_ladder, meeting_ladder, silence_ladder

PRACTICE = Practice()
KNOWN_DAYS = st.dates(date(2026, 9, 1), date(2028, 7, 1))


def _days(by: date) -> list[tuple[date, Kind]]:
    return [(rung.at.date(), rung.kind) for rung in agreement_ladder(by, PRACTICE)]


def test_a_forgotten_agreement_before_christmas() -> None:
    """ST-05: 15 and 18 December, silence in the holiday, 5 January, then the coordinator."""
    assert _days(date(2026, 12, 18)) == [
        (date(2026, 12, 15), Kind.AGREEMENT_SOON),
        (date(2026, 12, 18), Kind.AGREEMENT_TODAY),
        (date(2027, 1, 5), Kind.AGREEMENT_LATE),
        (date(2027, 1, 7), Kind.AGREEMENT_ESCALATED),
    ]


def test_reminders_come_at_the_hour_of_the_digest_winter_and_summer() -> None:
    for by, utc_hour in ((date(2026, 12, 8), 7), (date(2026, 6, 9), 6)):
        for rung in agreement_ladder(by, PRACTICE):
            assert rung.at.astimezone(UTC).time() == time(utc_hour, 30)


def test_a_day_in_a_weekend_or_holiday_is_reminded_of_on_the_school_day_before() -> None:
    assert _days(date(2026, 11, 28))[1] == (date(2026, 11, 27), Kind.AGREEMENT_SOON)
    assert _days(date(2026, 12, 25))[:2] == [
        (date(2026, 12, 16), Kind.AGREEMENT_SOON),
        (date(2026, 12, 18), Kind.AGREEMENT_SOON),
    ]


@given(KNOWN_DAYS)
def test_every_ladder_has_four_rungs_on_school_days_in_order(by: date) -> None:
    rungs = agreement_ladder(by, PRACTICE)
    days = [rung.at.astimezone(SCHOOL_ZONE).date() for rung in rungs]
    assert all(PRACTICE.school_days.is_school_day(day) for day in days)
    assert days == sorted(set(days))
    assert days[1] <= by < days[2]
    assert [rung.kind for rung in rungs].count(Kind.AGREEMENT_ESCALATED) == 1
    assert rungs[-1].kind is Kind.AGREEMENT_ESCALATED


def test_a_meeting_is_reminded_of_a_week_and_a_day_before() -> None:
    meeting = PRACTICE.at_school(date(2026, 12, 8), time(14, 30))
    assert meeting_ladder(meeting, (7, 1), PRACTICE) == (
        PRACTICE.at_school(date(2026, 12, 1), time(8, 30)),
        PRACTICE.at_school(date(2026, 12, 7), time(8, 30)),
    )


def test_reminders_of_a_meeting_leave_holidays_and_weekends_alone() -> None:
    after_the_holiday = PRACTICE.at_school(date(2027, 1, 4), time(9, 0))
    assert meeting_ladder(after_the_holiday, (7, 1), PRACTICE) == (
        PRACTICE.at_school(date(2026, 12, 18), time(8, 30)),
    )
    on_monday = PRACTICE.at_school(date(2026, 11, 30), time(9, 0))
    assert [at.date() for at in meeting_ladder(on_monday, (7, 1), PRACTICE)] == [
        date(2026, 11, 23),
        date(2026, 11, 27),
    ]


@given(
    st.datetimes(datetime(2026, 9, 1), datetime(2028, 7, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.lists(st.integers(1, 30), max_size=4),
)
def test_every_reminder_of_a_meeting_is_before_it_and_on_a_school_day(
    starts_at: datetime, days_before: list[int]
) -> None:
    ladder = meeting_ladder(starts_at, days_before, PRACTICE)
    assert list(ladder) == sorted(set(ladder))
    assert len(ladder) <= len(set(days_before))
    for at in ladder:
        assert at < starts_at
        assert PRACTICE.school_days.is_school_day(PRACTICE.today(at))


def test_a_silent_parent_is_asked_after_three_and_seven_days_and_told_after_fourteen() -> None:
    asked_at = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
    assert silence_ladder(asked_at, PRACTICE) == (
        (asked_at + timedelta(days=3), Kind.PARENT_REMINDED),
        (asked_at + timedelta(days=7), Kind.PARENT_REMINDED),
        (asked_at + timedelta(days=14), Kind.PARENT_SILENT),
    )
