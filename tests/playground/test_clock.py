from datetime import UTC, datetime, timedelta

import pytest

from playground.clock import MovableClock, real_time

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class Stopwatch:
    def __init__(self) -> None:
        self.now = MONDAY

    def __call__(self) -> datetime:
        return self.now


def test_it_runs_and_jumps() -> None:
    below = Stopwatch()
    clock = MovableClock(below)

    clock.advance(timedelta(days=1))
    below.now += timedelta(minutes=5)

    assert clock() == MONDAY + timedelta(days=1, minutes=5)
    assert clock.ahead == timedelta(days=1)


def test_it_moves_to_a_moment() -> None:
    clock = MovableClock(Stopwatch())

    assert clock.move_to(MONDAY + timedelta(hours=3)) == clock() == MONDAY + timedelta(hours=3)


def test_it_goes_on_where_it_was() -> None:
    assert MovableClock(Stopwatch(), timedelta(days=2))() == MONDAY + timedelta(days=2)


@pytest.mark.parametrize("back", [timedelta(microseconds=-1), timedelta(days=-400)])
def test_it_never_goes_back(back: timedelta) -> None:
    clock = MovableClock(Stopwatch())

    with pytest.raises(ValueError, match="forward"):
        clock.advance(back)
    with pytest.raises(ValueError, match="forward"):
        clock.move_to(MONDAY + back)

    assert clock() == MONDAY


def test_it_takes_no_moment_without_a_zone() -> None:
    with pytest.raises(ValueError, match="zone"):
        MovableClock(Stopwatch()).move_to(MONDAY.replace(tzinfo=None))


def test_below_it_is_the_machines_own_time() -> None:
    before = datetime.now(UTC)

    assert before <= real_time() <= before + timedelta(seconds=5)
