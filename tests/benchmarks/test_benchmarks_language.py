"""What understanding Dutch costs can be measured, and is within what was promised by far."""

from datetime import timedelta

import pytest

from benchmarks import language


def test_every_row_takes_some_time(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(language, "_TRIES", 1)
    language.main()
    printed = capsys.readouterr().out.splitlines()
    assert len(printed) > 10
    assert all(line.endswith(" µs") for line in printed)


def test_the_least_time_counts() -> None:
    work = range(100_000)  # of hundreds of microseconds: less than one counts as nothing
    assert timedelta() < language.fastest(lambda: sum(work)) < timedelta(seconds=1)
