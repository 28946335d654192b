"""Reading a text that is to be a moment and nothing else."""

from collections.abc import Sequence
from typing import Final

from dialogs.language.moments import terms as t
from dialogs.language.moments.finding import find_moments
from dialogs.language.moments.folding import fold
from dialogs.language.moments.grammar.layers import LAYERS
from dialogs.language.moments.lexicon.fillers import ANSWERS
from dialogs.language.moments.outcome import meaning
from dialogs.language.moments.pieces import Piece, Scene, apply_all
from dialogs.language.moments.readings import (
    NOTHING,
    Ambiguous,
    Reading,
    Refused,
    alternatives,
)
from dialogs.language.moments.setting import Setting
from dialogs.language.moments.words import read_words

LONGEST: Final = 200  # characters; what is longer is no answer to "when?"
_MOST_PIECES: Final = 40
_SEPARATORS: Final = frozenset(
    kind.code for kind in (t.COMMA, t.STOP, t.COLON, t.DASH, t.SLASH, t.AND, t.BUT)
)
_CHANGING: Final = frozenset(kind.code for kind in (t.NOT, t.VAGUE, t.CONTEXT))


def read_moment(text: str, setting: Setting) -> Reading:
    """Return what the text says about when, or why it says nothing that can be used.

    Every word counts: what is left over is asked about or refused, never passed over.
    """
    if len(text) > LONGEST:
        return NOTHING
    pieces = read_words(fold(text), setting.language, ANSWERS)
    if not pieces or len(pieces) > _MOST_PIECES:
        return NOTHING
    left = apply_all(LAYERS, pieces, Scene(setting, whole=True))
    left = [piece for piece in left if piece.kind.code not in _SEPARATORS]
    if len(left) == 1:
        return meaning(left[0]) or NOTHING
    return _of_several(left, text, setting)


def _of_several(left: Sequence[Piece], text: str, setting: Setting) -> Reading:
    """Ask about what can be understood of a text in which words were left over."""
    refused = [piece.value for piece in left if isinstance(piece.value, Refused)]
    if refused:
        return refused[0]
    if any(piece.kind.code in _CHANGING for piece in left):
        return NOTHING
    found = [one for each in find_moments(text, setting) for one in alternatives(each.reading)]
    return Ambiguous(tuple(dict.fromkeys(found))) if found else NOTHING
