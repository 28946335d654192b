"""A message in sentences and clauses, as people punctuate them: or not."""

import re
from typing import Final, NamedTuple

_SENTENCES: Final = re.compile(r"(?<=[.!?;])\s+|\n+|\s+[-/|]\s+")
_ITEMS: Final = re.compile(r"\s*(?:,|;|&|\+|\n)\s*|\s+(?:en|and|plus|of ook)\s+", re.IGNORECASE)
_AROUND: Final = re.compile(
    r"^(?:(?:en|ook|maar|al|we|wij|ik|hebben|heb|verder|eerst|nog|met|bijvoorbeeld|wel|een beetje|"
    r"a bit|"
    r"have|already|also|is|was|it|dat|the following|we've|sinds kort|gemaakt|had|hem|haar)\s+)+|"
    r"\s+(?:al|ook|wel|eerst|gehad|goed|nu|en|maar|hebben we|we|heb ik|hebben|heb|ingezet|gemaakt|"
    r"gebruikt)$",
    re.IGNORECASE,
)
_MOST_ITEMS: Final = 8


class Sentence(NamedTuple):
    """A sentence of a longer message, and where it begins."""

    text: str
    start: int


def sentences_of(text: str) -> list[Sentence]:
    """Return the sentences of a message with their places."""
    found, start = [], 0
    for match in _SENTENCES.finditer(text):
        found.append(Sentence(text[start : match.start()], start))
        start = match.end()
    found.append(Sentence(text[start:], start))
    return [one for one in found if one.text.strip()]


def items_of(words: str) -> list[str]:
    """Return the things in a list: "een maatje, time-out plek en gesprekjes"."""
    items = (bare(item) for item in _ITEMS.split(words))
    return [item for item in items if any(sign.isalpha() for sign in item)][:_MOST_ITEMS]


def bare(words: str) -> str:
    """Return words without what only leads to them or trails behind them."""
    before = None
    while before != words:
        before = words
        words = words.strip(' \t\n.,;:!?()"')
        words = _AROUND.sub("", words if words[:2] == "'s" else words.strip("'"))
    return words
