"""Our own variations on every convention, checked by hand before they were kept.

One line is one phrase or sentence; left out are Dutch, the region Midden, the default bell table,
and Wednesday 18 November 2026, 10.15 as the time at which it is said.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from dialogs.language.moments.exchange import find_line, read_line

DEFAULTS = {
    "now": "2026-11-18T10:15+01:00",
    "lang": "nl",
    "region": "midden",
    "timetable": True,
}


def _lines(name: str) -> list[dict[str, Any]]:
    text = (Path(__file__).parent / name).read_text("utf-8")
    return [DEFAULTS | json.loads(line) for line in text.splitlines()]


def _without_empty(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """Leave out absent parts, as the files do; an open start or end is kept."""
    if isinstance(value, dict):
        return {
            name: _without_empty(each)
            for name, each in value.items()
            if each is not None or name in ("start", "end")
        }
    return [_without_empty(each) for each in value] if isinstance(value, list) else value


def test_phrases_are_read_as_checked() -> None:
    lines = _lines("variations.jsonl")
    wrong = {
        line["text"]: (read, line["reading"])
        for line in lines
        if (read := _without_empty(read_line(line))) != line["reading"]
    }

    assert wrong == {}
    assert len(lines) > 1000


def test_moments_are_found_in_sentences_as_checked() -> None:
    lines = _lines("sentences.jsonl")
    wrong = {}
    for line in lines:
        found = [
            [line["text"][hit["start"] : hit["end"]], _without_empty(hit["value"])]
            for hit in find_line(line)
        ]
        if found != line["found"]:
            wrong[line["text"]] = (found, line["found"])

    assert wrong == {}
    assert len(lines) > 200


@pytest.mark.parametrize("region", [None, "midden"])
def test_a_line_may_leave_things_out(region: str | None) -> None:
    line = {"text": "morgen", "now": "2026-11-18T10:15:00+01:00", "lang": "nl", "region": region}
    assert read_line(line) == {"kind": "date", "value": "2026-11-19"}


def test_a_line_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        read_line({"text": "morgen", "now": "2026-11-18T10:15:00", "lang": "nl"})


@pytest.mark.parametrize("sentence", ["Fenna belt moeder {}.", "{} spreken we elkaar"])
def test_a_phrase_means_the_same_in_a_sentence_or_is_left_alone(sentence: str) -> None:
    other = {}
    for line in _lines("variations.jsonl"):
        reading = line["reading"]
        if reading is None or reading["kind"] in ("reject", "ambiguous") or line["lang"] != "nl":
            continue
        text = sentence.format(line["text"])
        found = [_without_empty(hit["value"]) for hit in find_line({**line, "text": text})]
        silent = [value for value in found if value["kind"] != "ambiguous"]
        if any(value != reading for value in silent):
            other[text] = found

    assert other == {}
