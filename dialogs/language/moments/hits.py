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
    ask,
)
from dialogs.language.moments.setting import Setting

MOVED: Final = re.compile(
    r"\b(?:verplaats|verzet|verschov|verschuif|verschuiv|doorgeschoven|schuif|schuiv|omgezet|stond"
    r"|move|moving|reschedul|postpone|shift)"
)
_TO: Final = re.compile(r"\b(?:naar|to|until|wordt|worden|becomes|nu|now)\s+(?:de\s+|the\s+)?$")
_BECAUSE: Final = re.compile(
    r"\b(?:werkt|werken|begint|start|gaat|starts|begins|kan|kunnen|moet|heeft|hebben|is|zijn|zit|works|can|has|is)\s+(?:\w+\s+){0,2}$"
)
_THEREFORE: Final = re.compile(r"\b(?:dus|daarom|vandaar|graag|liefst|so|therefore)\b")
_CORRECTION: Final = re.compile(
    r"\b(?:nee|sorry|pardon|correctie|bedoel|bedoelde|oeps|no wait|i mean|make that)\b"
)
_RATHER: Final = re.compile(r"\b(?:liever|rather)\s+(?:(?:op|om|on|at)\s+)?$")


class Hit(NamedTuple):
    """A moment in the folded text; ``dated`` if it names a day and not only a time."""

    start: int
    end: int
    reading: Reading
    dated: bool


def is_over(reading: Reading, setting: Setting) -> bool:
    """Say whether nothing of a reading lies ahead."""
    return all(_is_over(one, setting) for one in alternatives(reading))


def ends_before_it_begins(reading: Reading) -> bool:
    """Say whether two sources made a stretch that cannot be."""
    match reading:
        case Interval(datetime() as start, datetime() as end):
            return end < start
        case Interval(datetime(), _) | Interval(_, datetime()):
            return False
        case Interval(date() as start, date() as end):
            return end < start
    return False


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


def rather(hits: list[Hit], folded: Folded) -> list[Hit]:
    """Ask about the one that is preferred: "hij kan maandag, maar liever dinsdag om 4 uur"."""
    preferred = [
        hit
        for hit in hits
        if _RATHER.search(folded.text, 0, hit.start)
        or folded.text.startswith(("liever ", "rather "), hit.start)
    ]
    if len(hits) < 2 or len(preferred) != 1:  # noqa: PLR2004 - one of several
        return hits
    return [preferred[0]._replace(reading=ask(preferred[0].reading))]


def concluded(hits: list[Hit], folded: Folded) -> list[Hit]:
    """Leave out the reason for a choice: "vader werkt t/m vrijdag, gesprek dus 7 december"."""
    if len(hits) < 2:  # noqa: PLR2004 - a reason and a choice
        return hits
    chosen = [hit for hit in hits if _THEREFORE.search(folded.text, hits[0].end, hit.start)]
    return chosen if _BECAUSE.search(folded.text, 0, hits[0].start) and chosen else hits


def corrected(hits: list[Hit], folded: Folded) -> list[Hit]:
    """Leave out what is taken back: "plan vrijdag half drie in, of nee, doe maar half vier"."""
    if len(hits) < 2:  # noqa: PLR2004 - what was said and what it should be
        return hits
    before, last = hits[:-1], hits[-1]
    taken_back = list(_CORRECTION.finditer(folded.text, before[-1].end, last.start))
    if not taken_back:
        return hits
    return [last if last.dated else _at_the_time_of(last, before[-1])]


def _at_the_time_of(last: Hit, before: Hit) -> Hit:
    """Return the later time on the day of the earlier moment."""
    match before.reading, last.reading:
        case Instant(day), Instant(time):
            moved = Instant(day.replace(hour=time.hour, minute=time.minute))
            return last._replace(reading=moved, dated=True)
    return before._replace(reading=ask(before.reading))


def distinct(hits: list[Hit]) -> list[Hit]:
    """Leave out what says the same again: "op 5 december is het Sinterklaas"."""
    return [
        hit
        for place, hit in enumerate(hits)
        if all(hit.reading != other.reading for other in hits[:place])
    ]
