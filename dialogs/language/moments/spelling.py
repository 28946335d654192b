"""Words with a typing mistake: one letter too many, too few, wrong, or two swapped."""

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import Final, NamedTuple

from dialogs.language.moments import terms as t
from dialogs.language.moments.lexicon.index import lexicon
from dialogs.language.moments.lexicon.lookalikes import LOOKALIKES
from dialogs.language.moments.names import MONTHS, WEEKDAYS
from dialogs.language.moments.pieces import Made
from dialogs.language.moments.setting import Language

_SHORTEST: Final = 4
_FULL_NAMES: Final = frozenset(
    name.lower() for names in (*WEEKDAYS.values(), *MONTHS.values()) for name in names
)
_SHORTEST_IN_SENTENCE: Final = 5
_LONGEST: Final = 24
_LONG: Final = 7
_LONG_WORDS: Final = re.compile(r"[^\W\d_]{7,24}")
# In names more is forgiven, and in a sentence only there.
_NAMES: Final = (t.WEEKDAY, t.MONTH, t.VACATION, t.NEARBY, t.MORGEN)
# Words that turn a meaning round ("niet", "of") are never guessed.
_MENDED: Final = (
    *_NAMES,
    *(t.PART, t.WEEK, t.WEEKEND, t.MONTHS, t.DAY, t.MINUTE, t.QUARTERS, t.YEARS, t.WORKDAY),
    *(t.SCHOOLDAY, t.NUMBER, t.ORDINAL, t.HALF, t.QUARTER, t.OVER, t.BEFORE, t.NEXT, t.COMING),
    *(t.EVERY, t.BY, t.FROM_ON, t.WITHIN, t.BETWEEN, t.EDGE, t.FEAST, t.RECURRING, t.LAST),
    *(t.BREAK, t.TERM, t.SCHOOLYEAR, t.THROUGH),
)


@lru_cache(maxsize=4096)
def mend(word: str, language: Language, *, whole: bool) -> tuple[Made, ...] | None:
    """Return what a mistyped word stands for, or None if it is another word, or could be two.

    In a sentence, where most words are about something else, only names of days, months and
    holidays are recognised in this way.
    """
    shortest = _SHORTEST - 1 if whole else _SHORTEST_IN_SENTENCE
    if not shortest <= len(word) <= _LONGEST or word in LOOKALIKES:
        return None
    if (as_written := lexicon(language).words.get(word.replace("y", "ij"))) is not None:
        return as_written
    if whole and (begun := _begun(word, language)):
        return begun
    near = _neighbours(word, _Vocabulary(language, 1, names_only=not whole))
    if not near and len(word) >= _LONG:
        near = _neighbours(word, _Vocabulary(language, 2, names_only=True))
    meanings = {tuple((made.kind.name, made.value) for made in means): means for means in near}
    return next(iter(meanings.values())) if len(meanings) == 1 else None


def holds_far_word(folded: str, language: Language) -> bool:
    """Say whether a word in a text was only understood by mending two mistakes in it."""
    return any(_is_far(word, language) for word in _LONG_WORDS.findall(folded))


@lru_cache(maxsize=4096)
def _is_far(word: str, language: Language) -> bool:
    if len(word) < _LONG or word in LOOKALIKES or word in lexicon(language).words:
        return False
    if word.replace("y", "ij") in lexicon(language).words or _begun(word, language):
        return False
    if _neighbours(word, _Vocabulary(language, 1, names_only=False)):
        return False
    return bool(_neighbours(word, _Vocabulary(language, 2, names_only=True)))


def _begun(word: str, language: Language) -> tuple[Made, ...] | None:
    """Return the name that somebody began to type: "overm", "decem"."""
    if len(word) < _SHORTEST_IN_SENTENCE:
        return None
    meanings = {
        (means[0].kind.name, means[0].value): means
        for name, means in lexicon(language).words.items()
        if name.startswith(word) and len(means) == 1 and means[0].kind in _NAMES
    }
    return next(iter(meanings.values())) if len(meanings) == 1 else None


class _Vocabulary(NamedTuple):
    """Which words a mistyped one may be, and with how many mistakes."""

    language: Language
    mistakes: int
    names_only: bool


def _neighbours(word: str, vocabulary: _Vocabulary) -> list[tuple[Made, ...]]:
    known, words = _by_begin(vocabulary), lexicon(vocabulary.language).words
    letters, mistakes = _letters(word), vocabulary.mistakes
    found = {
        candidate
        for begin in word[:2]
        for length in range(len(word) - mistakes, len(word) + mistakes + 1)
        for candidate, its_letters in known.get((begin, length), ())
        if (letters ^ its_letters).bit_count() <= 2 * mistakes
        and _within(word, candidate, mistakes)
    }
    return [words[candidate] for candidate in sorted(found)]


@cache
def _by_begin(vocabulary: _Vocabulary) -> dict[tuple[str, int], tuple[tuple[str, int], ...]]:
    """Return the words that may be meant, with their letters, by first letter and length."""
    index: defaultdict[tuple[str, int], list[tuple[str, int]]] = defaultdict(list)
    for word, means in lexicon(vocabulary.language).words.items():
        if _is_mendable(word, means, vocabulary):
            index[word[0], len(word)].append((word, _letters(word)))
    return {key: tuple(words) for key, words in index.items()}


def _letters(word: str) -> int:
    """Return which letters a word has, as bits; one mistake changes at most two of them."""
    bits = 0
    for letter in word:
        bits |= 1 << ord(letter) % 64
    return bits


def _is_mendable(word: str, means: tuple[Made, ...], vocabulary: _Vocabulary) -> bool:
    if not means or means[0].kind not in (_NAMES if vocabulary.names_only else _MENDED):
        return False
    if word in lexicon(vocabulary.language).abbreviations and word not in _FULL_NAMES:
        return False
    if vocabulary.mistakes > 1:
        return len(means) == 1 and len(word) >= _LONG
    return word.isalpha() and len(word) >= _SHORTEST


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
