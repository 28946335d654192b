"""Moments in a sentence that are told, ruled out or only mentioned."""

import re
from datetime import date, datetime, timedelta
from typing import Final

from dialogs.language.moments.folding import Folded
from dialogs.language.moments.hits import Hit
from dialogs.language.moments.readings import Day, Interval, Reading, Refused, alternatives, ask

# A date that has just gone by is meant for next year, unless the sentence tells what was.
_TOLD: Final = re.compile(r"\b(?:was|waren|had|hadden|werd|werden|were|did|born|ge\w{2,}[dtn])\b")
_OF_A_LETTER: Final = re.compile(r"(?<!\w)d\.?d\.?\s")  # "brief d.d. 3 november"
_TOLD_BEHIND: Final = re.compile(
    r"\s+(?:was|waren|werd|werden|ging|gingen|had|hadden|kwam|kwamen|viel|were|went)\b"
)
_TOLD_BEFORE: Final = re.compile(
    r"\b(?:was|waren|stond|stonden|were)\s+(?:(?:op|voor|on|de|the|er|ergens)\s+){0,3}$"
    r"|\b(?:was|were)\s+(?:absent|ill|sick|late|away|off|suspended)\s+(?:\w+\s+){0,2}(?:on\s+)?$"
    r"|\b(?:didn't|did not)\s+\w+\s+(?:\w+\s+){0,2}(?:on\s+)?$"
    r"|\b(?:geboren|born)\s+(?:in\s+|op\s+|on\s+)?$"
    r"|(?<!\bbe )\b(?:called|came|went|phoned|emailed|visited|missed|skipped"
    r"|spoke|talked|belde|belden|mailde|kwam|kwamen|ging"
    r"|gingen|zei|liep|bleef|sprak|gaf|vertelde|miste|kreeg|sloeg|huilde|viel)\s+"
    r"(?:(?!dat\b|of\b|om\b|te\b|that\b|if\b|to\b)\w+\s+){0,3}(?:op\s+|om\s+|on\s+|at\s+)?$"
)
# "Maandag gebeld", "vrijdag heeft hij gespijbeld"; but "vrijdag gepland", "wordt vrijdag gebeld".
_DID: Final = (
    r"(?:ge(?!eft|beurt|bruikt|looft|niet|draagt|ldt|reed|mid|zond|pland|zet|regeld|prikt|boekt|reserv"
    r"|duld|luid|bied)\w{2,}[dt]|ge(?:sproken|komen|bleven|gaan|daan|zien|zeten|lopen|vochten|slagen"
    r"|schreven|geven|vonden|nomen|vallen))\b(?!\s+(?:word|moet|moeten|kan|kunnen|zal|zullen|mag))"
)
_DONE_THEN: Final = re.compile(
    rf"\s+(?:(?:met|door)\s+\w+\s+|(?:al|er|weer|ook|niet|nog|mee)\s+)?{_DID}"
    rf"|\s+(?:is|zijn|heeft|hebben|heb|ben)\s+(?:[\w'-]+\s+){{1,5}}?{_DID}"
    r"|\s+voor\s+het\s+(?:laatst|eerst)\s+\w*ge\w+"
)
_TO_BE_DONE: Final = re.compile(
    r"\b(?:word|wordt|worden|moet|moeten|kan|kunnen|zal|zullen|mag|wil|laat|graag)\b[^.!?]*$"
)
_HOMEWARD: Final = re.compile(r"\s+(?:\w+\s+){0,2}naar\s+(?:huis|school)\b")
# "We kunnen dinsdag echt niet", but not "kan het dinsdag niet om 3 uur?"
_NOT_AFTER_ALL: Final = re.compile(
    r"\s+(?:\w+\s+)?niet\b(?!\s+(?:eerder|later|om|al|toch|gewoon|even))"
)
_ABLE: Final = re.compile(r"\b(?:kan|kunnen|lukt|past|wil|willen|red|haal)\s+(?:\w+\s+){0,3}$")
_WHOLE_DAY: Final = re.compile(r"\s+(?:de\s+)?hele\s+dag\b")
_MISSES: Final = re.compile(
    r"\b(?:late|te laat)\s+(?:op\s+|on\s+)?$"
    r"|\b(?:mist|missen|spijbelt|spijbelen|verzuimt|misses|skips)\s+(?:\w+\s+){0,2}(?:op\s+|on\s+)?$"
)
# "Hij komt vaak pas om 10 uur", "hij gaat om 11 uur naar bed": what somebody always does.
_ALWAYS: Final = re.compile(
    r"\b(?:vaak|altijd|meestal|steeds|telkens|soms|weleens|regelmatig|doorgaans|normaal|gewoonlijk"
    r"|slaapt|usually|always|often|sometimes|normally)\s+(?:\w+\s+){0,4}$"
)
_LATE: Final = re.compile(
    r"\s+(?:(?:weer|veel|ook|pas|wel)\s+){0,2}(?:te\s+laat\b(?!\?)|naar\s+bed\b|jarig\b)"
)
# "Maandag kan ik niet", "Monday doesn't work", and "I can't do" before a Monday.
_IMPOSSIBLE: Final = re.compile(
    r"\W*(?:[\w']+\s+){0,2}?(?:"
    r"(?:kan|kunnen|lukt|past|gaat|komt|schikt|werk|werkt|werken|haal|red)\b[^,.;]{0,25}?\bniet\b"
    r"|(?:is|wordt|vind|lijkt|komt)\b[^,.;]{0,20}?"
    r"\bte\s+(?:vroeg|laat|snel|krap|kort|vaak|veel|druk|lang)\b"
    r"|(?:is|would be|feels|seems)\b[^,.;]{0,20}?"
    r"\btoo\s+(?:early|late|soon|often|much|long|busy|tight)\b"
    r"|(?:(?:heb|hebben|heeft|is|zijn|was)\b[^,.;]{0,20}?\b)?geen\s+(?:tijd|plek|ruimte)\b"
    r"|is\s+(?:mijn|zijn|haar|onze|de|een|my|her|his|our)\s+vrije?\s+(?:dag|ochtend|middag)\b"
    r"|(?:ben|is|zijn)\b[^,.;]{0,20}?\b(?:er\s+niet|afwezig|verhinderd|niet\s+(?:be|aan)\w+)\b"
    r"|noch\b|(?:doesn't|does not|isn't|is not|won't|can't|cannot)\b)"
)
_CANNOT: Final = re.compile(
    r"\b(?:can't|cannot|can not)\s+(?:\w+\s+){0,2}$|\bnoch\s+(?:op\s+)?$"
    r"|(?<!\w)(?:n\.?a\.?v\.?|naar aanleiding van|i\.?v\.?m\.?|in verband met)\s+(?:\w+\s+){0,2}$"
)
# "Van 9 tot 10 heb ik les", "Noor is vrijdag vrij": what somebody else is doing then.
_BUSY: Final = re.compile(
    r"\s+(?:(?:heb|hebt|heeft|hebben|ben|is|zijn|zit|zitten|has|have|am|are)\s+(?:[\w']+\s+){1,3}?)?"
    r"(?:les|gym|zwemles|studiedag|vrij|bezet|ziek|afwezig|busy|away|weg|geschorst"
    r"|met\s+(?:verlof|vakantie)"
    r"|(?:op|in|naar)\s+(?:een\s+)?(?:cursus|overleg|gesprek|vergadering|meeting))\b(?!\s+te\b)"
)
_OF_OTHERS: Final = re.compile(
    r"\b(?:is|(?<!we )(?<!wij )zijn)\b"
)  # "t/m vrijdag is ze ziek" is no deadline
_FREE: Final = re.compile(r"\s+(?:[\w']+\s+){0,4}?(?:vrij|les|gym|bezet|busy)\b")
_BUSY_BEFORE: Final = re.compile(
    r"\b(?:heb|hebt|heeft|hebben|geef|geeft|geven|have|has|teach)\s+(?:[\w']+\s+){0,2}(?:les|gym|class|lessons)\s+$"
)
_DOING: Final = re.compile(
    r"\b(?:heb|hebt|heeft|hebben|ben|is|zijn|has|have|am|are)\s+(?:[\w']+\s+){0,2}?(?:op\s+|on\s+)?$"
)
_NONE_THEN: Final = re.compile(
    r"\b(?:geen|no)\s+(?!later|earlier)\w+\s+(?:(?:op|on|de|the)\s+){0,2}$"
)
_HAD: Final = re.compile(r"\b(?:heeft|hebben|had|hadden|has|have)\s+(?:\w+\s+){0,2}(?:op\s+)?$")
_DONE: Final = re.compile(
    r"\s+(?:\w+\s+){0,3}?ge(?!pland|zet|regeld|kozen|zegd|prikt|boekt|reserv|kregen|zin\b|spre|duld|luid"
    r"|bied|legen)\w{2,}[dtn]\b"
)
_NEAR: Final = 40  # characters before a moment in which it may be ruled out
_FAR: Final = timedelta(days=60)
_HAPPENED: Final = re.compile(r"\b(?:is|zijn|heeft|hebben|has|have)\s+(?:\w+\s+){0,3}$")
_PARTICIPLE: Final = re.compile(r"\s+(?:\w+\s+){0,3}ge(?!pland|zet|regeld)\w{2,}[dtn]\b")
# "Heeft dagen gemist in oktober", "moved here in March": of what was, if the month is far ahead.
_BEHIND_THE_TOLD: Final = re.compile(
    r"\b(?:heeft|hebben|had|hadden|is|zijn|has|have)\s+(?:[\w'-]+\s+){0,6}?"
    r"(?:(?:\w{1,4})?ge(?!pland|zet|regeld)|ver|be|ont)\w{2,}(?:[dt]|en)\s+(?:op\s+)?$"
    r"|\b(?:moved|started|came|went|left|missed|had|was|were|been|changed)\s+(?:\w+\s+){0,3}$"
)


