"""What is understood of the sentences in this folder, at least as well as was promised."""

import pytest

from dialogs.language.sentences.exchange import agreement_line, command_line, request_line
from tests.understanding.scoring import (
    RIGHT,
    WRONG,
    examples,
    fields_right,
    figures,
    line_of,
    outcomes,
)

A_STORY = 14


def test_agreements() -> None:
    counts = figures(list(outcomes("agreements", agreement_line)))["all"]
    assert counts[RIGHT] >= 0.94 * counts.total()
    assert counts[WRONG] <= 0.01 * counts.total()


def test_commands() -> None:
    counts = figures(list(outcomes("commands", command_line)))["all"]
    assert counts[RIGHT] >= 0.95 * counts.total()
    assert counts[WRONG] <= 0.01 * counts.total()


def test_requests() -> None:
    counts = fields_right(list(outcomes("requests", request_line)))["all"]
    assert counts[RIGHT] >= 0.95 * counts.total()
    assert counts[WRONG] <= 0.03 * counts.total()


@pytest.mark.parametrize("greeting", ["", "Goedemorgen, ", "hoi "])
def test_a_story_about_a_pupil_is_a_request(greeting: str) -> None:
    """Whoever tells it need not say that it is one; one in a hurry may mean an urgent meeting."""
    stories = [one for one in examples("requests") if len(one["text"].split()) >= A_STORY]
    found = [command_line(line_of(one | {"text": greeting + one["text"]})) for one in stories]
    begun = [one for one in found if one["command"] == "new_request"]

    assert len(begun) >= 0.95 * len(stories)
