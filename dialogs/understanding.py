"""Words that begin a flow, and words that mean the same everywhere.

Both are understood in every language, whatever the reader's is: people mix them.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from cases.identity_numbers import REMOVED, without_identity_numbers

WILD = "…"
_KEPT = re.compile(r"\{(.+?)\}")
_NOISE = re.compile(r"[\s\u00a0]+")
_EDGES = " \t\n.,;:!?…\"'“”‘’()"
_AFTER_FIRST = re.compile(r"[\s.,:;!?}]")
LABEL = re.compile(r"\b([A-Za-z]{2,4})[- ]?(\d{3,5})\b")


def tidy(text: str) -> str:
    """Return the text in small letters, with single blanks and no marks at its ends."""
    return _NOISE.sub(" ", text).strip(_EDGES).casefold()


def _opening(text: str) -> str:
    return _AFTER_FIRST.split(text.replace("{", ""), maxsplit=1)[0].lower()


def without_numbers(text: str) -> str:
    """Return the text without the identity numbers in it, unchanged if there are none."""
    left = without_identity_numbers(text)
    return text if left == text else squeeze(left.replace(REMOVED, " "))


def squeeze(text: str) -> str:
    """Return the text with single blanks and no blanks or commas at its ends."""
    return _NOISE.sub(" ", text).strip(" ,;:")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern that is made of our own words: there are more than Python remembers."""
    return re.compile(pattern, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Start:
    """One way to begin a flow.

    A pattern is plain words ("nieuwe hulpvraag"), may leave a gap ("nodig … uit") and may
    keep a word for the answers ("nodig {moeder} uit").
    """

    flow: str
    pattern: re.Pattern[str]
    weight: int
    opening: str
    """What it begins with, in small letters; empty when that may be anything."""

    @classmethod
    def of(cls, flow: str, words: str) -> "Start":
        """Return the start that these words describe."""
        parts: list[str] = []
        for word in words.split():
            if word == WILD:
                parts.append(r"(?P<gap>.+?)" if "(?P<gap>" not in "".join(parts) else ".+?")
            elif kept := _KEPT.fullmatch(word):
                parts.append(rf"(?P<kept>{re.escape(kept[1])})")
            else:
                parts.append(re.escape(word))
        pattern = r"[\s,]+".join(parts)
        weight = len(words.replace(WILD, "").replace("{", "").replace("}", "").strip())
        whole = _compiled(rf"{pattern}(?=$|[\s.,:;!?])")
        return cls(flow, whole, weight, "" if words.startswith(WILD) else _opening(words))

    def match(self, text: str) -> str | None:
        """Return the words that are left for the answers, or None if this is no such start."""
        found = self.pattern.match(text)
        if not found:
            return None
        groups = [name for name, part in found.groupdict().items() if part]
        in_order = sorted(groups, key=found.start)
        return squeeze(" ".join((*map(found.group, in_order), text[found.end() :])))


@dataclass(frozen=True, slots=True)
class Begun:
    """A flow that some words began; ``bare`` when they held nothing else."""

    flow: str
    rest: str

    @property
    def bare(self) -> bool:
        """Whether the words were the command alone."""
        return not self.rest


class Understanding:
    """Recognises how flows begin, and the words that interrupt them."""

    def __init__(
        self, starts: Mapping[str, Iterable[str]], words: Mapping[str, Iterable[str]]
    ) -> None:
        found = [Start.of(flow, text) for flow, texts in starts.items() for text in texts]
        self._starts: dict[str, list[Start]] = {}
        for start in sorted(found, key=lambda start: -start.weight):
            self._starts.setdefault(start.opening, []).append(start)
        self._words = {tidy(text): word for word, texts in words.items() for text in texts}

    def word(self, text: str) -> str | None:
        """Return the word that means the same everywhere ("help", "yes"), if it is one."""
        return self._words.get(tidy(text))

    def begun(self, text: str) -> Begun | None:
        """Return the flow that these words begin, by the longest start that fits."""
        text = text.strip(_EDGES + "-*")
        fitting = (*self._starts.get(_opening(text), ()), *self._starts.get("", ()))
        for start in sorted(fitting, key=lambda start: -start.weight):
            if (rest := start.match(text)) is not None:
                return Begun(start.flow, rest)
        return None


def label_in(text: str) -> str | None:
    """Return the first case label in the text in its own form ("wr 014" gives "WR-014")."""
    found = LABEL.search(text)
    return f"{found[1].upper()}-{found[2]}" if found else None


def without_label(text: str) -> str:
    """Return the text without its first case label and the word that led to it."""
    found = LABEL.search(text)
    if not found:
        return text
    before = re.sub(r"\b(?:voor|van|over|bij|in|for|of|about)\s*$", "", text[: found.start()])
    return squeeze(f"{before} {text[found.end() :]}")
