"""Whatever is typed gives an answer, and quickly."""

import sys
import time
from collections.abc import Callable
from typing import Any, TypeAlias

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dialogs.language.moments.lexicon.fillers import set_of
from dialogs.language.sentences.exchange import agreement_line, command_line, request_line, warm
from tests.understanding.scoring import NOW, PEOPLE

Json: TypeAlias = dict[str, Any]
READERS: tuple[Callable[[Json], Json], ...] = (agreement_line, command_line, request_line)
PATIENCE = 8 if sys.gettrace() else 1  # measuring coverage costs several times the work itself
HOSTILE = {
    "digits": "1" * 10_000,
    "digits apart": "1 " * 5_000,
    "nested brackets": "(" * 5_000 + ")" * 5_000,
    "right to left": "\u202e\u200f" * 5_000,
    "lone surrogates": "\ud800" * 5_000,
    "zalgo": "w" + "\u0301\u0489" * 5_000 + "at",
    "letters": "a" * 10_000,
    "emoji": "\N{PARTY POPPER}" * 5_000,
    "blanks": " " * 10_000,
    "commas": ", " * 5_000,
    "words": "woord en " * 1_500,
    "asked and told": "hij zegt dat het werkt en we hebben " * 300,
    "new lines": "\n" * 10_000,
}
WORDS = st.sampled_from(
    sorted(
        set_of(
            """Fatma ik Thijs en of niet maar belt bel het wijkteam vrijdag voor moeder hulpvraag
            nieuwe groep 6 geprobeerd : , . wens dat werkt via mail door te kim ouders met samen
            BSN sla over 123456782 gezag stop wie wat wanneer hoe afspraak 2 klaar WR-014 ( ) -
            wordt gebeld mei do"""
        )
    )
)


def line(text: str) -> Json:
    return {"text": text, "now": NOW, "lang": "nl", "region": "midden", "people": PEOPLE}


@given(text=st.text(max_size=80))
@example(text="\ud800 belt vrijdag")
@example(text="\u0130stanbul belt Fatma")
@settings(max_examples=150)
def test_no_text_raises(text: str) -> None:
    for reader in READERS:
        assert reader(line(text))


@given(words=st.lists(WORDS, max_size=14))
@settings(max_examples=300)
def test_no_order_of_words_raises(words: list[str]) -> None:
    for reader in READERS:
        assert reader(line(" ".join(words)))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("reader", READERS)
def test_hostile_text_means_nothing(reader: Callable[[Json], Json], text: str) -> None:
    warm()
    meant = reader(line(text))

    assert not meant.get("command")
    assert not meant.get("who")
    assert not meant.get("people")
    # Four times what is wanted of a quiet machine, since tests share theirs.
    assert _fastest(lambda: reader(line(text))) < 0.020 * PATIENCE


def _fastest(work: Callable[[], object]) -> float:
    """Return the least processor time of several tries, in seconds."""
    tries = []
    for _ in range(3):
        begin = time.process_time()
        work()
        tries.append(time.process_time() - begin)
    return min(tries)
