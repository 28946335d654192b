"""Names that are a month or a weekday as well: where Mei, Jan, Do and ma are no people."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from dialogs.language.moments.lexicon.fillers import set_of
from dialogs.language.sentences.titles import TITLES
from dialogs.language.sentences.tokens import Token

_MONTHS_AND_DAYS: Final = set_of(
    """jan januari feb maa mar maart apr april mei may june juni juli aug augustus ma di wo do vr za
    zo mon wed sat sun summer august"""
)
_DAYS: Final = set_of(
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag monday tuesday wednesday thursday "
    "friday saturday sunday"
)
_WEEKDAYS: Final = _DAYS | set_of("ma di wo do vr za zo")
_JOINING: Final = set_of("en and t/m tot of or")
_DAY_AND_MONTH: Final = re.compile(r"\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?")
_BEHIND_MONDAYS: Final = set_of("het de een om of tussen nog")
_LEADS_TO_DATE: Final = set_of(
    """in begin half eind einde midden per tot t/m vanaf sinds volgende deze komende a.s op early
    late mid next this aanstaande elke iedere voor na week uiterlijk"""
)
_STARTS: Final = set_of(". ! ? :") | {"", "\n"}
_APART: Final = set_of("( ) - | /") | {""}
_TWO: Final = 2


def may_be_date(tokens: Sequence[Token], place: int, capitals: AbstractSet[str]) -> bool:
    """Say whether a word that is somebody's name stands where it is a month or a weekday.

    ``capitals`` are the words of the text that are somewhere written with a capital.
    """
    token = tokens[place]
    if token.word in _DAYS:
        behind_dot = place > 1 and tokens[place - 1].word == "."
        return not place or tokens[place - 1 - behind_dot].word not in TITLES
    if token.word not in _MONTHS_AND_DAYS:
        return False
    before, behind = _beside(tokens, place - 1), _beside(tokens, place + 1)
    if token.word == "ma" and _is_monday(before, behind, place):
        return True
    if _is_numbered(token, before, behind):
        return True
    if token.is_capital:
        return before in {"in", "begin", "eind"}
    return (
        before in _LEADS_TO_DATE
        or token.word in capitals
        or _is_clock(tokens, place + 1)
        or _is_joined_to_a_day(tokens, place)
    )


def _beside(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].word if 0 <= place < len(tokens) else ""


def _is_numbered(token: Token, before: str, behind: str) -> bool:
    """Say whether a number makes it a date: "3 mei", "do 3", "Ma 3/12"."""
    is_name = token.is_capital and before not in _STARTS
    if before.rstrip("e").isdigit() or (behind[:1].isdigit() and not is_name):
        return True
    return len(token.word) == len("ma") and _DAY_AND_MONTH.fullmatch(behind) is not None


def _is_monday(before: str, behind: str, place: int) -> bool:
    """Say whether "ma" is no mother: "belt ma het wijkteam", "verslag sturen (ma)"."""
    apart = before in _APART and behind in _APART
    return bool(place) and (behind in _BEHIND_MONDAYS or apart)


def _is_clock(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a time of day follows: "do om 16.15"."""
    of_day = _beside(tokens, place + 1)
    leads = _beside(tokens, place) in {"om", "rond"}
    return leads and (of_day[:1].isdigit() or of_day in {"half", "kwart"})


def _is_joined_to_a_day(tokens: Sequence[Token], place: int) -> bool:
    """Say whether it is the other day of "di en do"."""
    sides = (tokens[max(place - 2, 0) : place][::-1], tokens[place + 1 : place + 3])
    return tokens[place].word in _WEEKDAYS and any(
        len(side) == _TWO and side[0].word in _JOINING and side[1].word in _WEEKDAYS
        for side in sides
    )
