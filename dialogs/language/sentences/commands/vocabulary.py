"""The words and phrases of commands, compiled to be found in a sentence."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dialogs.language.moments.folding import fold
from dialogs.language.sentences.commands.concepts import CONCEPTS
from dialogs.language.sentences.commands.everyday import EVERYDAY
from dialogs.language.sentences.commands.lookalikes import LOOKALIKES
from dialogs.language.sentences.commands.other_concepts import FILLERS

GAP: Final = "…"
_WIDEST: Final = 7  # words in the gap of a phrase
_STAR: Final = "*"
_STEM: Final = 3
_SHORTEST: Final = 5  # letters of a word in which one mistake is mended
_LONG: Final = 8  # and in which two are
_TINY: Final = 3
_PART: Final = 4  # letters of the shortest part of a compound
_SMALL: Final = ("tje", "pje", "je", "tjes", "jes")
_FEWEST_BONES: Final = 4
_VOWELS: Final = re.compile("[aeiou]+")


class Phrase(NamedTuple):
    """Words that stand for a concept; between those of ``gap`` others may stand."""

    words: tuple[str, ...]
    gap: bool
    concept: str


def spelled(written: str, concept: str) -> Phrase:
    """Return a phrase as it is written in the tables."""
    gap = GAP in written
    parts = written.replace(GAP, f"_{GAP}_").split("_") if gap else written.split("_")
    return Phrase(tuple(fold(part).text if part != GAP else GAP for part in parts), gap, concept)


class Vocabulary:
    """All phrases by their first word, and all words in which a mistake can be mended."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._first: dict[str, list[Phrase]] = defaultdict(list)
        self._stems: dict[str, list[Phrase]] = defaultdict(list)
        words: set[str] = set()
        for phrase in phrases:
            first = phrase.words[0]
            if first.endswith(_STAR):
                self._stems[first[:_STEM]].append(phrase)
            else:
                self._first[first].append(phrase)
            words.update(word for word in phrase.words if word != GAP)
        self._known = frozenset(words) | FILLERS | EVERYDAY
        whole = {word.removesuffix(_STAR) for word in words}
        self._mendable = sorted(word for word in whole if len(word) >= _SHORTEST)
        self._whole = frozenset(self._mendable)
        bones = [(_bones(word), word) for word in self._mendable]
        self._clipped = {bone: word for bone, word in bones if len(bone) >= _FEWEST_BONES}
        self.mended = lru_cache(maxsize=8192)(self._mended)

    def knows(self, word: str) -> bool:
        """Say whether a word means something in commands, or is an everyday word."""
        return word in self._known

    def _mended(self, word: str) -> str:
        """Return a word with its typing mistake mended, as it is if it is known or far off."""
        if word in self._known or word in LOOKALIKES or any(sign.isdigit() for sign in word):
            return word
        if simple := self._simpler(word):
            return simple
        if len(word) < _SHORTEST:
            return word
        most = 2 if len(word) >= _LONG else 1
        found = process.extractOne(word, self._mendable, scorer=OSA.distance, score_cutoff=most)
        if found is None or found[0][0] != word[0]:
            full = self._clipped.get(_bones(word), word)
            return full if _is_shortened(word, full) else word
        return found[0]

    def _simpler(self, word: str) -> str | None:
        """Return the known word of which this is a small mistake: "stopp", "mar", "lijstje"."""
        if len(word) == _TINY:
            doubled = word[:2] + word[1:]
            return doubled if word[1] in "aeo" and doubled in self._known else None
        if len(word) > _TINY and word[-1] == word[-2] and word[:-1] in self._known:
            return word[:-1]
        if len(word) == _SHORTEST - 1 and (full := self._with_a_vowel(word)):
            return full
        if len(word) > _SHORTEST and (double := self._doubled(word)):
            return double
        shorter = (word.removesuffix(end) for end in _SMALL if word.endswith(end))
        return next((one for one in shorter if len(one) > _TINY and one in self._known), None)

    def _with_a_vowel(self, word: str) -> str | None:
        """Return the word of a command from which one vowel was left out: "takn"."""
        longer = (word[:at] + vowel + word[at:] for at in range(1, len(word)) for vowel in "aeiou")
        return next((one for one in longer if one in self._whole), None)

    def _doubled(self, word: str) -> str | None:
        """Return the word of which a letter should stand twice: "verzeten"."""
        longer = (word[:at] + word[at : at + 1] + word[at:] for at in range(1, len(word)))
        return next((one for one in longer if one in self._whole), None)

    def parts(self, word: str) -> list[str]:
        """Return the words of which an unknown one is made: "tlv-check", "maandkalender"."""
        if word in self._known:
            return [word]
        if simple := self._simpler(word):
            return [simple]
        if "-" in word:
            parts = [part for part in word.split("-") if part]
            return parts if not self._known.isdisjoint(parts) else [word]
        for at in range(_PART, len(word) - _PART + 1):
            first, second = word[:at], word[at:]
            if second in self._known and (known := self._first_part(first)):
                return [known, second]
        return [word]

    def _first_part(self, word: str) -> str | None:
        return next((one for one in (word, word.removesuffix("s")) if one in self._known), None)

    def concepts(self, words: Sequence[str]) -> dict[str, set[int]]:
        """Return the concepts in a sentence, each with the places of its words."""
        found: dict[str, set[int]] = defaultdict(set)
        for place, word in enumerate(words):
            for phrase in self._beginning(word):
                if places := _placed(phrase, words, place):
                    found[phrase.concept].update(places)
        return found

    def _beginning(self, word: str) -> Iterator[Phrase]:
        yield from self._first.get(word, ())
        for phrase in self._stems.get(word[:_STEM], ()):
            if word.startswith(phrase.words[0][:-1]):
                yield phrase


def _bones(word: str) -> str:
    """Return a word without its vowels, as people shorten it: "hulpvrg" and "hulpvraag"."""
    return word[0] + _VOWELS.sub("", word[1:])


def _is_shortened(word: str, full: str) -> bool:
    """Say whether only letters were left out: "crss" is "crisis", and "cursus" is not."""
    letters = iter(full)
    return all(letter in letters for letter in word)


def _placed(phrase: Phrase, words: Sequence[str], place: int) -> list[int]:
    """Return where the words of a phrase stand from a place on, nothing if they do not."""
    if not phrase.gap:
        ends = place + len(phrase.words)
        if len(phrase.words) == 1 or tuple(words[place:ends]) == phrase.words:
            return list(range(place, ends))
        return []
    places, at, wide = [], place, False
    for part in phrase.words:
        if part == GAP:
            wide = True
            continue
        reach = range(at, min(len(words), at + (_WIDEST if wide else 1)))
        here = next((i for i in reach if words[i] == part), None)
        if here is None:
            return []
        places.append(here)
        at, wide = here + 1, False
    return places


@cache
def concept_table() -> Mapping[str, tuple[str, ...]]:
    """Return the phrases of each concept as they are written."""
    table = {}
    for line in CONCEPTS.replace("\n ", " ").strip().splitlines():
        name, _, words = line.partition(":")
        table[name] = tuple(words.split())
    return table
