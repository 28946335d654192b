"""How much a message is like the sentences that are known to mean each command.

A second opinion beside the patterns, learned from ``said.txt``: which words, pairs of words,
beginnings of words and concepts go with which command (naive Bayes over what is there or not).
Where the two differ, nothing is done without asking.
"""

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

Traits: TypeAlias = frozenset[str]

NOTHING: Final = "-"
"""Stands in ``said.txt`` for what is no command."""
_FILE: Final = Path(__file__).with_name("said.txt")
_UNSEEN: Final = 0.3  # added to every count, so that what was never seen is not impossible
_PRIOR: Final = 0.3  # how much it counts how often a command is in the examples
_BEGINNING: Final = 4
_LONG: Final = 5


class Like(NamedTuple):
    """A command and how much a message is like it; only differences of the score mean something."""

    command: str
    score: float


class Example(NamedTuple):
    """A sentence and the command that it means, ``NOTHING`` for none."""

    command: str
    text: str


def traits_of(words: Sequence[str], concepts: Mapping[str, set[int]], text: str) -> Traits:
    """Return what is noticed of a message: its words without names and numbers, and its ideas."""
    named = concepts.get("NAME", set())
    plain = [
        "NAME" if place in named else "#" if word[0].isdigit() else word
        for place, word in enumerate(words)
    ]
    pairs = map("_".join, zip(("^", *plain), (*plain, "$"), strict=True))
    stems = (f"{word[:_BEGINNING]}*" for word in plain if len(word) > _LONG)
    asked = ("?",) if "?" in text else ()
    return frozenset((*plain, *pairs, *stems, *asked, *(f"<{name}>" for name in concepts)))


class Likeness:
    """What was learned from examples; a trait that only one of them has says nothing."""

    def __init__(self, examples: Iterable[tuple[str, Traits]]) -> None:
        sentences: Counter[str] = Counter()
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for command, traits in examples:
            sentences[command] += 1
            for trait in traits:
                counts[trait][command] += 1
        everything = sentences.total()
        self._commands = tuple(sentences)
        self._priors = [_PRIOR * math.log(number / everything) for number in sentences.values()]
        # In arrays: as floats of Python each trait would take a kilobyte.
        self._weights = {
            trait: array("d", _weights(count, sentences, everything))
            for trait, count in counts.items()
            if count.total() > 1
        }

    def ranked(self, traits: Traits) -> list[Like]:
        """Return all commands, the likeliest first."""
        rows = [self._weights[trait] for trait in sorted(traits) if trait in self._weights]
        scores = map(sum, zip(self._priors, *rows, strict=True))
        likes = [Like(*pair) for pair in zip(self._commands, scores, strict=True)]
        return sorted(likes, key=lambda like: -like.score)


def _weights(
    counts: Counter[str], sentences: Mapping[str, int], everything: int
) -> Iterator[float]:
    """Yield how much a trait speaks for each command."""
    total = counts.total()
    for command, number in sentences.items():
        here = (counts[command] + _UNSEEN) / (number + 2 * _UNSEEN)
        elsewhere = total - counts[command] + _UNSEEN
        yield math.log(here * (everything - number + 2 * _UNSEEN) / elsewhere)


@cache
def examples() -> tuple[Example, ...]:
    """Return the sentences that are known, with what they mean."""
    lines = _FILE.read_text("utf-8").splitlines()
    return tuple(Example(*line.split(": ", 1)) for line in lines)
