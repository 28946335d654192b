"""A piece of a sentence among its neighbours, as the guards against look-alikes see it."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple, cast

from dialogs.language.moments import terms as t
from dialogs.language.moments.folding import Folded
from dialogs.language.moments.lexicon.fillers import ARTICLES, COURTESIES
from dialogs.language.moments.pieces import Piece, PieceKind
from dialogs.language.moments.setting import Language

WORD: Final = cast("PieceKind[object]", t.WORD)


class Place(NamedTuple):
    """A piece among its neighbours."""

    pieces: Sequence[Piece]
    position: int
    folded: Folded
    text: str
    language: Language

    @property
    def piece(self) -> Piece:
        """The piece itself."""
        return self.pieces[self.position]

    @property
    def word(self) -> str:
        """The piece as it is written, folded."""
        return self.folded.text[self.piece.start : self.piece.end]

    @property
    def is_capital(self) -> bool:
        """Whether it is written with a capital."""
        return self.text[self.folded.origin(self.piece.start)].isupper()

    def before(self) -> Piece | None:
        """Return the piece that stands against it, an article in between allowed."""
        if not self.position:
            return None
        left = self.pieces[self.position - 1]
        return left if self._touch(left, self.piece) else None

    def behind(self) -> Piece | None:
        """Return the piece that follows it directly."""
        if self.position + 1 >= len(self.pieces):
            return None
        right = self.pieces[self.position + 1]
        return right if self._touch(self.piece, right) else None

    def _touch(self, left: Piece, right: Piece) -> bool:
        """Say whether there is nothing between two pieces but words that are left out."""
        between = self.folded.text[left.end : right.start].replace(".", " ").replace(",", " ")
        return all(word in ARTICLES or word in COURTESIES for word in between.split())

    def follows(self, *kinds: PieceKind[Any]) -> bool:
        """Say whether pieces of these kinds stand right before it."""
        start = self.position - len(kinds)
        return start >= 0 and all(
            piece.kind is kind
            for piece, kind in zip(self.pieces[start : self.position], kinds, strict=True)
        )

    def precedes(self, *codes: frozenset[str]) -> bool:
        """Say whether pieces of these kinds stand right behind it."""
        behind = self.pieces[self.position + 1 : self.position + 1 + len(codes)]
        return len(behind) == len(codes) and all(
            piece.kind.code in wanted for piece, wanted in zip(behind, codes, strict=True)
        )

    def word_of(self, piece: Piece | None) -> str:
        """Return another word as it is written, nothing if it means something here."""
        if piece is None or piece.kind is not WORD:
            return ""
        return self.folded.text[piece.start : piece.end]
