"""A request for help in free text: everything that a form would ask, as far as it was told."""

import re
from typing import Final, NamedTuple

from cases.identity_numbers import without_identity_numbers
from dialogs.language.moments import Reading, Setting
from dialogs.language.sentences.people import Circle
from dialogs.language.sentences.requests.clauses import sentences_of
from dialogs.language.sentences.requests.pupils import pupil_in
from dialogs.language.sentences.requests.reasons import (
    RequestReason,
    authority_in,
    is_urgent,
    reasons_in,
)
from dialogs.language.sentences.requests.run_ons import set_apart
from dialogs.language.sentences.requests.telling import tried_in, wish_in, works_in
from dialogs.language.sentences.requests.wanted import deadline_in, wanted_in
from dialogs.language.sentences.tokens import tamed

_BSN: Final = re.compile(
    r"(?<!\w)(?:bsn|burgerservicenummer|sofinummer|sofi-nummer)\W{0,4}(?:is\W+|"
    r"van \w+\W+)?[\d .-]{8,12}",
    re.IGNORECASE,
)
_HEADED: Final = re.compile(
    r"(?<!\w)(voor|uiterlijk|before|by)\s*:\s*(?=\d|eind|half|de\b)", re.IGNORECASE
)
_ECK: Final = re.compile(r"ketenid|eck-?\s?id", re.IGNORECASE)
_ELLIPSIS: Final = "[…]"


class Request(NamedTuple):
    """What a message tells about a request; ``refused`` names what may not be kept."""

    pupil: str | None
    group: str | None
    reasons: tuple[RequestReason, ...]
    tried: tuple[str, ...]
    works: str | None
    wish: str | None
    people: tuple[str, ...]
    deadline: Reading | None
    authority: str | None
    urgent: bool
    refused: tuple[str, ...]


def read_request(text: str, circle: Circle, setting: Setting) -> Request:
    """Return what a message in free text tells; identity numbers are left out before all else."""
    text = tamed(text)
    kept = without_identity_numbers(text)
    refused = _refused(text, holds_number=kept != text)
    text = _BSN.sub(" ", kept.replace(_ELLIPSIS, " "))
    text = set_apart(_HEADED.sub(r"\1 ", text))
    sentences = sentences_of(text)
    pupil = pupil_in(text)
    tried = tried_in(sentences)
    return Request(
        pupil=pupil.name,
        group=pupil.group,
        reasons=tuple(reasons_in(text)),
        tried=tuple(tried),
        works=works_in(sentences, tried),
        wish=wish_in(sentences),
        people=tuple(name for name in wanted_in(sentences, circle) if name != pupil.name),
        deadline=deadline_in(text, circle, setting),
        authority=authority_in(text),
        urgent=is_urgent(text),
        refused=refused,
    )


def _refused(text: str, *, holds_number: bool) -> tuple[str, ...]:
    """Return the kinds of numbers in a text that may not be kept here."""
    kinds = []
    if _BSN.search(text) or (holds_number and not _ECK.search(text)):
        kinds.append("bsn")
    if _ECK.search(text):
        kinds.append("eckid")
    return tuple(kinds)
