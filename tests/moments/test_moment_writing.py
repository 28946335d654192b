"""What is written is understood the same way when it is read back."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cases.school_days import Region, SchoolDays
from dialogs.language.moments import (
    AMSTERDAM,
    DEFAULT_TIMETABLE,
    Ambiguous,
    Day,
    Instant,
    Interval,
    Language,
    Recurrence,
    Setting,
    from_json,
    read_moment,
    to_json,
    write_day,
    write_instant,
    write_interval,
    write_reading,
)

NOW = datetime(2026, 11, 18, 10, 15, tzinfo=AMSTERDAM)
LANGUAGES = st.sampled_from(["nl", "en"])
DAYS = st.dates(min_value=date(2026, 11, 18), max_value=date(2150, 12, 31))
MOMENTS = st.datetimes(
    min_value=datetime(2026, 11, 18, 10, 0),  # noqa: DTZ001 - made aware below
    max_value=datetime(2150, 12, 31),  # noqa: DTZ001
    timezones=st.just(UTC),
).map(lambda moment: moment.replace(second=0, microsecond=0).astimezone(AMSTERDAM))
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
RULES = st.sampled_from(
    [
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=2",
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;BYDAY=TU",
        "FREQ=WEEKLY;BYDAY=MO,TH",
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
        "FREQ=WEEKLY;INTERVAL=6",
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;INTERVAL=3",
        "FREQ=MONTHLY;BYDAY=1MO",
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=MONTHLY;BYMONTHDAY=15",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=YEARLY",
        "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=1",
        f"FREQ=YEARLY;BYWEEKNO={','.join(map(str, range(1, 54, 2)))};BYDAY=TU",
        f"FREQ=YEARLY;BYWEEKNO={','.join(map(str, range(2, 54, 2)))};BYDAY=MO,TH",
        "FREQ=WEEKLY;BYDAY=TU;COUNT=5",
        "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270126",
    ]
)


def _setting(language: Language) -> Setting:
    return Setting(NOW, language, SchoolDays(Region.MIDDEN), DEFAULT_TIMETABLE)


def test_a_day_is_written_with_its_weekday() -> None:
    assert write_day(date(2026, 12, 18), "nl") == "vrijdag 18 december 2026"
    assert write_day(date(2026, 12, 18), "en") == "Friday 18 December 2026"


def test_an_instant_is_written_by_the_clock_of_amsterdam() -> None:
    half_past_two = datetime(2026, 12, 8, 13, 30, tzinfo=UTC)
    assert write_instant(half_past_two, "nl") == "dinsdag 8 december 2026, 14.30 uur"
    assert write_instant(half_past_two, "en") == "Tuesday 8 December 2026, 14:30"


def test_an_interval_is_written_with_one_day() -> None:
    start = datetime(2026, 12, 8, 14, 30, tzinfo=AMSTERDAM)
    written = write_interval(start, timedelta(minutes=45), "nl")
    assert written == "dinsdag 8 december 2026, 14.30\N{EN DASH}15.15 uur"
    assert write_interval(start, start + timedelta(minutes=45), "en") == (
        "Tuesday 8 December 2026, 14:30\N{EN DASH}15:15"
    )


def test_an_evening_ends_at_24_hours_and_a_night_on_the_next_day() -> None:
    start = datetime(2026, 12, 8, 18, 0, tzinfo=AMSTERDAM)
    assert write_interval(start, timedelta(hours=6), "nl") == (
        "dinsdag 8 december 2026, 18.00\N{EN DASH}24.00 uur"
    )
    assert write_interval(start, timedelta(hours=7), "nl") == (
        "dinsdag 8 december 2026, 18.00 uur tot woensdag 9 december 2026, 01.00 uur"
    )


def test_an_hour_that_comes_twice_is_told_apart() -> None:
    first = datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    second = datetime(2027, 10, 31, 1, 30, tzinfo=UTC)
    assert write_instant(first, "nl") == "zondag 31 oktober 2027, 02.30 uur (zomertijd)"
    assert write_instant(second, "nl") == "zondag 31 oktober 2027, 02.30 uur (wintertijd)"
    asked = read_moment("zondag 31 oktober 2027, 02.30 uur", _setting("nl"))
    assert isinstance(asked, Ambiguous)
    assert len(asked.readings) == 2


@given(day=DAYS, language=LANGUAGES)
def test_a_written_day_is_read_back(day: date, language: Language) -> None:
    assert read_moment(write_day(day, language), _setting(language)) == Day(day)


@given(moment=MOMENTS, language=LANGUAGES, about=st.booleans())
def test_a_written_instant_is_read_back(
    moment: datetime, language: Language, *, about: bool
) -> None:
    assume(moment > NOW)
    reading = Instant(moment, about=about)
    assert read_moment(write_reading(reading, language), _setting(language)) == reading


@given(start=MOMENTS, minutes=st.integers(1, 4000), language=LANGUAGES)
def test_a_written_interval_is_read_back(start: datetime, minutes: int, language: Language) -> None:
    end = (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(AMSTERDAM)
    assume(end > NOW)
    assume(start > NOW or start.date() == end.date())

    read = read_moment(write_interval(start, end, language), _setting(language))

    assert isinstance(read, Interval)
    assert to_json(read) == to_json(Interval(start, end))


@given(first=DAYS, days=st.integers(0, 400), language=LANGUAGES)
def test_written_periods_are_read_back(first: date, days: int, language: Language) -> None:
    assume(days)
    last = first + timedelta(days=days)
    for reading in (Interval(first, last), Interval(None, first), Interval(last, None)):
        assert read_moment(write_reading(reading, language), _setting(language)) == reading


@given(moment=MOMENTS, language=LANGUAGES)
def test_written_bounds_are_read_back(moment: datetime, language: Language) -> None:
    assume(moment > NOW)
    for reading in (Interval(None, moment), Interval(moment, None)):
        read = read_moment(write_reading(reading, language), _setting(language))
        assert to_json(read) == to_json(reading)


@given(
    rule=RULES,
    at=st.none() | TIMES,
    start=st.none() | DAYS,
    minutes=st.none() | st.integers(5, 300),
    language=LANGUAGES,
)
@settings(max_examples=300)
def test_a_written_recurrence_is_read_back(
    rule: str, at: time | None, start: date | None, minutes: int | None, language: Language
) -> None:
    assume(not (start and ("UNTIL" in rule or "COUNT" in rule)))
    lasts = timedelta(minutes=minutes) if minutes and at else None
    if at and lasts:
        assume(
            datetime.combine(date.min, at) + lasts
            <= datetime.combine(date.min, time()) + timedelta(1)
        )
    reading = Recurrence(rule, start, at, lasts)

    assert read_moment(write_reading(reading, language), _setting(language)) == reading


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_question_is_written_with_all_its_readings(language: Language) -> None:
    asked = Ambiguous((Day(date(2026, 11, 20)), Day(date(2026, 11, 27))))
    assert read_moment(write_reading(asked, language), _setting(language)) == asked


@given(moment=MOMENTS, language=LANGUAGES)
def test_a_reading_survives_json(moment: datetime, language: Language) -> None:
    readings = (
        Day(moment.date()),
        Instant(moment, about=True),
        Interval(None, moment),
        Recurrence("FREQ=WEEKLY", moment.date(), moment.time().replace(tzinfo=None), timedelta(1)),
    )
    for reading in (*readings, Ambiguous(readings)):
        assert to_json(from_json(to_json(reading))) == to_json(reading)
