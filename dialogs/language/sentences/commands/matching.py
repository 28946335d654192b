"""Which patterns fit a message, and how well."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Final, NamedTuple

from dialogs.language.sentences.commands.other_concepts import FILLERS
from dialogs.language.sentences.commands.patterns import PATTERNS

_LEAST: Final = 4
_FEW: Final = 2
_MANY: Final = 6
_VERY_MANY: Final = 14
_UPPER: Final = re.compile(r"[A-Z]+$")


class _Pattern(NamedTuple):
    command: str
    weight: int
    bare: bool
    needs: tuple[frozenset[str], ...]
    never: frozenset[str]


class Guess(NamedTuple):
    """A command, how strongly its words say so, and which they are."""

    command: str
    weight: int
    rank: int
    used: frozenset[int]
    left: int = 0
    """How many words it leaves unexplained."""


@cache
def _patterns() -> tuple[_Pattern, ...]:
    return tuple(_compiled(line) for line in PATTERNS.replace("\n ", " ").strip().splitlines())


@cache
def _by_need() -> Mapping[str, tuple[int, ...]]:
    """Return the places of the patterns of which a concept can be the first that they need."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, pattern in enumerate(_patterns()):
        for name in pattern.needs[0]:
            places[name].append(place)
    return {name: tuple(found) for name, found in places.items()}


def _compiled(line: str) -> _Pattern:
    head, _, items = line.partition(":")
    command, weight, *bare = head.split()
    wanted = items.split()
    needs = tuple(frozenset(item.split("|")) for item in wanted if not item.startswith("!"))
    never = frozenset(chain.from_iterable(w[1:].split("|") for w in wanted if w.startswith("!")))
    return _Pattern(command, int(weight), bool(bare), needs, never)


def literal_words() -> set[str]:
    """Return the words that patterns name themselves, beside concepts."""
    return {
        word
        for pattern in _patterns()
        for word in chain(*pattern.needs, pattern.never)
        if not _UPPER.match(word)
    }


def ranked(words: Sequence[str], concepts: Mapping[str, set[int]]) -> list[Guess]:
    """Return the best guess for each command, the best of all first."""
    best: dict[str, Guess] = {}
    content = {i for i, word in enumerate(words) if word not in FILLERS}
    for guess in _guesses(concepts, content):
        known = best.get(guess.command)
        if guess.weight >= _LEAST and (known is None or guess.rank > known.rank):
            best[guess.command] = guess
    return sorted(best.values(), key=lambda guess: -guess.rank)


def _guesses(concepts: Mapping[str, set[int]], content: set[int]) -> Iterator[Guess]:
    present = concepts.keys()
    by_need, patterns = _by_need(), _patterns()
    for place in sorted({place for name in present for place in by_need.get(name, ())}):
        pattern = patterns[place]
        if not pattern.never.isdisjoint(present):
            continue
        if any(need.isdisjoint(present) for need in pattern.needs):
            continue
        used: set[int] = set().union(
            *(concepts[name] for need in pattern.needs for name in need & present)
        )
        left = len(content - used)
        weight = pattern.weight - _doubt(pattern, left)
        yield Guess(pattern.command, weight, weight * 4 + min(len(used), 3), frozenset(used), left)


def _doubt(pattern: _Pattern, left: int) -> int:
    """Return how much the words that a pattern does not explain take away from it."""
    if pattern.bare:
        return 0 if left <= 1 else 2 if left <= _FEW + 1 else 9
    if left > _VERY_MANY:
        return 3
    return 1 if left > _MANY else 0
