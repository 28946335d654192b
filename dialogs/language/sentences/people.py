"""Finding people in a sentence: by their names, by what they do, and the writer."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Self

from dialogs.language.moments.folding import fold
from dialogs.language.moments.lexicon.fillers import set_of
from dialogs.language.sentences.datelike import may_be_date
from dialogs.language.sentences.roles import BEGINNINGS, PLURALS, ROLES, role_of
from dialogs.language.sentences.titles import Mention, completed
from dialogs.language.sentences.tokens import Token

SMALL_WORDS: Final = set_of(
    """van de der den des het t te ter ten tot op in aan bij uit en s d l la le el al di da du von
    vom zu zum bin ibn ben bint of the and"""
)
"""Parts of names that are common words as well; without their apostrophes."""

_ME: Final = frozenset({"ik", "ikzelf", "i", "i'll", "i'm", "myself", "ikke"})
_ME_TOO: Final = frozenset({"me", "mij"})
_SHORTEST_TYPO: Final = 5
_TWO_NAMES: Final = 2


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can be meant; ``me`` for the one who writes.

    ``key`` is what is given back for them, their name if there is none.
    """

    name: str
    role: str = ""
    me: bool = False
    key: str = ""

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Self:
        """Return the person that a JSON object describes."""
        name, role = given.get("name"), given.get("role")
        return cls(str(name or ""), str(role or ""), bool(given.get("me")))


