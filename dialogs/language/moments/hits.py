"""Which of the moments in a sentence are about what is still to come."""

import re
from datetime import date, datetime
from typing import Final, NamedTuple

from dialogs.language.moments.folding import Folded
from dialogs.language.moments.readings import (
    Day,
    Instant,
    Interval,
    Reading,
    Refused,
    alternatives,
)
from dialogs.language.moments.setting import Setting

MOVED: Final = re.compile(
    r"\b(?:verplaats|verzet|verschov|verschuif|verschuiv|doorgeschoven|schuif|schuiv|omgezet"
    r"|move|moving|reschedul|postpone|shift)"
)
# A date that has just gone by is meant for next year, unless the sentence tells what was.
_TOLD: Final = re.compile(r"\b(?:was|waren|had|hadden|werd|werden|were|did|born|ge\w{2,}[dtn])\b")
# "Maandag kan ik niet", "Monday doesn't work", and "I can't do" before a Monday.
_IMPOSSIBLE: Final = re.compile(
    r"\W*(?:[\w']+\s+){0,2}?(?:(?:kan|kunnen|lukt|past|gaat|schikt|werkt|haal|red)\b[^,.;]{0,25}?\bniet\b"
    r"|(?:doesn't|does not|isn't|is not|won't|can't|cannot)\b)"
)
_CANNOT: Final = re.compile(r"\b(?:can't|cannot|can not)\s+(?:\w+\s+){0,2}$")
_NEAR: Final = 40  # characters before a moment in which it may be ruled out
_TO: Final = re.compile(r"\b(?:naar|to|until|wordt|worden|becomes)\s+(?:de\s+|the\s+)?$")


class Hit(NamedTuple):
    """A moment in the folded text; ``dated`` if it names a day and not only a time."""

    start: int
    end: int
    reading: Reading
    dated: bool


def is_over(reading: Reading, setting: Setting) -> bool:
    """Say whether nothing of a reading lies ahead."""
    return all(_is_over(one, setting) for one in alternatives(reading))


def _is_over(reading: Reading, setting: Setting) -> bool:
    match reading:
        case Refused():
            return True
        case Day(value):
            return value < setting.today
        case Instant(value):
            return value < setting.now
        case Interval(_, datetime() as end):
            return end < setting.now
        case Interval(_, date() as end):
            return end < setting.today
    return False


def only_new(hits: list[Hit], folded: Folded) -> list[Hit]:
    """Leave out the old date of something that is moved."""
    if len(hits) < 2 or not MOVED.search(folded.text):  # noqa: PLR2004 - old and new
        return hits
    new = [hit for hit in hits if _TO.search(folded.text, 0, hit.start)]
    return new or hits


def without_mentions(hits: list[Hit], folded: Folded) -> list[Hit]:
    """Leave out dates that have just gone by, if others are named or the past is told."""
    ahead = [hit for hit in hits if not _has_gone_by(hit.reading)]
    return ahead if ahead or _TOLD.search(folded.text) else hits


def _has_gone_by(reading: Reading) -> bool:
    return any(isinstance(one, Refused) for one in alternatives(reading))


def possible(hit: Hit, folded: Folded) -> bool:
    """Say whether a moment is not ruled out in the words around it."""
    if _IMPOSSIBLE.match(folded.text, hit.end):
        return False
    return not _CANNOT.search(folded.text[max(0, hit.start - _NEAR) : hit.start])
