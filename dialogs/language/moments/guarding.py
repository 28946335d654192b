"""Words in a sentence that look like time but are names, classes, rooms or plain words."""

import re
from collections.abc import Callable
from typing import Final, cast

from dialogs.language.moments import terms as t
from dialogs.language.moments.folding import Folded
from dialogs.language.moments.hits import MOVED
from dialogs.language.moments.lexicon.fillers import set_of
from dialogs.language.moments.pieces import Made, Piece
from dialogs.language.moments.place import WORD, Place
from dialogs.language.moments.setting import Setting
from dialogs.language.moments.spelling import mend
from dialogs.language.moments.values import Pair

_LABELS: Final = set_of(
    "klas klassen groep groepen lokaal lokalen kamer ruimte zaal gebouw verdieping leerjaar "
    "jaarlaag havo vwo vmbo mavo gymnasium atheneum brugklas onderbouw bovenbouw pagina blz "
    "bladzijde hoofdstuk nummer nr versie artikel punt agendapunt stap fase bijlage formulier "
    "vraag opgave niveau toets paragraaf unit bus lijn huisnummer casus case dossier wr vk "
    "class form group room page chapter number version grade level building item step "
    "exercise question stage opdracht opdrachten som sommen score cijfer stand uitslag"
)
_GREETINGS: Final = set_of(
    "goede goeie goeden good fijn fijne prettig prettige leuk leuke goed nice"
)
_ABBREVIATED: Final = 5
_NUMBERS: Final = frozenset(
    kind.code
    for kind in (t.NUMBER, t.ORDINAL, t.DIGITS, t.PAIR, t.WRITTEN, t.DECIMAL, t.HALF, t.QUARTER)
)
_POINTERS: Final = frozenset(
    kind.code
    for kind in (t.NEXT, t.COMING, t.THIS, t.EVERY, t.WEEK, t.PART, t.LAST, t.EVERY_OTHER, t.MORGEN)
)
_BOUNDS: Final = frozenset(
    kind.code for kind in (t.BEFORE, t.AFTER, t.BY, t.FROM_ON, t.UNTIL, t.THROUGH, t.PER, t.ON)
)
_BEFORE_MONTHS: Final = (
    *(t.IN, t.EDGE, t.HALF, t.FROM, t.SIDE, t.AND, t.DASH, t.WEEKDAY, t.CORRECTION, t.YEARS),
)
_MONTH_LEADERS: Final = _BOUNDS | _POINTERS | frozenset(kind.code for kind in _BEFORE_MONTHS)
_VACATION_LEADERS: Final = _BOUNDS - {t.ON.code} | _POINTERS | frozenset({t.IN.code, t.FROM.code})
_NAMES: Final = set_of("ma do jan mei april may june juni juli augustus mar")
_SMALL_ORDINAL: Final = 10


def guard(pieces: list[Piece], folded: Folded, text: str, setting: Setting) -> list[Piece]:
    """Return the pieces with those that mean no time made into plain words.

    The other way round, a mistyped word that stands against a day is read as what leads to one:
    "uiterlik vrijdag".
    """
    guarded = [
        Piece(WORD, None, piece.start, piece.end)
        if (doubt := _DOUBTS.get(piece.kind.code))
        and doubt(Place(pieces, position, folded, text, setting.language))
        else piece
        for position, piece in enumerate(pieces)
    ]
    for position, piece in enumerate(guarded[:-1]):
        if piece.kind is WORD and guarded[position + 1].kind is not WORD:
            place = Place(guarded, position, folded, text, setting.language)
            if (meant := _leading_word(place)) is not None:
                guarded[position] = Piece(meant.kind, meant.value, piece.start, piece.end)
    return guarded


def _leading_word(place: Place) -> Made | None:
    right = place.behind()
    if right is None or right.kind.code not in _LED:
        return None
    if right.kind is t.NUMBER and not place.precedes(_NUMBERS, _UNITS):
        return None
    means = mend(place.word, place.language, whole=True)
    if not means or means[0].kind.code not in _LEADING:
        return None
    counts = means[0].kind in (t.OVER, t.WITHIN)
    return means[0] if counts == (right.kind is t.NUMBER) else None


def _is_label(place: Place) -> bool:
    """Say whether a number belongs to a class, a room or a page, but not in "half 3 de toets"."""
    left = place.before()
    if place.word_of(left) in _LABELS:
        return True
    right = place.behind()
    close = right is not None and right.start == place.piece.end + 1
    return close and place.word_of(right) in _LABELS and not _leads(left, _BOUNDS)


def _is_no_pair(place: Place) -> bool:
    """Say whether it is "24/7", or a part of something: "3/4 van de klas"."""
    pair = cast("Pair", place.piece.value)
    if (pair.first, pair.second, pair.sign) == (24, 7, "/"):
        return True
    return _is_label(place) or (
        pair.first < pair.second and bool(_OF_ALL.match(place.folded.text, place.piece.end))
    )


