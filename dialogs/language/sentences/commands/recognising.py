"""Recognising which command a message is, and how sure that is."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Final, NamedTuple

from dialogs.language.moments import Setting
from dialogs.language.moments.lexicon.fillers import set_of
from dialogs.language.sentences.commands.agreeing import weight_as_agreement
from dialogs.language.sentences.commands.concepts import FILLERS
from dialogs.language.sentences.commands.marks import marked
from dialogs.language.sentences.commands.names import INTERJECTIONS, SIBLINGS
from dialogs.language.sentences.commands.patterns import PATTERNS
from dialogs.language.sentences.commands.vocabulary import Vocabulary, concept_table, spelled
from dialogs.language.sentences.people import Circle
from dialogs.language.sentences.tokens import Token, tamed, tokens_of, words_of

_LEFT_OVER: Final = {6: 1, 7: 2, 8: 3, 9: 5, 10: 60}
"""How many words a guess of each weight may leave unexplained, and still be sure."""
RECORD: Final = "record_agreement"
_LEAST: Final = 4
_MOST_OFFERS: Final = 3
_FEW: Final = 2
_MANY: Final = 6
_VERY_MANY: Final = 14
_MOST_WORDS: Final = 60  # of a message that can be a command
_FIRM: Final = set_of("ja yes yep jep ok oke okee goed prima klopt akkoord graag zeker")
_REPEATED: Final = re.compile(r"(.)\1{2,}")
_UPPER: Final = re.compile(r"[A-Z]+$")


class Recognised(NamedTuple):
    """The command that is meant, None for none; if not sure, what to offer as buttons."""

    command: str | None
    sure: bool
    offers: tuple[str, ...] = ()


NOTHING: Final = Recognised(None, sure=False)


_SIGNS: Final = {
    "\N{THUMBS UP SIGN}": Recognised("yes", sure=True),
    "\N{THUMBS DOWN SIGN}": Recognised("no", sure=True),
}


class _Pattern(NamedTuple):
    command: str
    weight: int
    bare: bool
    needs: tuple[frozenset[str], ...]
    never: frozenset[str]


class _Guess(NamedTuple):
    command: str
    weight: int
    rank: int
    used: frozenset[int]
    left: int = 0


class _Heard(NamedTuple):
    """A message as words, the concepts in it with their places, and what else is said."""

    words: Sequence[str]
    concepts: dict[str, set[int]]


@cache
def _patterns() -> tuple[_Pattern, ...]:
    return tuple(_compiled(line) for line in PATTERNS.replace("\n ", " ").strip().splitlines())


def _compiled(line: str) -> _Pattern:
    head, _, items = line.partition(":")
    command, weight, *bare = head.split()
    wanted = items.split()
    needs = tuple(frozenset(item.split("|")) for item in wanted if not item.startswith("!"))
    never = frozenset(chain.from_iterable(w[1:].split("|") for w in wanted if w.startswith("!")))
    return _Pattern(command, int(weight), bool(bare), needs, never)


@cache
def _vocabulary() -> Vocabulary:
    concepts = [spelled(word, name) for name, words in concept_table().items() for word in words]
    literals = {
        word
        for pattern in _patterns()
        for word in chain(*pattern.needs, pattern.never)
        if not _UPPER.match(word)
    }
    return Vocabulary([*concepts, *(spelled(word, word) for word in sorted(literals))])


def recognise(text: str, circle: Circle, setting: Setting) -> Recognised:
    """Return the command that a message is, with buttons to offer if that is not sure.

    A sentence that says who does what and when is an agreement, whatever its words are about.
    """
    text = tamed(text)
    tokens = tokens_of(text)
    words = words_of(tokens)
    if not words:
        return next((found for sign, found in _SIGNS.items() if sign in text), NOTHING)
    words = [_mended(word) for word in words[:_MOST_WORDS]]
    words = _without_denied(words)
    if words == ["dag"]:  # in a longer sentence it is a day
        return Recognised("greeting", sure=True)
    heard = _Heard(words, _vocabulary().concepts(words))
    if word := _interjection(heard):
        return Recognised(word, sure=True)
    heard.concepts.update(marked(text, words, _spoken(tokens), circle))
    best = _with_agreement(_ranked(heard), weight_as_agreement(text, circle, setting))
    if not best:
        return NOTHING
    first = best[0]
    if _is_refused(words, first.used):
        return Recognised(None, sure=False, offers=_offers(best))
    clear = len(best) == 1 or first.rank - best[1].rank >= _FEW
    sure = clear and first.left <= _LEFT_OVER.get(first.weight, -1)
    return Recognised(first.command, sure, () if sure else _offers(best))


def _mended(word: str) -> str:
    """Return a word without its typing mistake: "neeee" is "nee", "stoppp" is "stop"."""
    twice, once = _REPEATED.sub(r"\1\1", word), _REPEATED.sub(r"\1", word)
    known = _vocabulary().knows(twice) or not _vocabulary().knows(once)
    return _vocabulary().mended(twice if known else once)


def _with_agreement(best: list[_Guess], weight: int) -> list[_Guess]:
    others = [guess for guess in best if guess.command != RECORD]
    known = [guess for guess in best if guess.command == RECORD]
    if weight and not (known and known[0].weight >= weight):
        known = [_Guess(RECORD, weight, weight * 4, frozenset())]
    return sorted((*known, *others), key=lambda guess: -guess.rank)


def _spoken(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if not token.is_sign]


def _offers(best: Sequence[_Guess]) -> tuple[str, ...]:
    """Return the best guesses, and beside one alone what is often meant in its place."""
    names = [guess.command for guess in best[:_MOST_OFFERS]]
    if len(names) == 1:
        names.extend(SIBLINGS.get(names[0], ()))
    return tuple(names[:_MOST_OFFERS])


_PARTICLES: Final = set_of("over af door uit op weg weer dan even terug zitten")


def _without_denied(words: list[str]) -> list[str]:
    """Leave out what stands between "niet" and "maar": it is not what is meant."""
    for denial, turn in (("niet", "maar"), ("geen", "maar"), ("not", "but")):
        if denial in words and turn in words[words.index(denial) :]:
            start = words.index(denial)
            end = words.index(turn, start)
            if start + 1 < end < len(words) - 1 and words[end + 1] not in _PARTICLES:
                return words[:start] + words[end + 1 :]
    return words


_WISHES: Final = set_of("wil willen hoef hoeft hoeven moet want don't dont")
_DENIALS: Final = set_of("niet geen niemand niks not no nooit")


def _is_refused(words: Sequence[str], used: frozenset[int]) -> bool:
    """Say whether somebody says what they do not want, in words that are no part of a command."""
    for place, word in enumerate(words):
        if word in {"don't", "dont"} and words[place + 1 : place + 2] == ["want"]:
            return place not in used
        near = range(place + 1, min(place + 4, len(words)))
        if word in _WISHES and any(words[i] in _DENIALS and i not in used for i in near):
            return True
    return False


def _interjection(heard: _Heard) -> str | None:
    """Return the word that means the same everywhere, if nothing else is said."""
    covered: set[int] = set()
    for name in INTERJECTIONS:
        covered |= heard.concepts.get(name.upper(), set())
    if not covered or "DATA" in heard.concepts:
        return None
    others = [word for i, word in enumerate(heard.words) if i not in covered]
    if any(word not in FILLERS for word in others):
        return None
    said = {name for name in INTERJECTIONS if heard.concepts.get(name.upper())}
    if said == {"yes", "thanks"} and not _FIRM.intersection(heard.words):
        return "thanks"
    if said == {"help", "thanks"}:
        return "thanks"
    return next((name for name in INTERJECTIONS if name in said), None)


def _ranked(heard: _Heard) -> list[_Guess]:
    """Return the best guess for each command, the best of all first."""
    best: dict[str, _Guess] = {}
    content = {i for i, word in enumerate(heard.words) if word not in FILLERS}
    for guess in _guesses(heard, content):
        known = best.get(guess.command)
        if guess.weight >= _LEAST and (known is None or guess.rank > known.rank):
            best[guess.command] = guess
    return sorted(best.values(), key=lambda guess: -guess.rank)


def _guesses(heard: _Heard, content: set[int]) -> Iterator[_Guess]:
    present = heard.concepts.keys()
    for pattern in _patterns():
        if not pattern.never.isdisjoint(present):
            continue
        if any(need.isdisjoint(present) for need in pattern.needs):
            continue
        used: set[int] = set().union(
            *(heard.concepts[name] for need in pattern.needs for name in need & present)
        )
        left = len(content - used)
        weight = pattern.weight - _doubt(pattern, left)
        yield _Guess(pattern.command, weight, weight * 4 + min(len(used), 3), frozenset(used), left)


def _doubt(pattern: _Pattern, left: int) -> int:
    """Return how much the words that a pattern does not explain take away from it."""
    if pattern.bare:
        return 0 if left <= 1 else 2 if left <= _FEW + 1 else 9
    if left > _VERY_MANY:
        return 3
    return 1 if left > _MANY else 0
