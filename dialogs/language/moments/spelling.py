"""Words with a typing mistake: one letter too many, too few, wrong, or two swapped."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from dialogs.language.moments import terms as t
from dialogs.language.moments.lexicon.index import lexicon
from dialogs.language.moments.lexicon.lookalikes import LOOKALIKES
from dialogs.language.moments.pieces import Made
from dialogs.language.moments.setting import Language

_SHORTEST: Final = 4
_LONGEST: Final = 24
_LONG: Final = 7


# Only in names are two mistakes forgiven.
_NAMES: Final = (t.WEEKDAY, t.MONTH, t.VACATION, t.NEARBY)


@lru_cache(maxsize=4096)
def mend(word: str, language: Language) -> tuple[Made, ...] | None:
    """Return what a mistyped word stands for, or None if it is another word, or could be two."""
    if not _SHORTEST - 1 <= len(word) <= _LONGEST or word in LOOKALIKES:
        return None
    if (as_written := lexicon(language).words.get(word.replace("y", "ij"))) is not None:
        return as_written
    near = _neighbours(word, 1, language)
    if not near and len(word) >= _LONG:
        near = _neighbours(word, 2, language)
    meanings = {tuple((made.kind.name, made.value) for made in means): means for means in near}
    return next(iter(meanings.values())) if len(meanings) == 1 else None


def _neighbours(word: str, mistakes: int, language: Language) -> list[tuple[Made, ...]]:
    known = _by_deletion(mistakes, language)
    words = lexicon(language).words
    found = {
        candidate
        for key in {word, *_deletions(word, mistakes)}
        for candidate in known.get(key, ())
        if _within(word, candidate, mistakes)
    }
    return [words[candidate] for candidate in sorted(found)]


@cache
def _by_deletion(mistakes: int, language: Language) -> dict[str, tuple[str, ...]]:
    """Return every known word under what is left of it after leaving letters out."""
    index: defaultdict[str, list[str]] = defaultdict(list)
    for word, means in lexicon(language).words.items():
        telling = bool(means) and means[0].kind in _NAMES and len(word) >= _LONG
        if word.isalpha() and (telling if mistakes > 1 else len(word) >= _SHORTEST):
            for key in {word, *_deletions(word, mistakes)}:
                index[key].append(word)
    return {key: tuple(words) for key, words in index.items()}


def _deletions(word: str, count: int) -> Iterator[str]:
    for place in range(len(word)):
        shorter = word[:place] + word[place + 1 :]
        yield shorter
        if count > 1:
            yield from _deletions(shorter, count - 1)


def _within(word: str, other: str, mistakes: int) -> bool:
    """Say whether at most that many mistakes lead from one word to the other.

    A first letter that differs counts as another word, unless the first two are swapped.
    """
    if word[0] != other[0] and word[:2] != other[1::-1]:
        return False
    return _distance(word, other) <= mistakes


def _distance(word: str, other: str) -> int:
    """Return the optimal string alignment distance."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(word, start=1):
        two_before, before, row = before, row, [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and word[i - 2] == wanted:
                cost = min(cost, two_before[j - 2] + 1)
            row.append(cost)
    return row[-1]
