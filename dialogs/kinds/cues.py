"""Finding the sentence in a longer message that answers one question, by the words it holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dialogs.kinds.kind import Around
from dialogs.understanding import WILD, squeeze

NEGATED = "cue.negated.words"
_CLAUSES = re.compile(r"[.!?;]+(?=\s|$)|\n+|,\s+")


@dataclass(frozen=True, slots=True)
class Cued:
    """What was found: the words of the answer, and the message without them."""

    words: str
    rest: str


def clause_with(cue: str, text: str, around: Around, *, negated: bool = True) -> Cued | None:
    """Return the first part of a sentence that holds one of the cue's words.

    ``negated`` is whether "dat helpt niet" will do as well.
    """
    start = 0
    for end in (*(match.start() for match in _CLAUSES.finditer(text)), len(text)):
        clause = text[start:end].lstrip(".!?;, \n")
        if _holds(clause, around.spoken(cue)) and (
            negated or not _holds(clause, around.spoken(NEGATED))
        ):
            return Cued(squeeze(clause), squeeze(f"{text[:start]} {text[end:]}"))
        start = end
    return None


def gap_in(cue: str, text: str, around: Around) -> Cued | None:
    """Return what stands in the gap of one of the cue's phrases, within one sentence."""
    for phrase in around.spoken(cue):
        before, after = (re.escape(part.strip()) for part in phrase.split(WILD))
        found = re.search(
            rf"(?<!\w){before}\s+(?P<gap>[^.!?\n]+?)\s+{after}(?!\w)", text, re.IGNORECASE
        )
        if found:
            rest = squeeze(f"{text[: found.start()]} {text[found.end() :]}")
            return Cued(squeeze(found["gap"]), rest)
    return None


def _holds(clause: str, phrases: Sequence[str]) -> bool:
    words = "|".join(re.escape(phrase) for phrase in phrases)
    return (
        bool(words) and re.search(rf"(?<!\w)(?:{words})(?!\w)", clause, re.IGNORECASE) is not None
    )
