"""From text to the first row of pieces: digits by their shape, words by the lexicon."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice
from typing import Final, NamedTuple

from dialogs.language.moments import terms as t
from dialogs.language.moments.folding import Folded
from dialogs.language.moments.lexicon.fillers import ANSWERS, ARTICLES, COURTESIES
from dialogs.language.moments.lexicon.index import Lexicon, lexicon
from dialogs.language.moments.pieces import Made, Piece
from dialogs.language.moments.setting import Language
from dialogs.language.moments.spelling import mend
from dialogs.language.moments.values import MORNING, Digits, Pair, Written

_LETTER: Final = r"[^\W\d_]"
_SHAPES: Final = re.compile(  # most words are plain, which is found out first
    rf"""
      (?P<plain>  {_LETTER}{{1,40}} (?=[\s,;!?]|$) )
    | (?P<junk>   [a-gi-tv-z]\d{{1,2}}\.\d{{2}} (?![\d:]|\s?u)
                | [€$£#]\s?\d[\d.,]{{0,12}} | \d[\d.,]{{0,12}}\s?(?:[€%]|euro\b) | \d{{5,}}
                | \d{{1,2}}(?!u|h\d\d)[a-z]{{1,2}}\d{{1,2}}(?!\w)
                | 0\d{{1,3}}[ -]\d{{6,8}} | \+\d[\d ]{{7,20}} | \d{{3,4}}-\d{{6,}}
                | https?:\S+ | [^\s@]{{1,64}}@\S+ )
    | (?P<exact>  \d{{4}}-\d{{2}}-\d{{2}}t\d{{2}}:\d{{2}}(?::\d{{2}}(?:\.\d{{1,6}})?)?
                  (?:z|[+-]\d{{2}}:?\d{{2}})? (?!\w) )
    | (?P<iso>    \d{{4}}[-/]\d{{1,2}}[-/]\d{{1,2}} (?![\d]) )
    | (?P<dmy>    \d{{1,2}}(?P<sign>[-/.])\d{{1,2}}(?P=sign)(?:\d{{4}}|'?\d{{2}}) (?!\d) )
    | (?P<time>   \d{{1,2}}[:.]\d{{2}} (?::\d{{2}})? (?![\d]|[.:]\d) | \d{{1,2}}[uh]\d{{2}}(?!\d)
                | \d{{1,2}},\d{{2}}(?=\s?u(?:ur)?\b) )
    | (?P<pair>   \d{{1,2}}-\d{{1,2}} (?! \d | [-.:]\d ) | \d{{1,2}}/\d{{1,2}} (?! \d | [/.:]\d ) )
    | (?P<decimal>\d{{1,2}}[.,]\d (?!\d) )
    | (?P<ordinal>\d{{1,3}}(?:e|ste|de|th|st|nd|rd) (?!\w) )
    | (?P<number> \d{{1,4}} )
    | (?P<year>   '\d{{2}} (?!\d) )
    | (?P<dotted> t/m | n/a | {_LETTER}(?:\.{_LETTER})+\.? (?!\w) )
    | (?P<word>   '[snt](?!\w) | {_LETTER}+ (?:['-]{_LETTER}+)* )
    | (?P<sign_>  [.?!]+ | \+ | [,;()\[\]]+ | -+ | : | /+ | & )
    | (?P<other>  [^\s\w"'*_~<>|\\{{}}=+^]+ )
    """,
    re.VERBOSE,
)
_SIGNS: Final = {
    "-": t.DASH(None),
    ",": t.COMMA(None),
    ";": t.COMMA(None),
    ":": t.COLON(None),
    "/": t.SLASH(None),
    "&": t.AND(None),
    "+": t.AND(None),
    "(": t.COMMA(None),
    ")": t.COMMA(None),
    "[": t.COMMA(None),
    "]": t.COMMA(None),
    ".": t.STOP(None),
    "?": t.STOP(None),
    "!": t.STOP(None),
}
_WORD: Final = t.WORD(None)
_DASH: Final = t.DASH(None)
_PART: Final = t.PART(MORNING).kind
_EDGE: Final = t.EDGE("middle").kind
MOST_TOKENS: Final = 600  # about 2,500 characters of prose
_CENTURY: Final = 2000
_OLD: Final = 60  # "12-3-98" is in the last century
_SHORTEST_PART: Final = 3
_LONGEST_WORD: Final = 30
_YEAR_DIGITS: Final = 4
_YEARS: Final = range(1900, 2200)


class Token(NamedTuple):
    """A stretch of folded text with its shape."""

    text: str
    shape: str | None
    start: int
    end: int


def read_words(folded: Folded, language: Language, *, whole: bool) -> list[Piece]:
    """Return the text as pieces, leaving out articles and courtesies.

    A ``whole`` answer to "when?" may be understood more freely: words of assent are left out,
    and words that were typed together are taken apart.
    """
    tokens = [
        Token(found[0], "word" if (shape := found.lastgroup) == "plain" else shape, *found.span())
        for found in islice(_SHAPES.finditer(folded.text), MOST_TOKENS)
    ]
    return list(_pieces(tokens, language, whole=whole))


def _pieces(tokens: list[Token], language: Language, *, whole: bool) -> Iterator[Piece]:
    known = lexicon(language)
    position = 0
    while position < len(tokens):
        used, means = _phrase(tokens, position, known)
        token, last = tokens[position], tokens[position + used - 1]
        if means is None and not _is_dropped(token.text, whole=whole):
            means = _alone(tokens, position, language, whole=whole)
            if whole and means[0] is _WORD:
                means = _by_parts(token.text, language) or means
        yield from (Piece(made.kind, made.value, token.start, last.end) for made in means or ())
        position += used
        if last.text in known.abbreviations and position < len(tokens):
            position += tokens[position].text == "."


def _phrase(
    tokens: list[Token], position: int, known: Lexicon
) -> tuple[int, tuple[Made, ...] | None]:
    """Return how many tokens the longest phrase here takes, and what it stands for."""
    first = tokens[position].text
    for phrase in known.phrases.get(first, ()):
        following = tokens[position + 1 : position + 1 + len(phrase.rest)]
        if tuple(token.text for token in following) == phrase.rest:
            return 1 + len(phrase.rest), phrase.means
    return 1, known.words.get(first) or known.words.get(first.rstrip("."))


def _is_dropped(word: str, *, whole: bool) -> bool:
    return word in ARTICLES or word in COURTESIES or (whole and word in ANSWERS)


def _by_parts(word: str, language: Language) -> tuple[Made, ...] | None:
    """Return "volgendeweek" as the two words that it was meant to be."""
    words = lexicon(language).words
    for place in range(_SHORTEST_PART, min(len(word), _LONGEST_WORD) - _SHORTEST_PART + 1):
        left, right = words.get(word[:place]), words.get(word[place:])
        if left and right:
            return (*left, *right)
    return None


def _alone(
    tokens: list[Token], position: int, language: Language, *, whole: bool
) -> tuple[Made, ...]:
    """Return what a token stands for by its shape or, for a word, by what it resembles."""
    token = tokens[position]
    if token.shape == "word":
        return (
            _by_hyphens(token.text, language) or mend(token.text, language, whole=whole) or (_WORD,)
        )
    if token.shape == "number" and _is_glued_to_a_word(tokens, position, language):
        return (_WORD,)
    reader = _READERS.get(token.shape or "")
    return (reader(token.text) if reader else _WORD,)


def _by_hyphens(word: str, language: Language) -> tuple[Made, ...] | None:
    """Return "ma-wo" as its parts, but leave "Mei-Lin" a name."""
    if "-" not in word:
        return None
    words = lexicon(language).words
    means: list[Made] = []
    for part in word.split("-"):
        if part not in words:
            return None
        is_one_word = words[part][0].kind is _PART or (means and means[-1].kind is _EDGE)
        means.extend((*((_DASH,) if means and not is_one_word else ()), *words[part]))
    return tuple(means)


def _is_glued_to_a_word(tokens: list[Token], position: int, language: Language) -> bool:
    """Say whether a number belongs to what is written against it, as in "3B" or "12-jarige"."""
    end = tokens[position].end
    if position and _labels(tokens[position - 1], tokens[position], language):
        return True
    following = tokens[position + 1 : position + 3]
    if following and following[0].text == "-" and following[0].start == end:
        end, following = following[0].end, following[1:]
    if not following or following[0].start != end or following[0].shape != "word":
        return False
    return following[0].text not in lexicon(language).words and not mend(
        following[0].text, language, whole=False
    )


def _labels(word: Token, number: Token, language: Language) -> bool:
    """Say whether a number belongs to the letters before it, as in "H2" or "Vk3"."""
    if word.end != number.start or word.shape != "word":
        return False
    return word.text == "h" or word.text not in lexicon(language).words


def _read_written(text: str) -> Made:
    first, middle, last = (int(part) for part in re.split(r"[-/.]'?", text))
    if first > _CENTURY // 20:
        return t.WRITTEN(Written(last, middle, first))
    return t.WRITTEN(
        Written(
            first,
            middle,
            last if last > _CENTURY // 20 else last + (_CENTURY if last < _OLD else _CENTURY - 100),
        )
    )


def _read_exact(text: str) -> Made:
    try:
        return t.EXACT(datetime.fromisoformat(text.upper()))
    except ValueError:
        return t.WRITTEN(Written(0, 0))


def _read_digits(text: str) -> Made:
    hours, sign, minutes = re.split(r"([:.,uh])", text)[:3]
    return t.DIGITS(Digits(int(hours), int(minutes), hours[0] == "0", sign))


def _read_pair(text: str) -> Made:
    first, sign, second = re.split(r"([-/])", text)
    return t.PAIR(Pair(int(first), int(second), sign))


def _read_decimal(text: str) -> Made:
    whole, tenths = re.split(r"[.,]", text)
    return t.DECIMAL((int(whole), int(tenths)))


def _read_number(text: str) -> Made:
    value = int(text)
    if len(text) == _YEAR_DIGITS:
        return t.YEAR(value) if value in _YEARS else t.COMPACT(Pair(*divmod(value, 100), ""))
    return t.NUMBER(value)


def _read_other(text: str) -> Made:
    return t.COMMA(None) if unicodedata.category(text[0])[0] in "SC" else _WORD


_READERS: Final[dict[str, Callable[[str], Made]]] = {
    "exact": _read_exact,
    "iso": _read_written,
    "dmy": _read_written,
    "time": _read_digits,
    "pair": _read_pair,
    "decimal": _read_decimal,
    "ordinal": lambda text: t.ORDINAL(int(text.rstrip("destrhn"))),
    "number": _read_number,
    "year": lambda text: t.YEAR(_CENTURY + int(text[1:])),
    "sign_": lambda text: _SIGNS[text[0]],
    "other": _read_other,
}