def without_mentions(hits: list[Hit], folded: Folded) -> list[Hit]:
    """Leave out dates that have just gone by, if others are named or the past is told."""
    ahead = [hit for hit in hits if not _has_gone_by(hit.reading)]
    told = _TOLD.search(folded.text) or _OF_A_LETTER.search(folded.text)
    return ahead if ahead or told else hits


def _has_gone_by(reading: Reading) -> bool:
    return any(isinstance(one, Refused) for one in alternatives(reading))


def possible(hit: Hit, folded: Folded) -> bool:
    """Say whether a moment is not ruled out, or told as past, in the words around it."""
    before = folded.text[max(0, hit.start - _NEAR) : hit.start]
    if whole_day := _WHOLE_DAY.match(folded.text, hit.end):
        hit = hit._replace(end=whole_day.end())
    if _IMPOSSIBLE.match(folded.text, hit.end) or _TOLD_BEHIND.match(folded.text, hit.end):
        return False
    if _ABLE.search(before) and _NOT_AFTER_ALL.match(folded.text, hit.end):
        return False
    if any(told.search(before) for told in (_CANNOT, _TOLD_BEFORE, _NONE_THEN, _MISSES)):
        return False
    if not _is_deadline(hit.reading) and _DONE_THEN.match(folded.text, hit.end):
        return _TO_BE_DONE.search(before) is not None
    if _LATE.match(folded.text, hit.end) or (not hit.dated and _ALWAYS.search(before)):
        return False
    if not hit.dated and _HOMEWARD.match(folded.text, hit.end):
        return False
    return not (_HAD.search(before) and _DONE.match(folded.text, hit.end))


def _is_deadline(reading: Reading) -> bool:
    return any(isinstance(one, Interval) and one.start is None for one in alternatives(reading))


def without_busy(hits: list[Hit], folded: Folded) -> list[Hit]:
    """Leave out when somebody is busy: "om 10 uur is er gym, dus".

    A day that is the only one may yet be meant ("Noor is vrijdag vrij"), and is asked.
    """
    free = [hit for hit in hits if not _is_busy(hit, folded)]
    if free:
        return free
    return [
        hit._replace(reading=ask(hit.reading)) if _FREE.match(folded.text, hit.end) else hit
        for hit in hits
        if hit.dated and not (_is_deadline(hit.reading) and _OF_OTHERS.search(folded.text))
    ]


def _is_busy(hit: Hit, folded: Folded) -> bool:
    before = folded.text[max(0, hit.start - _NEAR) : hit.start]
    if not hit.dated and _BUSY_BEFORE.search(before):
        return True
    busy = _BUSY.match(folded.text, hit.end)
    return busy is not None and (
        len(busy[0].split()) > 1 or busy[0].strip() == "vrij" or bool(_DOING.search(before))
    )


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
