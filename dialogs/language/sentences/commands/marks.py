"""What else stands in a message: a case's label, a numbered agreement, people, a group, a time."""

import re
from collections.abc import Sequence
from typing import Final

from dialogs.language.moments.lexicon.fillers import set_of
from dialogs.language.sentences.people import Circle
from dialogs.language.sentences.roles import PARENTS, ROLES
from dialogs.language.sentences.tokens import Token

_LABEL: Final = re.compile(r"[a-z]{2,4}-?\d{3,5}$")
_GROUP: Final = re.compile(
    r"\b(?:groep|group|klas|class|grade|year)\s*\d{1,2}|\b[1-6]\s?[a-h]\b|"
    r"\b(?:havo|vwo|vmbo|mavo|gymnasium)\b",
    re.IGNORECASE,
)
_NUMBERED: Final = set_of("afspraak afspraken actie actiepunt nummer nr punt agreement")
_TIMES: Final = set_of(
    """maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma di wo vr morgen overmorgen
    week weken volgende volgend komende vandaag vanmiddag uur half januari februari maart
    april juni juli augustus september oktober november december monday tuesday wednesday
    thursday friday tomorrow next o'clock am pm weekend maand ochtend middag avond"""
)
_MONTHS: Final = set_of(
    """januari februari maart april mei juni juli augustus september oktober november december
    january february march may june july august october"""
)
_NO_EXPERT: Final = PARENTS | {"pupil", "grandmother", "grandfather"}


def marked(
    text: str, words: Sequence[str], tokens: Sequence[Token], circle: Circle
) -> dict[str, set[int]]:
    """Return these marks with the places at which they stand."""
    marks: dict[str, set[int]] = {}
    for place, word in enumerate(words):
        for name in _names_of(word, words, place):
            marks.setdefault(name, set()).add(place)
    if _GROUP.search(text):
        marks.setdefault("GROUP", set())
    for mention in circle.mentions(tokens):
        if not mention.is_role and not mention.is_me:
            marks.setdefault("NAME", set()).update(range(mention.first, mention.last))
    return marks


def _names_of(word: str, words: Sequence[str], place: int) -> list[str]:
    names = []
    if _LABEL.match(word):
        names.append("LABEL")
    if word.rstrip("e").isdigit() and place and words[place - 1] in _NUMBERED:
        names.append("NUMBERED")
    if word in _TIMES or re.match(r"\d{1,2}[:.]\d{2}$|\d{1,2}[-/]\d{1,2}", word):
        names.append("TIME")
    if word in _MONTHS:
        names.append("MONTH")
    for length in (3, 2, 1):
        role = ROLES.get(" ".join(words[place : place + length]))
        if role and role not in _NO_EXPERT:
            names.append("ROLE")
            break
    return names
