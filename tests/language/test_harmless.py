"""What is taken out of somebody's words before anybody reads them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.language.harmless import harmless


@settings(deadline=None)
@given(st.text())
def test_harmless_words_keep_what_can_be_seen_and_nothing_else(words: str) -> None:
    safe = harmless(words)

    assert harmless(safe) == safe
    assert all(character.isprintable() or character.isspace() for character in safe)


@pytest.mark.parametrize(
    ("words", "safe"),
    [
        ("Zoë", "Zoë"),
        ("Zoe\u0308", "Zoë"),
        ("Sem\u200b de\u202e Boer\u2066", "Sem de Boer"),
        ("een\r\ntwee\rdrie\tvier", "een\ntwee\ndrie\tvier"),
        ("rood\x1b[31m\x00", "rood[31m"),
        ("soft\u00adhyphen\ufeff", "softhyphen"),
        ("أحمد", "أحمد"),
    ],
)
def test_what_a_reader_cannot_see_is_taken_out(words: str, safe: str) -> None:
    assert harmless(words) == safe
