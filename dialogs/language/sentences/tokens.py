"""A sentence as words, each with where it stands."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final, NamedTuple

from dialogs.language.moments.folding import fold

LONGEST: Final = 2400  # characters that are read; a request of 2,000 is fine
_MOST: Final = 450
_WORD: Final = re.compile(r"[^\W_]+(?:(?:['.-]|/(?=\d|m\b))[^\W_]+)*|[.,:;!?()&\n|+@>=/-]")


_BLANKS: Final = re.compile(r"[^\S\n]+")
_LINES: Final = re.compile(r" ?\n[ \n]*")
_DIGITS_APART: Final = re.compile(r"(?:\d\s){9,}\d?")
_SAME_SIGN: Final = re.compile(r"([^\w\s]|_)(?:\s?\1){3,}")
_NO_WORD: Final = re.compile(r"[^\s]{61,}")
_INVISIBLE: Final = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+"
)


def tamed(text: str) -> str:
    """Return a text as people type: no endless blanks, signs or words, nothing invisible.

    It is cut off beyond a generous limit; what patterns then search in stays short.
    """
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text[: 2 * LONGEST]))
    text = _LINES.sub("\n", _BLANKS.sub(" ", _NO_WORD.sub("…", _DIGITS_APART.sub("…", text))))
    return _SAME_SIGN.sub(r"\1", text)[:LONGEST]


class Token(NamedTuple):
    """A word or a sign: folded (small letters, no accents), and where it stands in the text."""

    word: str
    start: int
    end: int
    is_capital: bool

    @property
    def is_sign(self) -> bool:
        """Whether it is a punctuation mark."""
        return not self.word[0].isalnum()


def tokens_of(text: str) -> list[Token]:
    """Return the words and signs of a text, from its beginning up to a generous limit."""
    text = text[:LONGEST]
    lines = text.replace("\r", "\n")
    folded = fold(lines.replace("\n", "|"))
    found = []
    for match in _WORD.finditer(folded.text):
        start = folded.origin(match.start())
        end = folded.origin(match.end() - 1) + 1
        word = "\n" if match[0] == "|" else match[0]
        found.append(Token(word, start, end, _is_capital(text[start:end])))
        if len(found) == _MOST:
            break
    return found


def _is_capital(word: str) -> bool:
    """Say whether a word is written like a name, and not in capitals like OPP."""
    return word[:1].isupper() and (len(word) == 1 or not word.isupper())


def words_of(tokens: Sequence[Token]) -> list[str]:
    """Return the words without the signs."""
    return [token.word for token in tokens if not token.is_sign]


def squeezed(text: str) -> str:
    """Return a text with single blanks, and without signs that are left over at its ends."""
    text = re.sub(r"\s+([,.;:!?])", r"\1", " ".join(text.split()))
    text = re.sub(r"([,;:])(?:\s*[,;:.])+", r"\1", text)
    text = re.sub(r"[\s:-]*\s-(?:\s-)+(?=\s)", " -", text)
    text = re.sub(r"\([\s,;:-]*\)", "", text)
    return text.strip(" ,;:.!?-–|\t\n&/+@>=→")


def without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return a text without these stretches of it."""
    kept, last = [], 0
    for start, end in sorted(spans):
        if start > last:
            kept.append(text[last:start])
        last = max(last, end)
    kept.append(text[last:])
    return squeezed(" ".join(part.strip() for part in kept))
