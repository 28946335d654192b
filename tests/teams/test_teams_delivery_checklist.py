"""Checklist C8 to C11: retries, limits, rosters and sizes."""

import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bot.teams
from bot.teams.clock import Timing, utc_now
from bot.teams.connector import LARGEST_ACTIVITY, Address, Connector
from bot.teams.failures import Throttled, TooLarge
from bot.teams.pacing import TEAMS, Pace, Window, Windows
from bot.teams.patience import (
    AT_LEISURE,
    IN_A_TURN,
    LONGEST_REST,
    RETRIED,
    Patience,
    pause,
    rest_asked,
)
from tests.teams.microsoft import CHANNEL, NOON, THREAD, Answer, FakeMicrosoft, HandClock

ONE_SECOND = timedelta(seconds=1)


@pytest.fixture
def thread(microsoft: FakeMicrosoft) -> Address:
    return Address(microsoft.url, THREAD)


@pytest.mark.parametrize("status", [412, 429, 502, 503, 504])
async def test_c8_these_are_retried_until_they_succeed(
    connector: Connector, thread: Address, microsoft: FakeMicrosoft, clock: HandClock, status: int
) -> None:
    microsoft.answers.extend([Answer(status)] * 3)

    assert await connector.send(thread, {"text": "a"}, AT_LEISURE) == "new-1"
    assert len(microsoft.asked) == 4
    assert clock.rests == [timedelta(seconds=s) for s in (0.375, 0.75, 1.5)]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 500])
async def test_c8_these_are_not_retried(
    connector: Connector, thread: Address, microsoft: FakeMicrosoft, status: int
) -> None:
    microsoft.answers.append(Answer(status))
    with pytest.raises(Exception, match=str(status)):
        await connector.send(thread, {"text": "a"}, AT_LEISURE)
    assert len(microsoft.asked) == 1
    assert status not in RETRIED


async def test_c8_retries_are_bounded_in_number(
    connector: Connector, thread: Address, microsoft: FakeMicrosoft
) -> None:
    microsoft.answers.extend([Answer(503)] * 9)
    with pytest.raises(Throttled) as throttled:
        await connector.send(thread, {"text": "a"}, AT_LEISURE)
    assert (throttled.value.status, len(microsoft.asked)) == (503, 5)


async def test_c8_retries_are_bounded_in_time(
    connector: Connector, thread: Address, microsoft: FakeMicrosoft, clock: HandClock
) -> None:
    microsoft.answers.extend([Answer(503)] * 9)
    with pytest.raises(Throttled):
        await connector.send(thread, {"text": "a"}, IN_A_TURN)
    assert len(microsoft.asked) == 4
    assert clock.now - NOON < IN_A_TURN.within


async def test_c8_429_waits_for_retry_after(
    connector: Connector, thread: Address, microsoft: FakeMicrosoft, clock: HandClock
) -> None:
    at = format_datetime((NOON + timedelta(seconds=20)).replace(microsecond=0), usegmt=True)
    microsoft.answers.extend(
        [Answer(429, None, {"Retry-After": "7"}), Answer(429, None, {"Retry-After": at})]
    )
    await connector.send(thread, {"text": "a"}, AT_LEISURE)

    tried = [(asked.at - NOON).total_seconds() for asked in microsoft.asked]
    assert tried == [0, 7.375, 20.75]


@given(st.integers(1, 5), st.floats(0, 1, exclude_max=True))
def test_c8_pauses_double_with_jitter(tries: int, chance: float) -> None:
    most = timedelta(seconds=0.5 * 2 ** (tries - 1))
    assert most / 2 <= pause(tries, None, chance) <= most
    assert pause(tries, ONE_SECOND, chance) == pause(tries, None, chance) + ONE_SECOND


@given(st.text(), st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)))  # noqa: DTZ001
def test_c8_no_retry_after_header_breaks_us(header: str, now: datetime) -> None:
    asked = rest_asked(header, now.replace(tzinfo=NOON.tzinfo))
    assert asked is None or timedelta() <= asked <= LONGEST_REST


@pytest.mark.parametrize(
    ("header", "rest"),
    [
        (None, None),
        ("0", timedelta()),
        ("5", timedelta(seconds=5)),
        ("86400", LONGEST_REST),
        ("9" * 400, LONGEST_REST),
        ("-1", None),
        ("1.5", None),
        ("²", None),
        ("Mon, 23 Nov 2026 12:00:30 GMT", timedelta(seconds=30)),
        ("Mon, 23 Nov 2026 11:00:00 GMT", timedelta()),
        ("Mon, 23 Nov 2026 12:00:30", None),
        ("Mon, 99 Nov 2026 12:00:30 GMT", None),
    ],
)
def test_c8_retry_after_forms(header: str | None, rest: timedelta | None) -> None:
    assert rest_asked(header, NOON) == rest


