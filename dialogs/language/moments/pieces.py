"""The engine under the grammar: pieces of text, and rules that join neighbours into one.

A text becomes a row of pieces, each of a kind ("weekday", "number", ...) with a value. A rule
names the kinds it joins, as a regular expression over kinds, and makes one piece of them. Rules
live in layers that are applied in order, so that a later rule builds on what earlier ones made.
Internally each kind is one character, which makes a rule a search in a very short string.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Generic, TypeVar, cast

from dialogs.language.moments.readings import (
    Ambiguous,
    Day,
    Instant,
    Interval,
    Reading,
    Recurrence,
    Refused,
)
from dialogs.language.moments.setting import Setting

T = TypeVar("T")

_READINGS: Final = (Day, Instant, Interval, Recurrence, Ambiguous, Refused)
_FIRST_CODE: Final = 0x100
_MOST_REMEMBERED: Final = 10_000
_NAME: Final = re.compile(r"[A-Z][A-Z_]+")
_INNERMOST: Final = re.compile(r"\((\?[:=!<]+)?([^()]*)\)([?*]?)")
_kinds: dict[str, "PieceKind[object]"] = {}
_groups: dict[str, str] = {}


@dataclass(frozen=True, slots=True, eq=False)
class PieceKind(Generic[T]):
    """A kind of piece; ``T`` is the type of its values."""

    name: str
    code: str

    def __call__(self, value: T) -> "Made":
        """Return a value of this kind, for a rule to give back."""
        return Made(cast("PieceKind[object]", self), value)


@dataclass(frozen=True, slots=True)
class Made:
    """What a rule or the lexicon made: a value and its kind."""

    kind: PieceKind[object]
    value: object


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text with what it means; ``start`` and ``end`` are offsets in it."""

    kind: PieceKind[object]
    value: object
    start: int
    end: int


def kind(name: str, _: type[T] | None = None) -> PieceKind[T]:
    """Declare a kind under the name by which patterns know it."""
    made: PieceKind[T] = PieceKind(name, chr(_FIRST_CODE + len(_kinds)))
    _kinds[name] = cast("PieceKind[object]", made)
    return made


def group(name: str, pattern: str) -> None:
    """Give a name to a choice of kinds, for use in patterns."""
    _groups[name] = _translate(pattern)


def _translate(pattern: str) -> str:
    def code(found: re.Match[str]) -> str:
        name = found[0]
        return _groups[name] if name in _groups else _kinds[name].code

    return re.sub(r"\s+", "", _NAME.sub(code, pattern))


@dataclass(frozen=True, slots=True)
class Scene:
    """In what a text is understood: ``whole`` if it is to be a moment and nothing else."""

    setting: Setting
    whole: bool


class Match:
    """The neighbouring pieces that a rule found, and what they are to be understood in."""

    __slots__ = ("_alone", "pieces", "setting", "whole")

    def __init__(self, pieces: Sequence[Piece], scene: Scene, *, alone: bool) -> None:
        self._alone = alone
        self.pieces = pieces
        self.setting = scene.setting
        self.whole = scene.whole

    def all(self, wanted: PieceKind[T]) -> list[T]:
        """Return the values of that kind, in order."""
        return [cast("T", piece.value) for piece in self.pieces if piece.kind is wanted]

    def first(self, wanted: PieceKind[T]) -> T:
        """Return the first value of that kind; the pattern sees to it that there is one."""
        return next(cast("T", piece.value) for piece in self.pieces if piece.kind is wanted)

    def get(self, wanted: PieceKind[T]) -> T | None:
        """Return the first value of that kind, if there is one."""
        return next(iter(self.all(wanted)), None)

    @property
    def alone(self) -> bool:
        """Whether the match is all that is left of the text or of this part of it."""
        return self._alone

    def readings(self) -> list[Reading]:
        """Return what the pieces mean that already are days, moments or stretches of time."""
        return [piece.value for piece in self.pieces if isinstance(piece.value, _READINGS)]

    def __contains__(self, wanted: PieceKind[T]) -> bool:
        return any(piece.kind is wanted for piece in self.pieces)


