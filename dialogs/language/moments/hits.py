"""Which of the moments in a sentence are about what is still to come."""

import re
from datetime import date, datetime, timedelta
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
# A date that has just gone by is meant for next year, unless the sentence tells what was.
_TOLD: Final = re.compile(r"\b(?:was|waren|had|hadden|werd|werden|were|did|born|ge\w{2,}[dtn])\b")
_TOLD_BEHIND: Final = re.compile(
    r"\s+(?:was|waren|werd|werden|ging|gingen|had|hadden|kwam|kwamen|viel|were|went)\b"
)
_TOLD_BEFORE: Final = re.compile(
    r"\b(?:was|waren|stond|stonden|were)\s+(?:op\s+|voor\s+|on\s+)?$"
    r"|\b(?:called|came|went|phoned|emailed|visited|belde|belden|mailde|kwam|kwamen)\s+(?:\w+\s+){0,2}$"
)
# "Maandag kan ik niet", "Monday doesn't work", and "I can't do" before a Monday.
_IMPOSSIBLE: Final = re.compile(
    r"\W*(?:[\w']+\s+){0,2}?(?:"
    r"(?:kan|kunnen|lukt|past|gaat|schikt|werkt|haal|red)\b[^,.;]{0,25}?\bniet\b"
    r"|(?:ben|is|zijn)\b[^,.;]{0,20}?\b(?:er\s+niet|afwezig|verhinderd|niet\s+(?:be|aan)\w+)\b"
    r"|(?:doesn't|does not|isn't|is not|won't|can't|cannot)\b)"
)
_CANNOT: Final = re.compile(r"\b(?:can't|cannot|can not)\s+(?:\w+\s+){0,2}$")
# "Van 9 tot 10 heb ik les", "Noor is vrijdag vrij": what somebody else is doing then.
_BUSY: Final = re.compile(
    r"\s+(?:(?:heb|hebt|heeft|hebben|ben|is|zijn|has|have|am|are)\s+(?:[\w']+\s+){1,3}?)?"
    r"(?:les|gym|zwemles|vrij|bezet|ziek|afwezig|busy|away)\b(?!\s+te\b)"
)
_DOING: Final = re.compile(
    r"\b(?:heb|hebt|heeft|hebben|ben|is|zijn|has|have|am|are)\s+(?:[\w']+\s+){0,2}?(?:op\s+|on\s+)?$"
)
_NONE_THEN: Final = re.compile(r"\b(?:geen|no)\s+(?!later|earlier)\w+\s+(?:op\s+|on\s+)?$")
_HAD: Final = re.compile(r"\b(?:heeft|hebben|had|hadden|has|have)\s+(?:\w+\s+){0,2}(?:op\s+)?$")
_DONE: Final = re.compile(
    r"\s+(?:\w+\s+){0,3}?ge(?!pland|zet|regeld|kozen|zegd|prikt|boekt|reserv|kregen|zin\b|spre|duld|luid"
    r"|bied|legen)\w{2,}[dtn]\b"
)
_NEAR: Final = 40  # characters before a moment in which it may be ruled out
_TO: Final = re.compile(r"\b(?:naar|to|until|wordt|worden|becomes|nu|now)\s+(?:de\s+|the\s+)?$")
_RATHER: Final = re.compile(r"\b(?:liever|rather)\s+(?:(?:op|om|on|at)\s+)?$")
_FAR: Final = timedelta(days=60)
_HAPPENED: Final = re.compile(r"\b(?:is|zijn|heeft|hebben|has|have)\s+(?:\w+\s+){0,3}$")
_PARTICIPLE: Final = re.compile(r"\s+(?:\w+\s+){0,3}ge(?!pland|zet|regeld)\w{2,}[dtn]\b")
# "Heeft dagen gemist in oktober", "moved here in March": of what was, if the month is far ahead.
_BEHIND_THE_TOLD: Final = re.compile(
    r"\b(?:heeft|hebben|had|hadden|is|zijn|has|have)\s+(?:[\w'-]+\s+){0,6}?"
    r"(?:(?:\w{1,4})?ge(?!pland|zet|regeld)|ver|be|ont)\w{2,}(?:[dt]|en)\s+(?:op\s+)?$"
    r"|\b(?:moved|started|came|went|left|missed|had|was|were|been|changed)\s+(?:\w+\s+){0,3}$"
)


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


def without_mentions(hits: list[Hit], folded: Folded) -> list[Hit]:
    """Leave out dates that have just gone by, if others are named or the past is told."""
    ahead = [hit for hit in hits if not _has_gone_by(hit.reading)]
    return ahead if ahead or _TOLD.search(folded.text) else hits


def _has_gone_by(reading: Reading) -> bool:
    return any(isinstance(one, Refused) for one in alternatives(reading))


def possible(hit: Hit, folded: Folded) -> bool:
    """Say whether a moment is not ruled out, or told as past, in the words around it."""
    before = folded.text[max(0, hit.start - _NEAR) : hit.start]
    if _IMPOSSIBLE.match(folded.text, hit.end) or _TOLD_BEHIND.match(folded.text, hit.end):
        return False
    if _CANNOT.search(before) or _TOLD_BEFORE.search(before):
        return False
    return not (_HAD.search(before) and _DONE.match(folded.text, hit.end))


def without_busy(hits: list[Hit], folded: Folded) -> list[Hit]:
    """Leave out when somebody is busy, if there is another moment: "om 10 uur is er gym, dus"."""
    return [hit for hit in hits if not _is_busy(hit, folded)] or hits


def _is_busy(hit: Hit, folded: Folded) -> bool:
    before = folded.text[max(0, hit.start - _NEAR) : hit.start]
    if _NONE_THEN.search(before):
        return True
    busy = _BUSY.match(folded.text, hit.end)
    return busy is not None and (len(busy[0].split()) > 1 or bool(_DOING.search(before)))


def told_of_before(hit: Hit, folded: Folded, today: date) -> bool:
    """Say whether a month far ahead is the one behind us: "hij heeft dagen gemist in oktober"."""
    match hit.reading:
        case Interval(date() as start, _) if not isinstance(start, datetime):
            if start - today < _FAR:
                return False
            before = folded.text[max(0, hit.start - 2 * _NEAR) : hit.start]
            return _BEHIND_THE_TOLD.search(before) is not None
    return False


def doubted(hit: Hit, folded: Folded, today: date) -> Hit:
    """Ask about a day far ahead that may have been: "hij is op 3 maart gestart"."""
    far = isinstance(hit.reading, Day) and hit.reading.value - today > _FAR
    before = folded.text[max(0, hit.start - _NEAR) : hit.start]
    if far and _HAPPENED.search(before) and _PARTICIPLE.match(folded.text, hit.end):
        return hit._replace(reading=ask(hit.reading))
    return hit


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


def distinct(hits: list[Hit]) -> list[Hit]:
    """Leave out what says the same again: "op 5 december is het Sinterklaas"."""
    return [
        hit
        for place, hit in enumerate(hits)
        if all(hit.reading != other.reading for other in hits[:place])
    ]
