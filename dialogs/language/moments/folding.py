"""Text as it is compared: small letters, plain signs, no accents, with the way back."""

import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

_PLAIN: Final = str.maketrans(
    dict.fromkeys("‘’‛´`ʼ", "'")
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("\t\n\r\x0b\x0c", " ")
)
_DROPPED: Final = frozenset({"Mn", "Me", "Cf", "Cc", "Cs", "Co", "Cn"})


class Folded(NamedTuple):
    """A folded text; ``offsets`` says where each of its characters stood, None if unmoved."""

    text: str
    offsets: tuple[int, ...] | None

    def origin(self, position: int) -> int:
        """Return where the character at a position of the folded text stood in the original."""
        return position if self.offsets is None else self.offsets[position]


def fold(text: str) -> Folded:
    """Return the text folded: "Vóór vrĳdag" becomes "voor vrijdag"."""
    if text.isascii():
        return Folded(text.lower().translate(_PLAIN), None)
    letters: list[str] = []
    offsets: list[int] = []
    for position, letter in enumerate(text):
        plain = _fold_letter(letter)
        letters.append(plain)
        offsets.extend([position] * len(plain))
    offsets.append(len(text))
    return Folded("".join(letters), tuple(offsets))


@lru_cache(maxsize=1024)
def _fold_letter(letter: str) -> str:
    if unicodedata.category(letter) in _DROPPED:
        return " " if letter in "\t\n\r" else ""
    plain = unicodedata.normalize("NFKD", letter.translate(_PLAIN)).lower()
    return "".join(sign for sign in plain if unicodedata.category(sign) not in _DROPPED)