def _is_a_number_of_people(place: Place) -> bool:
    """Say whether "drieën" are three people: "met z'n drieën"."""
    return place.word_of(place.before()) in _OUR


def _is_a_particle(place: Place) -> bool:
    """Say whether "in" belongs to the verb: "vult de lijst in morgen", but not "in de morgen"."""
    right = place.behind()
    close = right is not None and right.start == place.piece.end + 1
    return close and right is not None and right.kind is t.MORGEN


def _is_other_ordinal(place: Place) -> bool:
    """Say whether "2e" counts something other than time ("de 2e verdieping")."""
    left, right = place.before(), place.behind()
    small = cast("int", place.piece.value) < _SMALL_ORDINAL
    if _leads(left, _WEEKDAY) or place.follows(t.MONTHS, t.ON) or place.follows(t.RECURRING, t.ON):
        return False
    return _is_label(place) or (small and right is not None and right.kind is WORD)


def _leads(piece: Piece | None, codes: frozenset[str]) -> bool:
    return piece is not None and piece.kind.code in codes


def _is_no_weekday(place: Place) -> bool:
    """Say whether "zo", "ma" or "wo" is a word, a mother or a university."""
    if len(place.word) > _ABBREVIATED:
        return False
    if place.folded.text.endswith("het ", 0, place.piece.start):  # "het zat", "het wo"
        return True
    left, right = place.before(), place.behind()
    if _leads(right, _NUMBERS) or _leads(left, _POINTERS | _ORDINALS):
        return False
    if place.follows(t.WEEK, t.NUMBER) or place.precedes(_BOUNDS, _NUMBERS):
        return False
    if place.word == "ma":  # "Jan belt ma volgende week"
        leads_on = _leads(right, _CLOCKS | _PARTS)
        return not (_is_dated(place, _DEADLINES) or leads_on or _is_listed(place))
    return _is_other_word(place)


def _is_other_word(place: Place) -> bool:
    """Say whether a short name of a day is a person, "zo" or a university."""
    left, right = place.before(), place.behind()
    if place.word in _NAMES and place.is_capital and place.position:
        return True
    if place.word == "zo":
        return not (_leads(left, _POINTERS) or _is_dated(place, frozenset()))
    if _leads(right, _POINTERS | _CLOCKS) or _is_listed(place):
        return False
    if place.word in _NAMES:  # "graag voor do"
        return place.is_capital or not _is_dated(place, _DEADLINES | _BEFORE)
    return not (_leads(left, _BOUNDS) or _is_only_a_day(place))


def _is_dated(place: Place, leading: frozenset[str]) -> bool:
    """Say whether "op", which "met" is not, or one of these words stands before a day."""
    left = place.before()
    on = left is not None and left.kind is t.ON and place.folded.text[left.start] == "o"
    return on or _leads(left, leading)


def _is_only_a_day(place: Place) -> bool:
    """Say whether it is "vr", which is no other word, and no "Di" either."""
    at_begin = not place.position or place.pieces[place.position - 1].kind is t.STOP
    return place.word in _ONLY_DAYS and (at_begin or not place.is_capital)


def _is_listed(place: Place) -> bool:
    """Say whether another weekday is joined to it: "do en vr"."""
    pieces, index = place.pieces, place.position
    sides = (pieces[index + 1 : index + 3], pieces[max(index - 2, 0) : index][::-1])
    if place.is_capital and place.language == "nl":
        return False
    if any(
        near is not None and near.kind is t.WEEKDAY for near in (place.before(), place.behind())
    ):
        return True
    return any(
        len(side) == 2  # noqa: PLR2004 - what joins and what is joined
        and side[0].kind.code in _JOINING
        and side[1].kind is t.WEEKDAY
        for side in sides
    )


def _is_no_month(place: Place) -> bool:
    """Say whether "Mei" or "Jan" is a person, and "may" a verb."""
    left, right = place.before(), place.behind()
    if _leads(left, _COUNTS) and not (left and left.kind is t.NUMBER and place.word == "mar"):
        return False
    if _leads(right, _AFTER_MONTHS) and (
        place.language == "en" or right is None or right.kind is t.YEAR
    ):
        return False
    if place.word in _NAMES and (place.is_capital == (place.language == "nl")):
        return True
    if place.word in _NAMES and _DOING.match(place.folded.text, place.piece.end):
        return True
    joined = place.precedes(_JOINING, _MONTHS) or (place.follows(t.MONTH, t.OR))
    return not joined and not _leads(left, _MONTH_LEADERS)


