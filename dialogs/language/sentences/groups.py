"""People who are named together, and a sentence with where they stand in it."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from dialogs.language.moments.lexicon.fillers import set_of
from dialogs.language.sentences.titles import Mention
from dialogs.language.sentences.tokens import Token

AND: Final = set_of("en and & + plus")
_OR: Final = set_of("of or /")
_FILLERS: Final = set_of(
    """de het een onze mijn zijn haar the our my dus en ok oke ook even verder dat eerst graag nu
    dan daarna also then and next so nog hierbij - | , : . ( ) + > = @ ! ? taak actie aub svp
    please"""
) | {"\n"}


class Group(NamedTuple):
    """People named together, from one place among the tokens up to another."""

    mentions: tuple[Mention, ...]
    first: int
    last: int
    is_choice: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Their names, empty as long as one of them is not clear."""
        if self.is_choice or not all(mention.is_clear for mention in self.mentions):
            return ()
        return tuple(dict.fromkeys(name for one in self.mentions for name in one.names))

    @property
    def has_me(self) -> bool:
        """Whether the writer is among them."""
        return any(mention.is_me for mention in self.mentions)


def groups_of(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Group]:
    """Return people who are named together as one: "Thijs en ik", "Thijs, Noor en Fatma"."""
    groups: list[Group] = []
    for mention in mentions:
        one = Group((mention,), mention.first, mention.last)
        if groups and (joined := _joined(groups[-1], one, tokens)):
            groups[-1] = joined
        else:
            groups.append(one)
    return groups


def _joined(left: Group, right: Group, tokens: Sequence[Token]) -> Group | None:
    between = [token.word for token in tokens[left.last : right.first]]
    joins = [word for word in between if word not in {"de", "het", "onze", "the", "ook", "met"}]
    mentions = (*left.mentions, *right.mentions)
    if joins in (["samen"], ["together"], ["together", "with"]):
        return Group(mentions, left.first, right.last, left.is_choice)
    if "met" in between or len(joins) != 1:
        return _corrected(left, right, between, tokens)
    if joins[0] in AND or (joins[0] == "," and _goes_on(right, tokens)):
        return Group(mentions, left.first, right.last, left.is_choice)
    if joins[0] == "als" and left.first and tokens[left.first - 1].word == "zowel":
        return Group(mentions, left.first - 1, right.last, left.is_choice)
    if joins[0] in _OR:
        return Group(mentions, left.first, right.last, is_choice=True)
    return _corrected(left, right, between, tokens)


def _goes_on(group: Group, tokens: Sequence[Token]) -> bool:
    """Say whether a list goes on, or ends in a colon: "Thijs, Noor en …", "Tessa, Sjoerd: …"."""
    return group.last < len(tokens) and tokens[group.last].word in {*AND, ",", ":"}


def _corrected(
    left: Group, right: Group, between: Sequence[str], tokens: Sequence[Token]
) -> Group | None:
    """Return only the right of "niet Fatma maar Joris" and of "Fatma, o nee, Joris"."""
    before = tokens[left.first - 1].word if left.first else ""
    if before in {"niet", "not"} and between and between[-1] in {"maar", "but"}:
        return Group(right.mentions, left.first - 1, right.last)
    words = [word for word in between if word not in {",", ".", "o", "oh", "wacht", "-"}]
    if words and all(word in {"nee", "no", "sorry", "ik", "bedoel"} for word in words):
        return Group(right.mentions, left.first, right.last)
    return None


class Sentence(NamedTuple):
    """A sentence in which somebody does something; ``timed`` are the places that say when."""

    tokens: Sequence[Token]
    groups: Sequence[Group]
    timed: frozenset[int]
    begins: int

    def item(self, place: int) -> "Group | Token | None":
        """Return who or what stands at a place."""
        group = next((one for one in self.groups if one.first <= place < one.last), None)
        if group is not None:
            return group
        return self.tokens[place] if place < len(self.tokens) else None

    def next_place(self, place: int) -> int:
        """Return the next place that says neither when nor nothing."""
        while place < len(self.tokens) and (
            place in self.timed or (self.word(place) in _FILLERS and not self._is_person(place))
        ):
            place += 1
        return place

    def word(self, place: int) -> str:
        """Return the word at a place, nothing beyond the ends."""
        return self.tokens[place].word if 0 <= place < len(self.tokens) else ""

    def _is_person(self, place: int) -> bool:
        return isinstance(self.item(place), Group)