Action = Callable[[Match], Made | tuple[Made, ...] | None]
ActionT = TypeVar("ActionT", bound=Action)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over kinds and what to make of it; None means that it does not apply here.

    ``place`` is where it stands in its layer; ``needs`` are kinds without which it cannot match.
    """

    place: int
    search: Callable[[str, int], re.Match[str] | None]
    needs: frozenset[str]
    action: Action


class Layer:
    """Rules that are tried in the order in which they are written.

    Their patterns are made when the first text is read: importing the grammar costs little.
    """

    def __init__(self) -> None:
        self._written: list[tuple[str, Action]] = []
        self._chosen: dict[frozenset[str], Sequence[Rule]] = {}

    def rule(self, *patterns: str) -> Callable[[ActionT], ActionT]:
        """Register a function under the patterns that it understands."""

        def register(action: ActionT) -> ActionT:
            self._written.extend((pattern, action) for pattern in patterns)
            return action

        return register

    @cached_property
    def _rules(self) -> Sequence[Rule]:
        def made(place: int, pattern: str, action: Action) -> Rule:
            codes = _translate(pattern)
            return Rule(place, re.compile(codes).search, _needed(codes), action)

        return [made(place, *written) for place, written in enumerate(self._written)]

    def apply(self, pieces: list[Piece], scene: Scene) -> list[Piece]:
        """Join what can be joined and return the row that is left."""
        codes = "".join([piece.kind.code for piece in pieces])
        rules, index = self._fitting(codes), 0
        while index < len(rules):
            rule = rules[index]
            joined = _use(rule, codes, pieces, scene)
            if joined == codes:
                index += 1
            else:
                codes, rules = joined, self._fitting(joined)
                index = bisect_right(rules, rule.place, key=_place)
        return pieces

    def _fitting(self, codes: str) -> Sequence[Rule]:
        """Return the rules that these kinds give a chance.

        The choice is remembered: people use the same few hundred combinations of kinds.
        """
        present = frozenset(codes)
        if (known := self._chosen.get(present)) is None:
            if len(self._chosen) > _MOST_REMEMBERED:
                self._chosen.clear()
            known = tuple([rule for rule in self._rules if rule.needs <= present])
            self._chosen[present] = known
        return known


def _place(rule: Rule) -> int:
    return rule.place


def _use(rule: Rule, codes: str, pieces: list[Piece], scene: Scene) -> str:
    """Apply a rule wherever it matches, and return the kinds that are left."""
    position = 0
    while found := rule.search(codes, position):
        start, end = found.span()
        made = rule.action(Match(pieces[start:end], scene, alone=end - start == len(codes)))
        position = start + 1
        if made is not None:
            joined = _join(made, pieces[start:end])
            pieces[start:end] = joined
            codes = codes[:start] + "".join([one.kind.code for one in joined]) + codes[end:]
    return codes


def _join(made: Made | tuple[Made, ...], pieces: Sequence[Piece]) -> list[Piece]:
    """Return what was made as pieces over the whole stretch that it was made of."""
    several = (made,) if isinstance(made, Made) else made
    start, end = pieces[0].start, pieces[-1].end
    return [Piece(one.kind, one.value, start, end) for one in several]


def _needed(codes: str) -> frozenset[str]:
    """Return kinds without which a pattern cannot match, to skip it cheaply."""

    def mandatory(found: re.Match[str]) -> str:
        around = found[1] in ("?=", "?!", "?<=", "?<!")
        return "" if around or found[3] or "|" in found[2] else found[2]

    bare = codes
    while "(" in bare:
        bare = _INNERMOST.sub(mandatory, bare)
    if "|" in bare:
        return frozenset()
    bare = re.sub(r".[?*]", "", bare)
    return frozenset(letter for letter in bare if ord(letter) >= _FIRST_CODE)


def apply_all(layers: Iterable[Layer], pieces: list[Piece], scene: Scene) -> list[Piece]:
    """Apply layers one after the other."""
    for layer in layers:
        pieces = layer.apply(pieces, scene)
    return pieces