async def test_c9_a_conversation_gets_no_more_than_teams_allows(
    connector: Connector, microsoft: FakeMicrosoft
) -> None:
    patience = Patience(timedelta(hours=3))
    for number in range(150):  # all threads of a channel are one conversation to Teams
        to = Address(microsoft.url, f"{CHANNEL};messageid={number % 3}")
        await connector.send(to, {"text": str(number)}, patience)

    assert [asked.body["text"] for asked in microsoft.asked] == [str(n) for n in range(150)]
    moments = [asked.at for asked in microsoft.asked]
    assert _kept(moments, TEAMS.messages)
    assert moments[-1] - moments[0] < timedelta(seconds=91)  # and no slower than needed


async def test_c9_the_service_gets_no_more_than_fifty_a_second(
    connector: Connector, microsoft: FakeMicrosoft
) -> None:
    for number in range(120):
        await connector.send(Address(microsoft.url, f"a:{number}"), {"text": "a"})
    assert _kept([asked.at for asked in microsoft.asked], TEAMS.everything)


async def test_c9_rosters_have_limits_of_their_own(
    connector: Connector, thread: Address, microsoft: FakeMicrosoft
) -> None:
    for _ in range(130):
        microsoft.answers.append(Answer(body={"members": []}))
        await connector.members(thread, Patience(timedelta(minutes=5)))
    assert _kept([asked.at for asked in microsoft.asked], TEAMS.rosters)


async def test_c9_a_pace_too_slow_for_a_turn_is_told_at_once(
    connector: Connector, thread: Address, microsoft: FakeMicrosoft, clock: HandClock
) -> None:
    for _ in range(60):
        await connector.send(thread, {"text": "a"}, AT_LEISURE)
    sent, now = len(microsoft.asked), clock.now

    with pytest.raises(Throttled) as throttled:
        await connector.send(thread, {"text": "a"}, IN_A_TURN)
    assert throttled.value.rest is not None
    assert (len(microsoft.asked), clock.now) == (sent, now)


@given(st.lists(st.integers(0, 3000), min_size=1, max_size=120))
def test_c9_no_order_of_requests_exceeds_a_window(pauses: list[int]) -> None:
    windows = (Window(3, timedelta(seconds=1)), Window(10, timedelta(seconds=20)))
    pace, now, moments = Pace(windows), NOON, []
    for wish in pauses:
        now += timedelta(milliseconds=wish)
        now += pace.wait("x", now)
        pace.record("x", now)
        moments.append(now)
    assert _kept(moments, windows)


def test_c9_conversations_left_alone_are_forgotten() -> None:
    pace, now = Pace((Window(3, timedelta(seconds=10)),)), NOON
    for number in range(1000):
        pace.record(f"a:{number}", now)
        now += ONE_SECOND
    assert len(pace) == 11


def test_c9_a_clock_set_back_stops_nobody_for_long() -> None:
    pace = Pace((Window(1, ONE_SECOND),))
    pace.record("x", NOON)
    assert pace.wait("x", NOON - timedelta(hours=5)) == ONE_SECOND


async def test_c9_without_limits_nothing_is_remembered() -> None:
    pace = Pace(())
    pace.record("x", NOON)
    assert (len(pace), pace.wait("x", NOON)) == (0, timedelta())


async def test_c9_waiting_takes_as_long_as_it_says() -> None:
    began = utc_now()
    await Timing().sleep(timedelta(milliseconds=20))
    assert utc_now() - began >= timedelta(milliseconds=19)


async def test_c10_only_paged_rosters_are_asked_for(
    connector: Connector, thread: Address, microsoft: FakeMicrosoft
) -> None:
    microsoft.answers.append(Answer(body={"members": []}))
    await connector.members(thread)
    assert microsoft.asked[0].path.endswith("/pagedmembers")


def test_c10_the_sdk_s_own_rosters_are_used_nowhere() -> None:
    folder = Path(bot.teams.__file__).parent.parent
    banned = re.compile(r"TeamsInfo|get_(team_|conversation_)?members|get_paged_members")
    found = [path.name for path in folder.rglob("*.py") if banned.search(path.read_text())]
    assert found == []


@pytest.mark.parametrize(
    ("character", "bytes_each"), [("a", 2), ("é", 2), ("€", 2), ("😀", 4), ("\ud800", 2)]
)
async def test_c11_an_activity_is_at_most_80_kb_counted_as_utf_16(
    connector: Connector,
    thread: Address,
    microsoft: FakeMicrosoft,
    character: str,
    bytes_each: int,
) -> None:
    around = 2 * len(json.dumps({"text": ""}, separators=(",", ":")))
    fits = (LARGEST_ACTIVITY - around) // bytes_each

    assert await connector.send(thread, {"text": character * fits}) == "new-1"
    with pytest.raises(TooLarge):
        await connector.send(thread, {"text": character * (fits + 1)})
    assert len(microsoft.asked) == 1
    assert LARGEST_ACTIVITY == 81920


def _kept(moments: list[datetime], windows: Windows) -> bool:
    """Count every window at every request, the slow and certain way."""
    inside: Callable[[datetime, Window], int] = lambda moment, window: sum(  # noqa: E731
        moment <= other < moment + window.span for other in moments
    )
    return all(inside(moment, window) <= window.limit for moment in moments for window in windows)
