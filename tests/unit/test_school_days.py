"""A school's calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.holidays_netherlands import public_holidays
from cases.school_days import Holiday, Region, SchoolDays

MIDDEN = SchoolDays(Region.MIDDEN)
DAYS = st.dates(min_value=date(2025, 9, 1), max_value=date(2030, 6, 1))


def test_kings_day_moves_off_a_sunday() -> None:
    assert public_holidays(2025)[date(2025, 4, 26)] == "Koningsdag"
    assert public_holidays(2026)[date(2026, 4, 27)] == "Koningsdag"


def test_good_friday_and_liberation_day_are_worked() -> None:
    assert date(2026, 4, 3) not in public_holidays(2026)
    assert date(2030, 5, 5) not in public_holidays(2030)


def test_public_holidays_follow_easter() -> None:
    assert public_holidays(2027)[date(2027, 5, 6)] == "Hemelvaartsdag"
    assert public_holidays(2027)[date(2027, 5, 17)] == "Tweede pinksterdag"
    assert date(2026, 5, 5) not in public_holidays(2026)


def test_the_regions_differ_where_the_ministry_spreads_them() -> None:
    after = date(2026, 9, 1)
    autumn = {
        region: SchoolDays(region).coming_holiday("herfstvakantie", after) for region in Region
    }

    assert autumn[Region.NOORD] == Holiday("herfstvakantie", date(2026, 10, 10), date(2026, 10, 18))
    assert autumn[Region.MIDDEN] == autumn[Region.ZUID]
    assert autumn[Region.MIDDEN] == Holiday(
        "herfstvakantie", date(2026, 10, 17), date(2026, 10, 25)
    )


def test_every_region_has_five_holidays_a_year_in_whole_weeks() -> None:
    for region in Region:
        holidays = SchoolDays(region).holidays
        assert len(holidays) == 25
        for holiday in holidays:
            assert holiday.first.isoweekday() == 6
            assert holiday.last.isoweekday() == 7


def test_the_last_school_day_before_christmas_is_friday_18_december() -> None:
    christmas = MIDDEN.coming_holiday("kerstvakantie", date(2026, 11, 23))
    assert christmas is not None
    assert MIDDEN.plus_school_days(christmas.first, -1) == date(2026, 12, 18)
    assert MIDDEN.next_school_day(christmas.first) == date(2027, 1, 4)


def test_three_working_days_before_18_december_is_15_december() -> None:
    assert MIDDEN.plus_working_days(date(2026, 12, 18), -3) == date(2026, 12, 15)


def test_a_holiday_in_progress_is_the_coming_one() -> None:
    found = MIDDEN.coming_holiday(None, date(2026, 10, 23))
    assert found is not None
    assert found.name == "herfstvakantie"
    assert MIDDEN.holiday_on(date(2026, 10, 23)) == found
    assert MIDDEN.holiday_on(date(2026, 11, 23)) is None


def test_beyond_the_published_years_nothing_is_invented() -> None:
    assert MIDDEN.coming_holiday("kerstvakantie", date(2030, 9, 1)) is None
    assert MIDDEN.covers(date(2030, 1, 1))
    assert not MIDDEN.covers(date(2031, 1, 1))


def test_a_school_can_set_its_own_holidays() -> None:
    own = SchoolDays(Region.MIDDEN, [Holiday("studiedag", date(2026, 11, 25), date(2026, 11, 25))])
    assert not own.is_school_day(date(2026, 11, 25))
    assert own.is_working_day(date(2026, 11, 25))
    assert own.plus_school_days(date(2026, 11, 24), 1) == date(2026, 11, 26)
    assert own.is_school_day(date(2026, 12, 21))


@pytest.mark.parametrize("count", [10_001, -10_001])
def test_a_count_beyond_the_calendar_is_refused(count: int) -> None:
    with pytest.raises(ValueError, match="too many"):
        MIDDEN.plus_school_days(date(2026, 1, 1), count)


def test_a_count_that_leaves_the_calendar_is_refused() -> None:
    with pytest.raises(ValueError, match="out of the calendar"):
        MIDDEN.plus_working_days(date.max - timedelta(days=3), 10)


@given(day=DAYS, count=st.integers(min_value=1, max_value=60))
def test_counting_there_and_back_returns_to_a_school_day(day: date, count: int) -> None:
    start = MIDDEN.next_school_day(day)
    there = MIDDEN.plus_school_days(start, count)
    assert MIDDEN.is_school_day(there)
    assert MIDDEN.plus_school_days(there, -count) == start


@given(day=DAYS)
def test_a_count_of_zero_stays(day: date) -> None:
    assert MIDDEN.plus_school_days(day, 0) == day
