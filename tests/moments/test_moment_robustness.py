"""Whatever is typed gives an answer, quickly, and costs nothing that was not needed."""

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cases.school_days import Region, SchoolDays
from dialogs.language.moments import (
    AMSTERDAM,
    DEFAULT_TIMETABLE,
    Day,
    Language,
    Reason,
    Refused,
    Setting,
    as_score,
    find_moments,
    from_json,
    read_moment,
    to_json,
)
from dialogs.language.moments.warming import warm

NOW = datetime(2026, 11, 18, 10, 15, tzinfo=AMSTERDAM)
SETTING = Setting(NOW, "nl", SchoolDays(Region.MIDDEN), DEFAULT_TIMETABLE)
NOTHING = Refused(Reason.NONE)
PATIENCE = 8 if sys.gettrace() else 1  # measuring coverage costs several times the work itself
# Words that mean something, in orders in which nobody would say them.
MEANING = (
    "vrijdag morgen vandaag volgende komende deze week maand weekend over binnen voor na tot t/m "
    "van en of niet o nee maar liever uiterlijk vanaf elke om de 3 12 31 half kwart drie 3e uur "
    "derde laatste eerste dagen weken 24-11 12/3 14.30 9.10 2026 '27 november mei kerst eind tm "
    "kerstvakantie pasen ochtend 's avonds school pauze keer x even rond tussen begin geleden "
    "- , . ? ( ) / jaar maandagochtend 29 februari schooldagen anderhalve paar nu zomertijd"
)
WORDS = st.sampled_from(MEANING.split())
HOSTILE = {
    "digits": "1" * 10_000,
    "digits apart": "1 " * 5_000,
    "nested brackets": "(" * 5_000 + ")" * 5_000,
    "right to left": "\u202e\u200f" * 5_000,
    "lone surrogates": "\ud800" * 5_000,
    "zalgo": "w" + "\u0301\u0489" * 5_000 + "at",
    "points": "1." * 5_000,
    "dashes": "1-" * 5_000,
    "at signs": "x@" * 5_000,
    "null": "\x00" * 10_000,
    "letters": "a" * 10_000,
    "quotes": "'" * 10_000,
    "emoji": "\N{PARTY POPPER}" * 5_000,
    "negations": "niet " * 2_000,
    "short words": "ab " * 3_000,
}


@given(text=st.text(max_size=60))
@example(text="\ud800 vrijdag")
@example(text="29 februari 9999999999")
@example(text="over 99999 jaar")
@example(text="vrijdag 31-12-2199")
@settings(max_examples=300, deadline=None)
def test_no_text_raises(text: str) -> None:
    assert to_json(read_moment(text, SETTING))
    for found in find_moments(text, SETTING):
        assert 0 <= found.start < found.end <= len(text)


@given(
    words=st.lists(WORDS, max_size=12),
    language=st.sampled_from(["nl", "en"]),
    now=st.datetimes(datetime(2025, 9, 1), datetime(2150, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    region=st.none() | st.sampled_from(Region),
    timetable=st.booleans(),
)
@settings(max_examples=600, deadline=None)
def test_no_order_of_words_raises(
    words: list[str], language: Language, now: datetime, region: Region | None, *, timetable: bool
) -> None:
    setting = Setting(
        now,
        language,
        SchoolDays(region) if region else None,
        DEFAULT_TIMETABLE if timetable else None,
    )
    text = " ".join(words)
    reading = read_moment(text, setting)
    assert to_json(from_json(to_json(reading))) == to_json(reading)
    for found in find_moments(text, setting):
        assert as_score(found.reading)
        assert text[found.start : found.end].strip()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_refused_within_milliseconds(text: str) -> None:
    warm()
    assert read_moment(text, SETTING) == NOTHING
    assert read_moment(text[:199], SETTING) == NOTHING
    assert find_moments(text, SETTING) == []
    assert _fastest(lambda: read_moment(text, SETTING)) < 0.005 * PATIENCE
    assert _fastest(lambda: read_moment(text[:199], SETTING)) < 0.005 * PATIENCE
    # Twice what is wanted of a quiet machine, since tests share theirs.
    assert _fastest(lambda: find_moments(text, SETTING)) < 0.010 * PATIENCE


def _fastest(work: Callable[[], object]) -> float:
    """Return the least processor time of several tries, in seconds."""
    tries = []
    for _ in range(5):
        begin = time.process_time()
        work()
        tries.append(time.process_time() - begin)
    return min(tries)


def test_a_moment_takes_a_tenth_of_a_millisecond() -> None:
    warm()
    texts = ("volgende week dinsdag om half drie", "uiterlijk 1 december", "morgen 14.30u")
    times = sorted(_fastest(lambda text=text: read_moment(text, SETTING)) for text in texts)  # type: ignore[misc]
    assert times[1] < 0.0004 * PATIENCE


def test_dateparser_is_loaded_only_for_a_date_it_alone_can_read() -> None:
    script = (
        "import sys; from dialogs.language.moments.exchange import read_line\n"
        "line = {'now': '2026-11-18T10:15:00+01:00', 'lang': 'nl', 'text': 'vrijdag'}\n"
        "assert 'holidays' not in sys.modules\n"
        "read_line(line); assert 'dateparser' not in sys.modules\n"
        "line['text'] = '24 Kas\u0131m 2026'\n"
        "print(read_line(line)['value'], 'dateparser' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["2026-11-24", "True"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("24 Kas\u0131m 2026", date(2026, 11, 24)),
        ("24 listopada 2026", date(2026, 11, 24)),
        ("24 de noviembre de 2026", date(2026, 11, 24)),
        ("3 \u0442\u0440\u0430\u0432\u043d\u044f 2027", date(2027, 5, 3)),
    ],
)
def test_parents_dates_are_read_in_their_language(text: str, day: date) -> None:
    assert read_moment(text, SETTING) == Day(day)


@pytest.mark.parametrize("text", ["24 leerlingen 2026", "12 jaar 2010", "31 listopada 2026"])
def test_what_only_looks_like_a_date_is_refused(text: str) -> None:
    assert isinstance(read_moment(text, SETTING), Refused)


def test_a_time_without_a_zone_is_no_now() -> None:
    with pytest.raises(ValueError, match="aware"):
        Setting(datetime(2026, 11, 18, 10, 15))  # noqa: DTZ001
