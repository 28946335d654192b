"""Who is wanted at the table, and by when there should be a meeting."""

import re
from collections.abc import Sequence
from typing import Final

from dialogs.language.moments import (
    Ambiguous,
    Day,
    Found,
    Instant,
    Interval,
    Reading,
    Refused,
    Setting,
)
from dialogs.language.sentences.people import Circle
from dialogs.language.sentences.requests.clauses import Sentence
from dialogs.language.sentences.timing import moments_beside
from dialogs.language.sentences.titles import Mention
from dialogs.language.sentences.tokens import tokens_of

_WANTED: Final = re.compile(
    r"""(?<!\w)(?:graag|liefst|gewenst\w*|wie(?:\ erbij)?\s*:|erbij|aan\ tafel|om\ (?:de\ )?tafel
    |please
    |meedenk\w*|meekijk\w*|meekijkt|meedoe\w*|meekom\w*|aansluit\w*|aanschuif\w*|aanschuiven
    |aansluiten|aangesloten
    |uitnodigen|uitgenodigd|betrek\w*|betrokken|inschakelen|(?:would|i'd)\ like|at\ the\ table|join
    |invite|(?:kan|kunnen|mag|mogen|wil|zou|can|could)\ (?:de\ |the\ )?\w+(?:\ en\ \w+)?\ (?:mee
    |erbij|aan)
    |mee(?:\ te|\ aan|\ willen)?\ (?:denken|kijken|doen)|nodig|team\s*:
    |observe(?:ren|ert)|komen\ kijken|onderzoeken
    |(?:gesprek|overleg)(?:\ [\w-]+){0,8}\ met|sparren\ met|involve
    |(?:kun|kan|wil)\ jij|met\ elkaar)(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_PEOPLE_OF: Final = re.compile(r"(?<!\w)(logoped)ie(?!\w)", re.IGNORECASE)
_LONGEST_LIST: Final = 9  # blanks
_JOINING: Final = frozenset(
    {"en", "and", "of", "or", "ook", "also", "de", "the", "misschien", "eventueel", "maybe"}
)
_TRIED: Final = re.compile(
    r"(?<!\w)(?:ingezet|geprobeerd|gevoerd|gehad|geweest|tried|gedaan(?=\s*:))(?!\w)", re.IGNORECASE
)
_ASKED: Final = re.compile(
    r"(?<!\w)(?:graag|liefst|please|erbij|tafel|uitnodigen|invite|kan|kunnen|mag|can|could)(?!\w)",
    re.IGNORECASE,
)
_QUESTION: Final = re.compile(
    r"\s*(?:en\s+)?(?:kan|kunnen|mag|mogen|wil|zou|zouden|can|could)\s+(?:de\s+)?\w+\s[^?]*\?",
    re.IGNORECASE,
)
_AIM: Final = re.compile(r"(?:^|[.\n!?]\s*)(?:doel|wens|goal|wish)(?!\w)[^.\n!?]*$", re.IGNORECASE)
_COMPANY: Final = re.compile(r"(?:met|with)(?: [\w'-]+){1,4}", re.IGNORECASE)
_HELPS: Final = re.compile(r"(?:erbij|aan tafel) (?:helpt|werkt|hielp|werkte)", re.IGNORECASE)
_TELLS: Final = re.compile(
    r"(?<!\w)(?:maakt|maken|heeft|hebben|had|zegt|vindt|vinden|wil|zijn|is|was|gezag|gesproken|"
    r"gepraat|vertelt?|"
    r"merkt|ziet|belde|weet|werkt|geprobeerd|has|says|thinks|tried|geen contact|overleden)(?!\w)",
    re.IGNORECASE,
)
_MEETING: Final = re.compile(
    r"(?<!\w)(?:graag|liefst|gesprek|overleg|wanneer|deadline|tafel|duidelijkheid|afspraak|meeting|"
    r"meekijk\w*|meedenk\w*|aanschuiven|aansluiten|erbij|uitnodigen|"
    r"please|by|before|voor|uiterlijk|plannen|would like|inplannen|zitten|starten|beginnen|"
    r"aan tafel)(?!\w)",
    re.IGNORECASE,
)
_PAST: Final = re.compile(
    r"(?<!\w)(?:sinds|vanaf|geleden|was|waren|toen|al|since|ago|overleden|vorige?)\s*$",
    re.IGNORECASE,
)
_LIMITS: Final = re.compile(
    r"(?<!\w)(?:v[oó]+r|uite?r?l\w*|uitl|op\s+z\S*n\s+laatst\w*|ten\s+laatste|tot|t/m|t\.?e?\.?m\.?|tegen|"
    r"binnen|tussen|eerder|eind\w*|eod|niet\s+(?:na|later)|before|by|until|till?|through|within|"
    r"latest|no\s+later)(?!\w)",
    re.IGNORECASE,
)
_SENTENCES: Final = re.compile(r"(?<=[^\W\d]{3}[.!?])\s+(?=[A-Z])|\n+")


def wanted_in(sentences: Sequence[Sentence], circle: Circle) -> list[str]:
    """Return the people who are wanted at the table: full names, or roles that nobody here has."""
    found: list[str] = []
    for sentence in sentences:
        for clause in _clauses(_PEOPLE_OF.sub(r"\1ist", sentence.text), circle):
            for mention in circle.mentions(tokens_of(clause)):
                if not mention.is_me:
                    found.extend(_as_wanted(mention, clause))
    return list(dict.fromkeys(found))


def _clauses(text: str, circle: Circle) -> list[str]:
    """Return the parts of a sentence in which somebody is asked for."""
    parts = re.split(
        r",\s+(?=(?:\w+\s+){0,2}(?:maakt|heeft|heb|wil|is|zegt|helpt|kan|mag|graag|en\s+graag)\b)|"
        r",\s+(?=(?:\w+\s+){1,4}(?:gezag|custody)\b)|"
        r";\s*",
        text,
    )
    return [part for part in parts if _is_wish(part) or _names_only(part, circle)]


def _names_only(part: str, circle: Circle) -> bool:
    """Say whether nothing but people is named: "orthopedagoog + logopedist"."""
    if part.count(" ") > _LONGEST_LIST:
        return False
    tokens = tokens_of(part)
    named = {
        place
        for one in circle.mentions(tokens)
        if not one.is_me and (one.is_clear or one.is_role)
        for place in range(one.first, one.last)
    }
    others = [token for place, token in enumerate(tokens) if place not in named]
    return bool(named) and all(one.is_sign or one.word in _JOINING for one in others)


def _is_wish(part: str) -> bool:
    if _COMPANY.fullmatch(part.strip(" .,")) and not _TELLS.search(part):
        return True
    wanted = (_WANTED.search(part) or _QUESTION.match(part)) is not None and not _HELPS.search(part)
    if _TRIED.search(part) and not _ASKED.search(part):
        return False
    return wanted and not _only_tells(part)


def _only_tells(clause: str) -> bool:
    """Say whether a clause tells about somebody rather than asks for them."""
    tells, wanted = _TELLS.search(clause), _WANTED.search(clause)
    strong = re.search(
        r"(?<!\w)(?:erbij|tafel|mee\w+|aansluit\w*|gewenst\w*|wie|please|invite|join|like|"
        r"aanschuiv\w*|uitnodig\w*|graag met)(?!\w)",
        clause,
        re.IGNORECASE,
    )
    return bool(tells and wanted and not strong and not _QUESTION.match(clause))


def _as_wanted(mention: Mention, clause: str) -> tuple[str, ...]:
    if mention.is_clear:
        return mention.names
    if mention.names:  # a role that several have
        return (clause[mention.start : mention.end],) if mention.is_role else ()
    words = clause[mention.start : mention.end]
    return (
        (words,) if mention.is_role and words.lower() not in {"leerling", "kind", "ouders"} else ()
    )


def deadline_in(text: str, circle: Circle, setting: Setting) -> Reading | None:
    """Return the moment by which there should be a meeting; what happened since is no such.

    No day is looked for in a sentence that neither asks for a meeting nor sets a limit.
    """
    sentences = _SENTENCES.split(text)
    text = "\n".join(one for one in sentences if _MEETING.search(one) or _LIMITS.search(one))
    mentions = circle.mentions(tokens_of(text))
    usable = [
        one
        for one in moments_beside(text, mentions, setting)
        if not isinstance(one.reading, Refused)
        and not _PAST.search(text[: one.start])
        and not _AIM.search(text[: one.start])
    ]
    limits = [one.reading for one in usable if _is_limit(one.reading)]
    others = (one.reading for one in reversed(usable) if _is_about_meeting(text, one))
    return limits[0] if limits else next(others, None)


def _is_limit(reading: Reading) -> bool:
    if isinstance(reading, Ambiguous):
        return any(_is_limit(one) for one in reading.readings)
    return isinstance(reading, Interval) and reading.start is None


def _is_about_meeting(text: str, found: Found) -> bool:
    """Say whether a day stands in a sentence that asks for a meeting."""
    begin = max(text.rfind(sign, 0, found.start) for sign in (". ", "\n", "! ", "? ")) + 1
    ends = [place for sign in (". ", "\n", "! ") if (place := text.find(sign, found.end)) >= 0]
    around = text[begin : min(ends, default=len(text))]
    return isinstance(found.reading, Day | Instant | Interval | Ambiguous) and bool(
        _MEETING.search(around)
    )