class Circle:
    """The people who can be meant in a sentence, and how they are named."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.people = tuple(people)
        self.me = next((one.key or one.name for one in self.people if one.me), None)
        self._full: dict[tuple[str, ...], list[str]] = {}
        self._single: dict[str, list[str]] = {}
        self._by_role: dict[str, list[str]] = {}
        self._described: dict[tuple[str, ...], list[str]] = {}
        self._words: dict[str, tuple[str, ...]] = {}
        for person in self.people:
            self._learn(person)
        self._by_letter: dict[str, list[str]] = {}
        for name in self._single:
            self._by_letter.setdefault(name[0], []).append(name)
        self._openings: dict[str, list[tuple[str, ...]]] = {}
        for words in sorted(self._full, key=len, reverse=True):
            self._openings.setdefault(words[0], []).append(words)
        self._described_by: dict[str, list[tuple[str, ...]]] = {}
        for words in sorted(self._described, key=len, reverse=True):
            self._described_by.setdefault(words[0], []).append(words)
        self._known: dict[tuple[str, bool], list[str] | None] = {}

    def _learn(self, person: Person) -> None:
        key = person.key or person.name
        words = tuple(fold(person.name).text.split())
        self._words[key] = words
        if words:
            self._full.setdefault(words, []).append(key)
        for word in words:
            if word not in SMALL_WORDS:
                self._single.setdefault(word, []).append(key)
        self._learn_double(words, key)
        if role := role_of(person.role):
            self._by_role.setdefault(role, []).append(key)
        if described := tuple(fold(person.role).text.split()):
            self._described.setdefault(described, []).append(key)

    def _learn_double(self, words: tuple[str, ...], key: str) -> None:
        """Learn "mei lin" for Mei-Lin, and "jan-willem" for Jan Willem."""
        if words and "-" in words[0]:
            self._full.setdefault(tuple(words[0].split("-")), []).append(key)
        if len(words) > _TWO_NAMES and words[1] not in SMALL_WORDS:
            self._single.setdefault("-".join(words[:2]), []).append(key)
            self._full.setdefault(words[:2], []).append(key)

    def with_role(self, role: str) -> tuple[str, ...]:
        """Return the names of those who do this."""
        return tuple(self._by_role.get(role, ()))

    def words_of(self, key: str) -> Sequence[str]:
        """Return the words of somebody's name, in small letters and without accents."""
        return self._words.get(key, ())

    def work_of(self, key: str) -> Sequence[str]:
        """Return the words in which the directory says what somebody does."""
        return next((words for words, keys in self._described.items() if key in keys), ())

    def mentions(self, tokens: Sequence[Token]) -> list[Mention]:
        """Return everybody who is named, in order; roles of nobody in the circle as well."""
        found: list[Mention] = []
        capitals = {token.word for token in tokens if token.is_capital}
        place = 0
        while place < len(tokens):
            mention = self._at(tokens, place, capitals)
            if mention is None:
                place += 1
            else:
                found.append(mention)
                place = mention.last
        return completed(found, tokens, self)

    def _at(
        self, tokens: Sequence[Token], place: int, capitals: AbstractSet[str]
    ) -> Mention | None:
        word = tokens[place].word
        for words in self._openings.get(word, ()):
            said = tuple(token.word for token in tokens[place : place + len(words)])
            if len(words) > 1 and said == words:
                return _mention(self._full[words], tokens, place, len(words))
        if word in _ME or (word in _ME_TOO and _is_joined(tokens, place)):
            me = [self.me] if self.me else []
            return _mention(me, tokens, place, 1)._replace(is_me=True)
        if tokens[place].is_sign or may_be_date(tokens, place, capitals):
            return None
        if names := self._by_name(tokens[place]):
            return _mention(names, tokens, place, 1)
        return self._role_at(tokens, place)

    def _by_name(self, token: Token) -> list[str] | None:
        """Return who goes by a word, looked up once."""
        seen = token.word, token.is_capital
        if seen not in self._known:
            self._known[seen] = self._named(token.word, token)
        return self._known[seen]

    def _named(self, word: str, token: Token) -> list[str] | None:
        """Return who goes by this word; a mistyped first name is theirs if it is nobody else's."""
        if names := self._single.get(word):
            return names
        stem = word.removesuffix("'s")
        if stem != word or (word.endswith("s") and len(word) > _SHORTEST_TYPO):
            stem = stem if stem != word else word[:-1]
            if names := self._single.get(stem):
                return names
        if len(word) < _SHORTEST_TYPO:
            return None
        swaps_only = not token.is_capital and len(word) == _SHORTEST_TYPO
        near = [
            name
            for name in self._by_letter.get(word[0], ())
            if _is_near(word, name) and not (swaps_only and sorted(word) != sorted(name))
        ]
        return self._single[near[0]] if len(near) == 1 else None

    def _role_at(self, tokens: Sequence[Token], place: int) -> Mention | None:
        if described := self._described_at(tokens, place):
            return described
        if tokens[place].word not in BEGINNINGS:
            return None
        for length in (3, 2, 1):
            if place + length > len(tokens):
                continue
            phrase = " ".join(token.word for token in tokens[place : place + length])
            if role := ROLES.get(phrase):
                mention = _mention(self.with_role(role), tokens, place, length)
                return mention._replace(is_role=True, role=role)
            if roles := PLURALS.get(phrase):
                names = [name for one in roles for name in self.with_role(one)]
                mention = _mention(names, tokens, place, length)
                return mention._replace(is_role=True, every=True)
        return None

    def _described_at(self, tokens: Sequence[Token], place: int) -> Mention | None:
        """Return who does exactly what is said here, in the words of the directory."""
        for words in self._described_by.get(tokens[place].word, ()):
            said = tuple(token.word for token in tokens[place : place + len(words)])
            if words == said:
                mention = _mention(self._described[words], tokens, place, len(words))
                return mention._replace(is_role=True, role=role_of(" ".join(words)) or "")
        return None


def _is_joined(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a word is who does it, as in "me and Thijs" and "gebeld door mij"."""
    if place and tokens[place - 1].word in {"door", "by"}:
        return True
    beside = {token.word for token in (*tokens[place - 1 : place], *tokens[place + 1 : place + 2])}
    return bool(beside & {"and", "en"})


def _mention(names: Iterable[str], tokens: Sequence[Token], place: int, length: int) -> Mention:
    unique = tuple(dict.fromkeys(names))
    start, end = tokens[place].start, tokens[place + length - 1].end
    return Mention(unique, place, place + length, start, end, is_role=False)


@lru_cache(maxsize=4096)
def _is_near(word: str, name: str) -> bool:
    """Say whether a word is a name with one letter wrong, missing, added or swapped."""
    if len(name) < _SHORTEST_TYPO or word[0] != name[0] or abs(len(word) - len(name)) > 1:
        return False
    if len(word) == len(name):
        wrong = [i for i in range(len(word)) if word[i] != name[i]]
        swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1  # noqa: PLR2004 - two neighbours
        return len(wrong) == 1 or (
            swapped and word[wrong[0]] == name[wrong[1]] and word[wrong[1]] == name[wrong[0]]
        )
    longer, shorter = (word, name) if len(word) > len(name) else (name, word)
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
