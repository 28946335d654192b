"""The dates of the user stories, and the traps into which dateparser alone falls.

"Now" is Monday 23 November 2026, 10.00, at a school in the region Midden, unless said.
"""

from datetime import date, datetime

import pytest

from cases.school_days import Region, SchoolDays
from dialogs.language.moments import (
    AMSTERDAM,
    DEFAULT_TIMETABLE,
    Ambiguous,
    Day,
    Instant,
    Interval,
    Reading,
    Reason,
    Recurrence,
    Refused,
    Setting,
    find_moments,
    read_moment,
)

MIDDEN = SchoolDays(Region.MIDDEN)
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=AMSTERDAM)
SETTING = Setting(NOW, "nl", MIDDEN, DEFAULT_TIMETABLE)


def _at(day: int, month: int, year: int, clock: str) -> datetime:
    hours, minutes = map(int, clock.split("."))
    return datetime(year, month, day, hours, minutes, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("liefst voor de kerstvakantie", Interval(None, date(2026, 12, 18))),
        (
            "dinsdag 8 december, 14.30-15.15 uur",
            Interval(_at(8, 12, 2026, "14.30"), _at(8, 12, 2026, "15.15")),
        ),
        ("uiterlijk vrijdag 18 december 2026", Interval(None, date(2026, 12, 18))),
        ("over 6 weken", Day(date(2027, 1, 4))),
        ("over zes weken", Day(date(2027, 1, 4))),
        ("14.30 uur", Instant(_at(23, 11, 2026, "14.30"))),
        ("overmorgen om 9 uur", Instant(_at(25, 11, 2026, "9.00"))),
        (
            "donderdag 3 december van 14:00 tot 14:45",
            Interval(_at(3, 12, 2026, "14.00"), _at(3, 12, 2026, "14.45")),
        ),
        ("eerste maandag van februari", Day(date(2027, 2, 1))),
        ("over 10 werkdagen", Day(date(2026, 12, 7))),
        ("12-13-2026", Refused(Reason.INVALID)),
        ("31-11-2026", Refused(Reason.INVALID)),
        ("30 februari", Refused(Reason.INVALID)),
        ("woensdag half twee", Instant(_at(25, 11, 2026, "13.30"))),
    ],
)
def test_an_answer_is_read(text: str, reading: Reading) -> None:
    assert read_moment(text, SETTING) == reading


def test_another_date_after_the_holiday_is_next_weeks_tuesday() -> None:
    january = Setting(datetime(2027, 1, 5, 9, 0, tzinfo=AMSTERDAM), "nl", MIDDEN)
    assert read_moment("volgende week dinsdag", january) == Day(date(2027, 1, 12))


@pytest.mark.parametrize(
    ("text", "phrase", "reading"),
    [
        (
            (
                "Hij loopt steeds vaker weg uit de les sinds de herfstvakantie. Graag Fenna erbij, "
                "liefst voor de kerstvakantie. BSN 123456782"
            ),
            "voor de kerstvakantie",
            Interval(None, date(2026, 12, 18)),
        ),
        (
            "afspraak Fatma belt voor vrijdag het wijkteam over de wachtlijst",
            "voor vrijdag",
            Interval(None, date(2026, 11, 26)),
        ),
        ("ik mail moeder morgen", "morgen", Day(date(2026, 11, 24))),
        (
            "Thijs en Noor bespreken het rooster, uiterlijk 12 maart, tijdens het teamoverleg",
            "uiterlijk 12 maart",
            Interval(None, date(2027, 3, 12)),
        ),
        (
            "spoedoverleg met Ilse, leerplicht en ouders woensdag half twee",
            "woensdag half twee",
            Instant(_at(25, 11, 2026, "13.30")),
        ),
        (
            "Elke dinsdag om half 9 tot de kerstvakantie check-in met Sem",
            "Elke dinsdag om half 9 tot de kerstvakantie",
            Recurrence("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261218", at=_at(1, 1, 2026, "8.30").time()),
        ),
    ],
)
def test_a_moment_is_found_in_a_sentence(text: str, phrase: str, reading: Reading) -> None:
    (found,) = find_moments(text, SETTING)
    assert text[found.start : found.end] == phrase
    assert found.reading == reading


def test_who_calls_whom_is_no_date() -> None:
    (found,) = find_moments("Jan belt ma volgende week", SETTING)
    assert found.reading == Interval(date(2026, 11, 30), date(2026, 12, 6))


@pytest.mark.parametrize(
    "text",
    [
        "Jan belt moeder",
        "Ma komt mee",
        "Do en Wim",
        "Mei is de mentor",
        "groep 5/6",
        "leerling is 12 jaar",
        "Yusuf (14)",
        "sinds 4 weken thuis",
        "WR-014",
        "Bel 06-12345678",
        "lokaal 1.15",
        "",
    ],
)
def test_names_classes_and_ages_are_no_dates(text: str) -> None:
    assert find_moments(text, SETTING) == []


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("volgende vrijdag", date(2026, 11, 27), date(2026, 12, 4)),
        ("maandag", date(2026, 11, 23), date(2026, 11, 30)),
        ("dinsdag of donderdag", date(2026, 11, 24), date(2026, 11, 26)),
        ("maandag de 24e", date(2026, 11, 24), date(2026, 11, 23)),
    ],
)
def test_what_may_be_two_days_is_asked(text: str, first: date, second: date) -> None:
    assert read_moment(text, SETTING) == Ambiguous((Day(first), Day(second)))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("niet vrijdag maar donderdag", date(2026, 11, 26)),
        ("vrijdag, o nee donderdag", date(2026, 11, 26)),
        ("donderdag liever dan vrijdag", date(2026, 11, 26)),
        ("donderdag, niet vrijdag", date(2026, 11, 26)),
        ("donderdag in plaats van vrijdag", date(2026, 11, 26)),
    ],
)
def test_words_that_change_the_meaning_are_heard(text: str, day: date) -> None:
    assert read_moment(text, SETTING) == Day(day)


@pytest.mark.parametrize(
    "text", ["niet vrijdag", "behalve vrijdag", "vrijdag kan ik niet", "nooit"]
)
def test_a_refused_day_is_no_answer(text: str) -> None:
    assert read_moment(text, SETTING) == Refused(Reason.NONE)


def test_what_is_left_over_is_asked_and_not_passed_over() -> None:
    reading = read_moment("vrijdag bij de kapper", SETTING)
    assert reading == Ambiguous((Day(date(2026, 11, 27)),))


def test_a_school_may_have_another_autumn_holiday() -> None:
    unknown = Setting(datetime(2026, 9, 7, 9, 0, tzinfo=AMSTERDAM), "nl")
    assert read_moment("voor de herfstvakantie", unknown) == Ambiguous(
        (Interval(None, date(2026, 10, 9)), Interval(None, date(2026, 10, 16)))
    )


def test_a_past_day_of_birth_is_kept_with_its_refusal() -> None:
    assert read_moment("12-03-2014", SETTING) == Refused(Reason.PAST, Day(date(2014, 3, 12)))
