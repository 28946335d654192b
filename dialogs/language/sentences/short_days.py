"""Days in short that say when: "Joris belt wo de wijkagent", "voor do", "verslag sturen, vr".

Two letters may be much else, so a day is only read where one is expected: behind what leads to
a day, behind a verb or a name, set apart by signs, and at the end.
"""

import re
from typing import Final, NamedTuple

from dialogs.language.moments.lexicon.fillers import set_of
from dialogs.language.sentences.verbs import is_finite

_IN_FULL: Final = {
    "ma": "maandag",
    "di": "dinsdag",
    "wo": "woensdag",
    "do": "donderdag",
    "vr": "vrijdag",
    "za": "zaterdag",
    "dl": "deadline",
}
_SHORT: Final = re.compile(r"(?<![\w'.-])(?:ma|do|za|[Dd]i|[Ww]o|[Vv]r|[Dd]l(?=:?\s\d))(?![\w'-])")
_LEADING: Final = re.compile(
    r"(?<!\w)(?:uiterlijk|vanaf|tot|elke|iedere|volgende|komende|aanstaande|deadline|dl"
    r"|(?P<voor>voor))\s\Z",
    re.IGNORECASE,
)
_AT_THE_HEAD: Final = re.compile(
    r"\s*(?:(?:nieuwe\s)?(?:afspraak|actie|taak)[:\s]\s*)?\Z", re.IGNORECASE
)
_NO_DAY_BEHIND: Final = set_of("de het een naar hbo mbo the")
_SET_APART: Final = re.compile(r"(?:[,;:(/|]|(?<=\s)[–-])\s*\Z")
_ENDING: Final = re.compile(r"\s*(?:\Z|[,;:)/|]|[.!]\s*\Z|[–-]\s)")
_AT_THE_END: Final = re.compile(r"\s*[.!]?\s*\Z")
_WORD_BEFORE: Final = re.compile(r"(\w+)\s\Z")
_WITH_A_TIME: Final = re.compile(r"\s(?:\d|om\s|morgen|ochtend|middag|avond)")


class Spelled(NamedTuple):
    """A text with its days in full, and where each of these begins, with what was added."""

    text: str
    added: tuple[tuple[int, int, int], ...]

    def origin(self, place: int) -> int:
        """Return where a place in this text was before."""
        back = 0
        for start, length, more in self.added:
            if place >= start + length:
                back += more
            elif place > start:
                return min(place, start + length - more) - back
        return place - back


def spelled_out(text: str) -> Spelled:
    """Return a text, names of people made unreadable in it, with its short days in full."""
    parts: list[str] = []
    added: list[tuple[int, int, int]] = []
    last = length = 0
    for match in _SHORT.finditer(text):
        if not _is_day(text, match):
            continue
        word = _IN_FULL[match[0].lower()]
        parts.extend((text[last : match.start()], word))
        length += match.start() - last
        added.append((length, len(word), len(word) - len(match[0])))
        length += len(word)
        last = match.end()
    return Spelled("".join((*parts, text[last:])), tuple(added)) if added else Spelled(text, ())


def _is_day(text: str, match: re.Match[str]) -> bool:
    if match[0].lower() == "dl":
        return True
    before, is_mother = text[: match.start()], match[0] == "ma"
    if _WITH_A_TIME.match(text, match.end()):
        return False  # found as it is
    if lead := _LEADING.search(before):
        return not (is_mother and lead["voor"])
    if _SET_APART.search(before):
        return _ENDING.match(text, match.end()) is not None
    word = _WORD_BEFORE.search(before)
    if is_mother or (word and word[1].lower() in _NO_DAY_BEHIND):
        return False
    if _AT_THE_END.match(text, match.end()) or _AT_THE_HEAD.match(before):
        return True
    return word is not None and (
        word[1] in {"ik", "I"} or word[1].startswith("Qq") or is_finite(word[1].lower())
    )
