"""Whose request it is: the pupil's first name, and the group."""

import re
from typing import Final, NamedTuple

from dialogs.language.moments.lexicon.fillers import set_of
from dialogs.language.sentences.people import SMALL_WORDS

_GROUP: Final = re.compile(
    r"""(?<![\w.])(?:
    (?:groep|group|gr\.?|klas|class|brugklas|leerjaar|year|grade)\s*:?\s*
       \d{1,2}(?:\s?[/-]\s?\d{1,2})?\s?(?:[a-hA-H](?!\w))?(?!\d)
    |(?:vmbo|mavo|havo|vwo|gymnasium|atheneum|pro
    |praktijkonderwijs)(?:-?[btkg]{1,2}l?)?[\s-]?[1-6][a-hA-H]?
    |[1-6]\s?(?:vmbo|mavo|havo|vwo|gymnasium|atheneum)(?:-?[btkg])?
    |[1-8][a-hA-H]|[a-hA-H][1-8]
    |(?:de\ )?kleuter(?:groep|klas|s)|brugklas|schakelklas|peutergroep|kindergarten
    )(?![\w])""",
    re.IGNORECASE | re.VERBOSE,
)
_SHORTENED: Final = re.compile(r"^gr\.?\s*(?=\d)", re.IGNORECASE)
_LABELLED: Final = re.compile(
    r"(?<!\w)(?:leerling|naam|naam leerling|pupil|name|kind|child)\s*[:=]\s*([^\W\d_][\w'’-]*)",
    re.IGNORECASE,
)
_LETTERS: Final = r"[^\W\d_][^\W\d_]*(?:['’-][^\W\d_]+)*"
_NAME: Final = re.compile(_LETTERS)
_CUE: Final = re.compile(
    rf"""(?<!\w)(?:
    (?:hulp(?:vraag)?|aanvraag|aanmelding|verzoek|ondersteuning(?:svraag)?|zorg(?:vraag|en
      |melding)?|
       request|case|casus|consult|begeleiding|support|help|aanmelden|bespreken|vraag|start(?:en)?)
       (?:\s+(?:starten|aanvragen|indienen|doen|graag|nodig|opstarten))?
       (?:\s*[:,-])?\s*(?:voor|over|om|van|bij|for|about|rond|rondom|with|is)?
    |(?:het\s+gaat|dit\s+gaat|gaat|it\s+is|this\s+is)\s+(?:om|over|about)
    |betreft|voor|over|for|about|leerling|onze|ons|mijn|met|met\s+de\s+naam|genaamd|called|named
    |heet
    )\s*:?\s+(?:(?:onze|een|mijn|de|het|our|my|a|the|leerling|pupil|jongen|meisje|kind|kleuter)\s+)*
    ({_LETTERS})""",
    re.IGNORECASE | re.VERBOSE,
)
_NO_NAMES: Final = (
    set_of(
        """hij zij ze hem haar zijn we wij ik je u het een de die dat dit deze iemand niemand kind
    leerling jongen meisje kinderen groep klas group class moeder vader ouders ouder hulp
    hulpvraag aanvraag nieuwe nieuw vraag starten start graag spoed zorgen over voor om uit
    in van op bij met zit is heeft gaat komt wil kan dus en maar of want omdat sinds als
    toen nu nog ook niet geen al zo heel erg hoi hallo hey beste dag goedemorgen
    goedemiddag bsn telefoon school les rekenen lezen gedrag taal de ons onze mijn team
    leerkracht juf meester mentor consulent hoogbegaafdheid dyslexie autisme adhd vrijdag
    maandag dinsdag woensdag donderdag kerst week weken the a an he she it we i they from
    child pupil boy girl request help for about new support case dear hello hi urgent
    please at who his her my our reden deadline gezag wens doel geprobeerd wie wat wanneer
    hoe extra leerlingen oudergesprek gesprek loopt vast dreigt thuis zorg zorgteam
    aanmelding aanmelden sot ot swv consult casus twee drie drukke rustige vier jarige
    kleuter andere hele meer minder onderzoek observatie advies duidelijkheid begeleiding
    ondersteuning verzoek die onderwijs ll lln leerl inbrengen aandragen opgeven"""
    )
    | SMALL_WORDS
)
_BETWEEN: Final = re.compile(
    r"(?:[\s,(]+(?:uit|in|van|zit|zit\s+in|from|of|is\s+in|\d{1,2}\s*(?:jaar|jr|"
    r"years?(?:\s+old)?)?|"
    r"aanmelden|inbrengen|bespreken|opgeven|"
    r"de|onze|mijn|ons|our|my|the|een|leerling|die|\())*[\s,(]*$",
    re.IGNORECASE,
)


class Pupil(NamedTuple):
    """The pupil's first name and group, each None if it is not said."""

    name: str | None
    group: str | None


def pupil_in(text: str) -> Pupil:
    """Return who a request is about."""
    found = _GROUP.search(text)
    group = " ".join(found[0].replace(":", " ").split()) if found else None
    group = _SHORTENED.sub("groep ", group) if group else None
    named = _labelled(text) or _before_group(text, found) or _behind_group(text, found)
    return Pupil(named or _behind_cue(text), group)


def _labelled(text: str) -> str | None:
    found = _LABELLED.search(text)
    return _as_name(found[1]) if found else None


def _before_group(text: str, group: re.Match[str] | None) -> str | None:
    """Find the name in "Sem uit groep 6", "Yasmin (groep 7)" and "mila 3 havo"."""
    if group is None:
        return None
    before = text[: group.start()]
    lead = _BETWEEN.search(before)
    words = _NAME.findall(before[: lead.start()] if lead else before)
    if not words:
        return None
    name = words[-1]
    while len(words) > 2 and words[-1][0].isupper() and words[-2] in SMALL_WORDS:  # noqa: PLR2004
        words = [*words[:-2], words[-1]]  # "Noor de Vries"
    if len(words) > 1 and words[-1][0].isupper() and words[-2][0].isupper():
        first = words[-2]  # "Sem Jansen uit groep 6"
        name = first if _as_name(first) and not _starts_sentence(before, first) else name
    return _as_name(name)


def _behind_group(text: str, group: re.Match[str] | None) -> str | None:
    """Find the name in "groep 4, Luca", where the group comes first."""
    if group is None or text[: group.start()].strip():
        return None
    found = re.match(rf"\s*[,:-]\s*({_LETTERS})", text[group.end() :])
    return _as_name(found[1]) if found and found[1][0].isupper() else None


def _starts_sentence(before: str, word: str) -> bool:
    place = before.rfind(word)
    return before[:place].rstrip()[-1:] in {".", "!", "?", "\n"}


def _behind_cue(text: str) -> str | None:
    """Find the name in "hulpvraag voor Jip": a capital counts for more than what comes first."""
    names = [found[1] for found in _CUE.finditer(text) if _as_name(found[1])]
    capital = [name for name in names if name[0].isupper()]
    if capital or names:
        return _as_name((capital or names)[0])
    first = _NAME.search(text)
    if first and first[0][0].isupper() and not first[0].isupper():
        return _as_name(first[0])
    return None


def _as_name(word: str) -> str | None:
    """Return a word as a name with its capital, None if it is no name."""
    if word.lower() in _NO_NAMES or len(word) < _SHORTEST:
        return None
    return word if word[0].isupper() else word[0].upper() + word[1:]


_SHORTEST: Final = 2
