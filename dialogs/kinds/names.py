"""Finding people in someone's words."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

SMALL_WORDS = frozenset(
    (
        *("van", "de", "der", "den", "des", "het", "t", "te", "ter", "ten", "tot", "op", "in"),
        *("aan", "bij", "uit", "en", "s", "d", "l", "la", "le", "el", "al", "di", "da", "du"),
        *("von", "vom", "zu", "zum", "bin", "ibn", "ben", "bint", "of", "the", "and"),
    )
)
"""Parts of names that are common words as well; without their apostrophes."""

_INSIDE = "|".join(
    sorted(SMALL_WORDS & {"van", "de", "der", "den", "ten", "ter", "el", "al", "von"})
)
NAME_PART = r"[A-ZÀ-Ý][\w'’-]+"
"""One word of a name as people write it."""

WHOLE_NAME = re.compile(rf"{NAME_PART}(?:\s+(?:(?:{_INSIDE})\s+){{0,2}}{NAME_PART})+")
"""Two such words or more, with the small ones between them."""

_DANGLING = re.compile(r"(?:^|\s+)(?:voor|aan|for|to)$", re.IGNORECASE)
"""What led to a name, and would lead to another word without it: "voor Fatma vandaag"."""
_JOINED_BEHIND = re.compile(r"\s*(?:(?:,\s*)?(?:en|of|and|or)\s+|[&/+]\s*)", re.IGNORECASE)
_JOINED_BEFORE = re.compile(r"(\S+)\s+(?:en|of|and|or|&)\s*$", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Named:
    """Something that can be meant by a name: its value, and the names it goes by.

    ``full`` names mean it alone; ``short`` ones (a first name, a function) may be shared;
    ``as_answer`` ones (a bare number) mean it only to somebody who was asked which.
    """

    value: str
    full: tuple[str, ...]
    short: tuple[str, ...] = ()
    as_answer: tuple[str, ...] = ()

    def asked_for(self) -> "Named":
        """Return how it goes by when somebody was asked which one is meant."""
        return replace(self, short=(*self.short, *self.as_answer))


@dataclass(frozen=True, slots=True)
class Spotted:
    """Everybody a stretch of the text may mean, and the text without that stretch."""

    values: tuple[str, ...]
    rest: str
    start: int


def plain(text: str) -> str:
    """Return the text in small letters without accents, of the same length where it can be."""
    folded = []
    for letter in text:
        parts = unicodedata.normalize("NFKD", letter)
        folded.append(parts[0].casefold()[:1] or letter)
    return "".join(folded)


def spot(text: str, people: Sequence[Named], *, first: bool = False) -> Spotted | None:
    """Return who is named in the text: by the longest name, the first in the text if equal.

    ``first`` looks for whoever is named first instead: in "ik bel Fenna" that is who calls.
    """
    words = _words(text)
    best: tuple[int, ...] | None = None
    where = (0, 0)
    meant: dict[str, None] = {}
    for person in people:
        for strength, names in ((1, person.full), (0, person.short)):
            for name in names:
                for start, end in _spans(words, plain(name)):
                    clear = (strength, end - start)
                    rank = (-start, *clear) if first else (*clear, -start)
                    if best is None or rank > best:
                        best, where, meant = rank, (start, end), {}
                    if rank == best:
                        meant[person.value] = None
    if best is None:
        return None
    start, end = where
    before = _DANGLING.sub("", text[:start].rstrip())
    rest = f"{before} {text[end:].lstrip()}".strip()
    return Spotted(tuple(meant), rest, start)


def joined(spotted: Spotted, others: Sequence[Named]) -> str | None:
    """Return who is named beside somebody with "en" or "of" between them, None if nobody is."""
    before, after = spotted.rest[: spotted.start], spotted.rest[spotted.start :]
    if behind := _JOINED_BEHIND.match(after):
        found = spot(after[behind.end() :], others, first=True)
        return found.values[0] if found and found.start == 0 else None
    if lead := _JOINED_BEFORE.search(before):
        found = spot(lead[1], others)
        return found.values[0] if found else None
    return None


def _words(text: str) -> list[tuple[str, int, int]]:
    return [(plain(found[0]), found.start(), found.end()) for found in _WORD.finditer(text)]


def _spans(words: Sequence[tuple[str, int, int]], name: str) -> list[tuple[int, int]]:
    """Return where the name stands in the text, as whole words; a possessive s may follow."""
    wanted = [found[0] for found in _WORD.finditer(name)]
    if not wanted:
        return []
    last = len(words) - len(wanted) + 1
    return [
        (words[i][1], words[i + len(wanted) - 1][2])
        for i in range(last)
        if all(_same(words[i + k][0], part) for k, part in enumerate(wanted))
    ]


def _same(typed: str, name: str) -> bool:
    return typed == name or typed in {f"{name}s", f"{name}'s", f"{name}’s"}


def by_names(people: Mapping[str, str], functions: Mapping[str, str]) -> list[Named]:
    """Return how people go by their full name, each single name, and what they do.

    ``people`` gives each value's name; ``functions`` the words for what some of them do. The
    small words of a name ("de", "van") are nobody's.
    """
    return [
        Named(value, (name,), (*single_names(name), *filter(None, [functions.get(value, "")])))
        for value, name in people.items()
    ]


def single_names(name: str) -> tuple[str, ...]:
    """Return the parts of a name by which somebody may be called."""
    parts = name.split()
    return tuple(part for part in parts if part.casefold().strip("'’,.") not in SMALL_WORDS)


def shortened(text: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the values whose name holds a word that begins as each of these few words does."""
    typed = [word[0] for word in _words(text) if word[0] not in SMALL_WORDS]
    return tuple(
        value
        for value, name in names.items()
        if typed and all(any(own[0].startswith(one) for own in _words(name)) for one in typed)
    )