def _is_some_weekend(place: Place) -> bool:
    """Say whether it is a wish, or "een lang weekend"."""
    left = place.before()
    some = left is None or left.kind.code in _NO_WEEKEND
    return some and not _leads(place.behind(), _BEGINNINGS | _BOUNDS)


def _is_a_greeting(place: Place) -> bool:
    return place.word_of(place.before()) in _GREETINGS


def _is_moved(place: Place) -> bool:
    """Say whether "from Thursday to Monday" is a move rather than a stretch."""
    return MOVED.search(place.folded.text) is not None


def _is_an_adjective(place: Place) -> bool:
    """Say whether it is "wekelijkse", of something else."""
    return place.word.endswith("se")


def _is_no_plan(place: Place) -> bool:
    """Say whether a holiday is only mentioned: "hij is op vakantie"."""
    return not place.piece.value and not _leads(place.before(), _VACATION_LEADERS)


def _is_no_now(place: Place) -> bool:
    """Say whether "nu" is only a word, and not the begin of something."""
    return not _leads(place.before(), _BEGINNINGS)


_OF_ALL: Final = re.compile(r"\s+(?:van\s+(?:de|het|alle)|of\s+the|deel)\b")
_OUR: Final = set_of("z'n zijn zn ons hun jullie")
_PURPOSE: Final = re.compile(r"\s+\w+(?:\s+\w+){0,3}\s+te\s+\w+n\b")  # "om de dag door te nemen"
_DOING: Final = re.compile(  # "May and June are", "April has"
    r"(?:\s+(?:and|en)\s+\w+)?\s+(?:are|is|has|have|had|will|was|were|says|said|needs|wants|does)\b"
)
_NO_WEEKEND: Final = frozenset({t.WORD.code, t.ONE.code, t.LONG.code})
_BEGINNINGS: Final = frozenset({t.FROM.code, t.FROM_ON.code, t.BETWEEN.code, t.WITHIN.code})
_PARTS: Final = frozenset({t.PART.code, t.MORGEN.code})
_UNITS: Final = frozenset(kind.code for kind in (t.DAY, t.WEEK, t.MONTHS, t.YEARS, t.WORKDAY))
_LEADING: Final = frozenset(
    kind.code
    for kind in (t.BEFORE, t.BY, t.NEXT, t.COMING, t.EVERY, t.FROM_ON, t.LAST, t.OVER, t.WITHIN)
)
_LED: Final = frozenset(
    kind.code
    for kind in (
        *(t.WEEKDAY, t.NEARBY, t.MORGEN, t.WEEK, t.WEEKEND, t.MONTHS, t.VACATION, t.FEAST),
        *(t.WRITTEN, t.PAIR, t.NUMBER),
    )
)
_BEFORE: Final = frozenset({t.BEFORE.code})
_DEADLINES: Final = frozenset(kind.code for kind in (t.BY, t.FROM_ON, t.UNTIL, t.THROUGH))
_ONLY_DAYS: Final = set_of("di vr za")
_WEEKDAY: Final = frozenset({t.WEEKDAY.code})
_ORDINALS: Final = frozenset({t.ORDINAL.code})
_MONTHS: Final = frozenset({t.MONTH.code})
_CLOCKS: Final = frozenset(kind.code for kind in (t.AT, t.CLOCK, t.HOURS, t.DASH, t.THROUGH))
_JOINING: Final = frozenset(
    kind.code for kind in (t.AND, t.OR, t.COMMA, t.DASH, t.THROUGH, t.UNTIL, t.SLASH)
)
_COUNTS: Final = frozenset(kind.code for kind in (t.NUMBER, t.ORDINAL, t.PAIR))
_AFTER_MONTHS: Final = frozenset(kind.code for kind in (t.NUMBER, t.ORDINAL, t.YEAR, t.PAIR))
_DOUBTS: Final[dict[str, Callable[[Place], bool]]] = {
    t.NUMBER.code: _is_label,
    t.DIGITS.code: _is_label,
    t.PAIR.code: _is_no_pair,
    t.IN.code: _is_a_particle,
    t.HOURS.code: _is_a_number_of_people,
    t.DECIMAL.code: _is_label,
    t.ORDINAL.code: _is_other_ordinal,
    t.WEEKDAY.code: lambda at: _is_no_weekday(at) or "dit zo" in at.folded.text,
    t.MONTH.code: _is_no_month,
    t.WEEKEND.code: _is_some_weekend,
    t.TO.code: _is_moved,
    t.MORGEN.code: _is_a_greeting,
    t.PART.code: _is_a_greeting,
    t.RECURRING.code: _is_an_adjective,
    t.VACATION.code: _is_no_plan,
    t.NOW.code: _is_no_now,
    t.EVERY_OTHER.code: lambda at: bool(_PURPOSE.match(at.folded.text, at.piece.end)),
}
