"""Finding moments inside a sentence about something else."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from dialogs.language.moments import terms as t
from dialogs.language.moments.folding import Folded, fold
from dialogs.language.moments.grammar.layers import LAYERS
from dialogs.language.moments.guarding import guard
from dialogs.language.moments.hits import (
    Hit,
    concluded,
    corrected,
    distinct,
    ends_before_it_begins,
    is_over,
    only_new,
    rather,
)
from dialogs.language.moments.outcome import meaning
from dialogs.language.moments.phrases import DATING, TELLING, completes
from dialogs.language.moments.pieces import Piece, Scene, apply_all
from dialogs.language.moments.readings import Reading, Reason, Refused, ask
from dialogs.language.moments.setting import Setting
from dialogs.language.moments.spelling import holds_far_word
from dialogs.language.moments.telling import (
    doubted,
    possible,
    told_of_before,
    without_busy,
    without_mentions,
)
from dialogs.language.moments.words import read_words

LONGEST: Final = 3000  # characters that are searched
_MOST_RUNS: Final = 60
_MOST_WORDS: Final = 5  # between a day and its time
_MOST_PIECES: Final = 40  # in one run; people do not write longer phrases about time
_LOOSE: Final = frozenset(kind.code for kind in (t.ON, t.IN, t.AND, t.COMMA, t.FROM))
_BREAKS: Final = frozenset({t.WORD.code, t.STOP.code, t.VAGUE.code})
_JOINING: Final = frozenset(kind.code for kind in (t.AND, t.OR, t.SLASH, t.DASH))
_NUMBERS: Final = frozenset(kind.code for kind in (t.ORDINAL, t.NUMBER, t.PAIR, t.DIGITS))


class Found(NamedTuple):
    """A moment in a text: where it stands, the end not included, and what it means."""

    start: int
    end: int
    reading: Reading


def find_moments(text: str, setting: Setting) -> list[Found]:
    """Return the moments in a text that lie ahead, in order.

    Names, classes, rooms, ages and what is over already are left alone.
    """
    folded = fold(text[:LONGEST])
    ahead = (hit for hit in _all(text, folded, setting) if not is_over(hit.reading, setting))
    meant = (hit for hit in ahead if not told_of_before(hit, folded, setting.today))
    hits = _only_dated(corrected([hit for hit in meant if possible(hit, folded)], folded))
    hits = distinct(without_mentions(only_new(hits, folded), folded))
    hits = rather(concluded(without_busy(hits, folded), folded), folded)
    hits = [hit for hit in hits if not ends_before_it_begins(hit.reading)]
    hits = [_asked(doubted(hit, folded, setting.today), folded, setting) for hit in hits]
    return [
        Found(folded.origin(hit.start), folded.origin(hit.end - 1) + 1, hit.reading) for hit in hits
    ]


def _asked(hit: Hit, folded: Folded, setting: Setting) -> Hit:
    """Ask about a day whose name holds two mistakes."""
    far = holds_far_word(folded.text[hit.start : hit.end], setting.language)
    return hit._replace(reading=ask(hit.reading)) if far else hit


def find_past(text: str, setting: Setting) -> list[Found]:
    """Return the moments in a text that have gone by: "gisteren", "vorige week maandag"."""
    folded = fold(text[:LONGEST])
    return [
        Found(folded.origin(hit.start), folded.origin(hit.end - 1) + 1, hit.reading)
        for hit in _all(text, folded, setting)
        if _is_past(hit.reading)
    ]


def _is_past(reading: Reading) -> bool:
    return isinstance(reading, Refused) and reading.reason is Reason.PAST


def _all(text: str, folded: Folded, setting: Setting) -> Iterator[Hit]:
    pieces = read_words(folded, setting.language, whole=False)
    pieces = guard(pieces, folded, text, setting)
    scene = Scene(setting, whole=False)
    for run in islice(_runs(pieces), _MOST_RUNS):
        yield from _read(run, scene)


def _runs(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the stretches between other words; one that is too long is no phrase of people.

    "Elke maandag overleg om 9 uur" is one phrase with a few words in it, and is put together.
    """
    run: list[Piece] = []
    following: list[Piece] = []
    words = 0
    for piece in (*pieces, None):
        if piece is not None and piece.kind.code not in _BREAKS:
            following.append(piece)
            continue
        if not _tells(following):
            words += len(following)
        elif run and words <= _MOST_WORDS and completes(run, _without_this(following)):
            run, words = _without_loose_end(run) + _without_this(following), 0
        else:
            yield from _short([run])
            run, words = following, 0
        following = []
        words += 1 if piece is not None and piece.kind is t.WORD else _MOST_WORDS + 1
    yield from _short([run])


def _without_this(run: list[Piece]) -> list[Piece]:
    """Leave out the "dit" of "elke week bespreken we dit op dinsdag"."""
    led = len(run) > 1 and run[0].kind is t.THIS and run[1].kind in (t.ON, t.AT)
    return run[1:] if led else run


def _without_loose_end(run: list[Piece]) -> list[Piece]:
    """Leave out the "met" of "om de dag met vader tot de kerstvakantie"."""
    while run and run[-1].kind.code in _LOOSE:
        run = run[:-1]
    return run


def _short(runs: Sequence[list[Piece]]) -> Iterator[list[Piece]]:
    return (run for run in runs if 0 < len(run) <= _MOST_PIECES)


def _tells(run: Sequence[Piece]) -> bool:
    """Say whether there is a word in it that can name a day or a time."""
    return any(piece.kind.code in TELLING for piece in run)


def _read(run: list[Piece], scene: Scene) -> Iterator[Hit]:
    words = tuple(run)
    left = apply_all(LAYERS, run, scene)
    for place, piece in enumerate(left):
        reading = meaning(piece)
        owned = place > 0 and left[place - 1].kind is t.FROM
        if reading and not owned:
            dated = any(
                word.kind.code in DATING and piece.start <= word.start < piece.end for word in words
            )
            open_end = _is_joined(left[place + 1 : place + 3])
            yield Hit(piece.start, piece.end, ask(reading) if open_end else reading, dated=dated)


def _is_joined(behind: Sequence[Piece]) -> bool:
    """Say whether a number that is not understood is joined to a moment: "dinsdag 1e + 2e"."""
    return (
        len(behind) == 2  # noqa: PLR2004 - what joins and what is joined
        and behind[0].kind.code in _JOINING
        and behind[1].kind.code in _NUMBERS
    )


def _only_dated(hits: list[Hit]) -> list[Hit]:
    """Leave out bare times if a date is named: they are about something else."""
    dated = [hit for hit in hits if hit.dated]
    return dated or hits
