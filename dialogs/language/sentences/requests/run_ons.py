"""A message without full stops, as it is typed on a phone: set apart where a new thing begins."""

import re
from typing import Final

_STRETCH: Final = re.compile(r"[^.,;:!?\n]+")
_RUN_ON: Final = 12  # words without a sign between them
_PARENTS: Final = r"(?:(?:de|beide)\s+)?(?:ouders|moeder|vader|both parents|mother|father)"
_BEGINNING: Final = re.compile(
    rf"""\s+(?=
    (?P<tried>(?:(?:al|we|wij)\ )?(?:geprobeerd|tried)\ (?!graag|liefst|doel|maar|en|dat|om|met)\w)
    |(?:we|wij|ik)\ (?:hebben|heb)\ \w[^.]{{0,80}}?\ geprobeerd(?!\w)
    |(?<!wil\ )(?<!willen\ )(?<!zou\ )(?<!zouden\ )(?<!we\ )(?<!ik\ )(?<!heel\ )
    (?:graag|liefst)\ (?!(?:mee|naar|dat|weten|wil)\b)\w
    |(?<!het\ )(?<!als\ )(?<!ons\ )(?:doel|wens)\ (?:is|dat)(?=\ )
    |wat\ (?:wel\ )?(?:werkt|helpt)\ (?!niet)
    |(?:{_PARENTS})\ (?:\w+\ ){{0,3}}(?:gezag|custody)(?!\w)
    |please\ (?:invite|ask)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_HAVING: Final = re.compile(r"(?<!\w)(?:hebben|heb|heeft)(?!\w)", re.IGNORECASE)
_BEHIND_TRIED: Final = re.compile(r"(?<=\ geprobeerd)\s+(?=\w)", re.IGNORECASE)
_TWICE: Final = re.compile(
    r"(?<!\w)(\w{4,})\s+(?=\1\s+(?:helpt|werkt|hielp|works|helps)(?!\w))", re.IGNORECASE
)


def set_apart(text: str) -> str:
    """Return a text with a full stop where one thing ends and the next begins without a sign.

    Only a long stretch without any sign is cut: who uses signs sets apart what they mean.
    """
    return _STRETCH.sub(_cut, text)


def _cut(stretch: re.Match[str]) -> str:
    words = stretch[0]
    if words.count(" ") < _RUN_ON:
        return words
    parts, last = [], 0
    for found in _BEGINNING.finditer(words):
        before = words[last : found.start()]
        if found["tried"] and _HAVING.search(before):  # "we hebben een maatje geprobeerd"
            continue
        parts.append(before)
        last = found.end()
    parts.append(words[last:])
    return _TWICE.sub(r"\1. ", ". ".join(map(_behind_tried, parts)))


def _behind_tried(part: str) -> str:
    """Set apart what follows on "we hebben een maatje geprobeerd"."""
    having = _HAVING.search(part)
    return _BEHIND_TRIED.sub(". ", part) if having else part
