"""A school deviates from the usual numbers in a file."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from bot.practice_file import practice_of
from bot.settings import Settings, SettingsOdd
from cases.practices.practice import Practice
from cases.school_days import Holiday

STUDY_DAY = date(2026, 11, 25)


def _settings(folder: Path, text: str | bytes) -> Settings:
    file = folder / "school.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Settings(practice=file)


def test_without_a_file_the_numbers_are_the_usual_ones() -> None:
    practice = practice_of(Settings())
    assert practice == Practice(school_days=practice.school_days)


def test_a_school_sets_its_own_hours_and_ladder(tmp_path: Path) -> None:
    practice = practice_of(
        _settings(
            tmp_path,
            "office_opens = 07:30:00\nmeeting_minutes = 30\nremind_school_days_before = 5\n",
        )
    )
    assert practice.office_opens == time(7, 30)
    assert practice.meeting_lasts == timedelta(minutes=30)
    assert practice.remind_school_days_before == 5
    assert practice.office_closes == Practice().office_closes


def test_a_study_day_is_added_to_the_holidays_of_the_region(tmp_path: Path) -> None:
    days = practice_of(
        _settings(
            tmp_path, '[[holidays]]\nname = "Studiedag"\nfirst = 2026-11-25\nlast = 2026-11-25\n'
        )
    ).school_days
    assert not days.is_school_day(STUDY_DAY)
    assert days.holiday_on(STUDY_DAY) == Holiday("studiedag", STUDY_DAY, STUDY_DAY)
    assert days.coming_holiday("kerstvakantie", STUDY_DAY) is not None


def test_a_school_may_go_by_its_own_list_alone(tmp_path: Path) -> None:
    days = practice_of(_settings(tmp_path, "replaces_region = true\n")).school_days
    assert days.holidays == ()
    assert days.is_school_day(date(2026, 12, 21))


@pytest.mark.parametrize(
    "text",
    [
        "office_opens = ",
        "colour = 3",
        "messages_a_day = 0",
        "office_opens = 18:00:00",
        '[[holidays]]\nname = "x"\nfirst = 2026-11-25\nlast = 2026-11-24\n',
        b"\xff\xfe",
    ],
)
def test_what_cannot_be_stops_the_start_with_a_sentence(tmp_path: Path, text: str | bytes) -> None:
    with pytest.raises(SettingsOdd, match="AANTAFEL_PRACTICE"):
        practice_of(_settings(tmp_path, text))


def test_a_file_that_is_not_there_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(SettingsOdd, match="cannot be read"):
        practice_of(Settings(practice=tmp_path / "away.toml"))
