"""Finding the identity numbers that may not be kept here: BSN and ECK iD.

A citizen service number (BSN) may be used only where a law says so, and the ECK iD only in
the chain of learning materials; neither is allowed in a case (domain 3.5).
"""

import re
from collections.abc import Iterator

from cases.errors import IdentityNumberRefused

# A run of eight or nine digits, or nine in the two groupings in which people write them.
# Looser groupings would take dates (12-12-2026) and telephone numbers for a BSN.
_DIGITS = re.compile(
    r"(?<!\d)(?<!\d[.,-])"
    r"(?:\d{8,9}|\d{3}([ .-])\d{3}\1\d{3}|\d{4}([ .-])\d{2}\2\d{3})"
    r"(?![.,-]?\d)"
)
_ABROAD = re.compile(r"(?:\+|\b00)31[ .-]?(?:\(0\)[ .-]?)?$")
_ECK_ID = re.compile(r"(?:https?://)?(?:[a-z0-9-]+\.)*ketenid\.nl/\S*", re.IGNORECASE)
# The ids in a join link are a machine's, and a number taken out of them leads nowhere.
_JOIN_LINK = re.compile(
    r"https://teams\.(?:microsoft\.com|live\.com|cloud\.microsoft)/(?:l/meetup-join|meet)/\S+",
    re.IGNORECASE,
)

_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
REMOVED = "[…]"


def passes_eleven_test(digits: str) -> bool:
    """Say whether eight or nine digits can be a BSN; eight are read with a zero before them.

    Source:
        The eleven-test of the BSN: the digits times 9, 8, 7, 6, 5, 4, 3, 2 and -1 add up to
        a multiple of eleven. Nothing but zeros passes it too, and is nobody's number.
    """
    numbers = [int(digit) for digit in digits.zfill(len(_WEIGHTS))]
    total = sum(weight * number for weight, number in zip(_WEIGHTS, numbers, strict=True))
    return any(numbers) and total % 11 == 0


def holds_identity_number(text: str) -> bool:
    """Say whether a text holds something that can be a BSN or an ECK iD."""
    return any(True for _ in _spans(text))


def without_identity_numbers(text: str) -> str:
    """Return the text with each identity number replaced by an ellipsis between brackets."""
    for start, end in sorted(_spans(text), reverse=True):
        text = text[:start] + REMOVED + text[end:]
    return text


def refuse_identity_numbers(text: str) -> str:
    """Return the text as it is.

    Raises:
        IdentityNumberRefused: it holds a BSN or an ECK iD.
    """
    if holds_identity_number(text):
        raise IdentityNumberRefused
    return text


def _spans(text: str) -> Iterator[tuple[int, int]]:
    links = [match.span() for match in _ECK_ID.finditer(text)]
    yield from links
    links += [match.span() for match in _JOIN_LINK.finditer(text)]
    for match in _DIGITS.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        in_link = any(start <= match.start() < end for start, end in links)
        telephone = _ABROAD.search(text, 0, match.start()) is not None
        if not in_link and not telephone and passes_eleven_test(digits):
            yield match.span()
