"""Who does it where it is told what is done: "moeder wordt gebeld door Fatma"."""

from typing import Final

from dialogs.language.moments.lexicon.fillers import set_of
from dialogs.language.sentences.groups import Group, Sentence
from dialogs.language.sentences.verbs import is_finite, is_participle, is_surely_finite

_PASSIVE: Final = set_of("wordt worden is zijn werd moet be gets")
_BECOMES: Final = set_of("wordt worden werd be gets")
_MAY: Final = set_of("moet zal kan mag zou dient moeten zullen kunnen mogen zouden dienen")
_VERBS: Final = _BECOMES | _MAY
_WHOSE: Final = set_of("voor for met with van of")  # "taak van Noor: …"
_FOR: Final = set_of("voor for")
_CLAUSE: Final = set_of("of dat wat hoe if whether that what how")
_ARTICLES: Final = set_of("de het onze the")
ENDING_APART: Final = set_of(", - ) | . : ? !") | {"\n", ""}
"""Signs behind somebody who stands apart; nothing at the end."""


def is_done_to(sentence: Sentence) -> bool:
    """Say whether it is told what is done, and not by whom: "moeder wordt gebeld"."""
    words = [token.word for token in sentence.tokens[sentence.begins :]]
    first = next((word for word in words if is_surely_finite(word) or word in _VERBS), "")
    passive = first in _BECOMES or (first in _MAY and "worden" in words)
    return passive and any(is_participle(word) for word in words)


def by_passive(sentence: Sentence) -> Group | None:
    """Find "wordt gebeld door Fatma", "gebeld door Fatma" and "door Fenna: …"."""
    words = {token.word for token in sentence.tokens}
    passive = not _PASSIVE.isdisjoint(words) or any(is_participle(word) for word in words)
    for group in sentence.groups:
        place = group.first - 1
        while sentence.word(place) in _ARTICLES:
            place -= 1
        led = sentence.word(place) in {"door", "by"} and sentence.word(group.last) != "te"
        ends = beside(sentence, group.last, 1) in ENDING_APART
        if led and (passive or ends) and not _is_in_a_clause(sentence, group):
            return group
        whom = _FOR if place > sentence.begins else _WHOSE
        if sentence.word(place) in whom and sentence.word(group.last) == ":":
            return group
    return None


def _is_in_a_clause(sentence: Sentence, group: Group) -> bool:
    """Say whether it is told within a clause: "Noor vraagt of het is getekend door moeder"."""
    words = [sentence.word(place) for place in range(sentence.begins, group.first)]
    leads = next((place for place, word in enumerate(words) if word in _CLAUSE), 0)
    return any(is_finite(word) for word in words[:leads])


def beside(sentence: Sentence, place: int, step: int) -> str:
    """Return the sign or word beside a place; what says when counts as a comma."""
    while sentence.word(place) in {"de", "onze"} and step < 0:
        place += step
    return "," if place in sentence.timed else sentence.word(place)
