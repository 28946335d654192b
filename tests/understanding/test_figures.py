"""What is understood of the sentences in this folder, at least as well as was promised."""

from dialogs.language.sentences.exchange import agreement_line, command_line, request_line
from tests.understanding.scoring import (
    RIGHT,
    WRONG,
    fields_right,
    figures,
    outcomes,
)


def test_agreements() -> None:
    counts = figures(list(outcomes("agreements", agreement_line)))["all"]
    assert counts[RIGHT] >= 0.95 * counts.total()
    assert counts[WRONG] <= 0.02 * counts.total()


def test_commands() -> None:
    counts = figures(list(outcomes("commands", command_line)))["all"]
    assert counts[RIGHT] >= 0.95 * counts.total()
    assert counts[WRONG] <= 0.01 * counts.total()


def test_requests() -> None:
    counts = fields_right(list(outcomes("requests", request_line)))["all"]
    assert counts[RIGHT] >= 0.95 * counts.total()
    assert counts[WRONG] <= 0.03 * counts.total()
