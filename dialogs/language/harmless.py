"""Taking out of somebody's words what no reader can see but a screen obeys."""

import re
import unicodedata

_KEPT = frozenset("\n\t")
_ASCII_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def harmless(words: str) -> str:
    """Return the words in NFC, without control, zero-width and direction characters.

    A direction mark can make "gnirts" read as "string", and a zero-width one hides a name
    from a search. New lines and tabs stay; a lone carriage return becomes a new line.

    Source:
        Unicode Standard Annex 9 (bidirectional text) and Technical Report 36 (security).
    """
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    if words.isascii():
        return _ASCII_CONTROLS.sub("", words)
    composed = unicodedata.normalize("NFC", words)
    return "".join(
        character
        for character in composed
        if character in _KEPT or unicodedata.category(character) not in _INVISIBLE
    )
