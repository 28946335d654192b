"""Reading a text that is to be a moment and nothing else."""

from collections.abc import Sequence
from typing import Final

from dialogs.language.moments import terms as t
from dialogs.language.moments.days import past
from dialogs.language.moments.finding import find_moments
from dialogs.language.moments.folding import fold
from dialogs.language.moments.foreign_dates import read_foreign_date
from dialogs.language.moments.grammar.layers import LAYERS
from dialogs.language.moments.hits import ends_before_it_begins, is_over
from dialogs.language.moments.outcome import meaning
from dialogs.language.moments.pieces import Piece, Scene, apply_all
from dialogs.language.moments.readings import (
    INVALID,
    NOTHING,
    Ambiguous,
    Day,
    Reading,
    Reason,
    Refused,
    alternatives,
    ask,
    spread,
)
from dialogs.language.moments.setting import Setting
from dialogs.language.moments.spelling import holds_far_word
from dialogs.language.moments.words import read_words

LONGEST: Final = 200  # characters; what is longer is no answer to "when?"
_ABBREVIATED: Final = 3
_MOST_PIECES: Final = 40
_SEPARATORS: Final = frozenset(
    kind.code for kind in (t.COMMA, t.STOP, t.COLON, t.DASH, t.SLASH, t.AND, t.BUT)
)
_COMMA: Final = t.COMMA(None)
_SIGNS: Final = frozenset(kind.code for kind in (t.COMMA, t.STOP, t.COLON, t.DASH, t.SLASH))
_UNSAID: Final = {t.VAGUE: Reason.VAGUE, t.CONTEXT: Reason.CONTEXT}
_CHANGING: Final = frozenset(
    kind.code for kind in (t.NOT, t.NO, t.VAGUE, t.CONTEXT, t.LATER, t.SOONER, t.ONWARDS)
)


def read_moment(text: str, setting: Setting) -> Reading:
    """Return what the text says about when, or why it says nothing that can be used.

    Every word counts: what is left over is asked about or refused, never passed over.
    """
    if len(text) > LONGEST:
        return NOTHING
    folded = fold(text)
    pieces = read_words(folded, setting.language, whole=True)
    if not pieces or len(pieces) > _MOST_PIECES:
        return NOTHING
    if len(pieces) == 1 and pieces[0].kind is t.MONTH and _may_be_a_name(text, setting):
        return NOTHING
    reading = spread(_read(pieces, text, setting), lambda one: _ahead(one, setting))
    if reading == NOTHING or _is_doubtful(folded.text, setting):
        return read_foreign_date(text, setting) or ask(reading)
    return reading


def _is_doubtful(folded: str, setting: Setting) -> bool:
    """Say whether it is "zo", in a moment or on Sunday, or holds a word with two mistakes."""
    if folded.strip() == "zo":
        return True
    return holds_far_word(folded, setting.language)


def _read(pieces: list[Piece], text: str, setting: Setting) -> Reading:
    left = apply_all(LAYERS, _as_one_sentence(pieces), Scene(setting, whole=True))
    left = [piece for piece in left if piece.kind.code not in _SEPARATORS]
    if any(
        piece.kind is not t.VAGUE for piece in left
    ):  # "zo snel mogelijk, uiterlijk vrijdag": only Friday says when
        left = [piece for piece in left if piece.kind is not t.VAGUE]
    for kind, reason in _UNSAID.items():
        if left and all(piece.kind is kind for piece in left):
            return Refused(reason)
    if len(left) == 1:
        return meaning(left[0]) or NOTHING
    return _of_several(left, text, setting)


def _ahead(reading: Reading, setting: Setting) -> Reading:
    """Refuse a day that was counted back to before today, and a stretch that ends too early."""
    if isinstance(reading, Day) and is_over(reading, setting):
        return past(reading.value)
    return INVALID if ends_before_it_begins(reading) else reading


def _as_one_sentence(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces without signs at either end, and with commas for the points between."""
    while pieces and pieces[-1].kind.code in _SIGNS:
        pieces = pieces[:-1]
    while pieces and pieces[0].kind.code in _SIGNS:
        pieces = pieces[1:]
    return [
        Piece(_COMMA.kind, None, piece.start, piece.end) if piece.kind is t.STOP else piece
        for piece in pieces
    ]


def _of_several(left: Sequence[Piece], text: str, setting: Setting) -> Reading:
    """Ask about what can be understood of a text in which words were left over."""
    refused = [piece.value for piece in left if isinstance(piece.value, Refused)]
    if refused and all(piece.kind is t.WORD or piece.value in refused for piece in left):
        return refused[0]
    if any(piece.kind.code in _CHANGING for piece in left):
        return NOTHING
    found = [one for each in find_moments(text, setting) for one in alternatives(each.reading)]
    return Ambiguous(tuple(dict.fromkeys(found))) if found else NOTHING


def _may_be_a_name(text: str, setting: Setting) -> bool:
    """Say whether "Jan" or "April" alone is a person rather than a month."""
    name = text.strip()
    return (len(name) <= _ABBREVIATED and name.lower() != "mei") or (
        setting.language == "nl" and name.istitle()
    )
