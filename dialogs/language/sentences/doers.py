"""Who does it: the subject of a sentence, found by where people stand in it."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from dialogs.language.moments.lexicon.fillers import set_of
from dialogs.language.sentences.people import Mention
from dialogs.language.sentences.tokens import Token

_AND: Final = set_of("en and & + plus")
_OR: Final = set_of("of or /")
_FILLERS: Final = set_of(
    """de het een onze mijn zijn haar the our my dus en ok oke ook even verder dat eerst graag nu
    dan daarna also then and next so hierbij - | , : . ( ) taak actie"""
) | {"\n"}
_BEFORE_OBJECTS: Final = set_of(
    "met aan bij voor van over naar door tegen namens richting op in with to for about from of via "
    "en and dat die om"
)
_FINITE: Final = set_of(
    "zal kan mag moet wil zou gaat doet heeft is was ziet staat wordt komt laat zullen kunnen gaan "
    "will can should must may shall does has goes zorgt krijgt hoeft could would let lets"
)
_PASSIVE: Final = set_of("wordt worden is zijn werd moet be gets")
_NEVER_DOES: Final = set_of("niet geen not niemand")
_ANYBODY: Final = set_of("we wij iemand someone somebody men iedereen everybody everyone anybody")
_FOR: Final = set_of("voor for")
_WITH: Final = set_of("met with")
_SHORTEST_VERB: Final = 3
_LONGEST_INFINITIVE_FRAME: Final = 1


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
    if joins[0] in _AND or (joins[0] == "," and _goes_on(right, tokens)):
        return Group(mentions, left.first, right.last, left.is_choice)
    if joins[0] in _OR:
        return Group(mentions, left.first, right.last, is_choice=True)
    return _corrected(left, right, between, tokens)


def _goes_on(group: Group, tokens: Sequence[Token]) -> bool:
    """Say whether a list goes on: "Thijs, Noor en …"."""
    return group.last < len(tokens) and tokens[group.last].word in {*_AND, ","}


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


def doer(sentence: Sentence) -> Group | None:
    """Return who does it, None if that is not said."""
    rules: tuple[Callable[[Sentence], Group | None], ...] = (
        _by_passive,
        _at_the_head,
        _behind_the_verb,
        _set_apart,
        _the_writer,
        _behind_that,
        _anywhere_behind_a_verb,
    )
    if _is_open(sentence):
        rules = (_by_passive, _in_brackets)
    found = next(filter(None, (rule(sentence) for rule in rules)), None)
    if found is not None and _has_another(sentence, found):
        return found._replace(is_choice=True)
    return found


def _is_open(sentence: Sentence) -> bool:
    """Say whether it is said that "we" or "iemand" does it: whoever else is named does not."""
    place = sentence.next_place(sentence.begins)
    behind = _skip_articles(sentence, place + 1)
    return sentence.word(place) in _ANYBODY or sentence.word(behind) in _ANYBODY


def _in_brackets(sentence: Sentence) -> Group | None:
    """Find "wij (Anouk en ik)"."""
    return next((one for one in sentence.groups if sentence.word(one.first - 1) == "("), None)


def _has_another(sentence: Sentence, subject: Group) -> bool:
    """Say whether somebody else does something too: "Thijs belt en Noor maakt …"."""
    return any(
        group.first > subject.first
        and sentence.word(group.first - 1) in _AND
        and sentence.word(group.last).endswith("t")
        and _is_finite(sentence.word(group.last))
        for group in sentence.groups
    )


def _by_passive(sentence: Sentence) -> Group | None:
    """Find "wordt gebeld door Fatma", and "door Fenna: …"."""
    passive = any(token.word in _PASSIVE for token in sentence.tokens)
    for group in sentence.groups:
        place = group.first - 1
        while sentence.word(place) in {"de", "het", "onze", "the"}:
            place -= 1
        led = sentence.word(place) in {"door", "by"}
        if led and (passive or sentence.word(group.last) == ":"):
            return group
        whom = _FOR if place > sentence.begins else _FOR | _WITH
        if sentence.word(place) in whom and sentence.word(group.last) == ":":
            return group
    return None


def _at_the_head(sentence: Sentence) -> Group | None:
    place = sentence.next_place(sentence.begins)
    if sentence.word(place) in {"met", "with"} and place == sentence.begins:
        return _alone_behind(sentence, place + 1)
    group = sentence.item(place)
    if not isinstance(group, Group):
        return None
    behind = sentence.next_place(group.last)
    subject = sentence.item(behind + 1)
    if isinstance(subject, Group) and subject.has_me and _is_word(sentence.item(behind)):
        return None  # "moeder bel ik morgen"
    return None if _is_object_of_infinitive(sentence, group) else group


def _alone_behind(sentence: Sentence, place: int) -> Group | None:
    """Find "afspraak met Thijs", where nothing else is said."""
    item = sentence.item(sentence.next_place(place))
    rest = isinstance(item, Group) and sentence.next_place(item.last) >= len(sentence.tokens)
    return item if isinstance(item, Group) and rest else None


def _is_object_of_infinitive(sentence: Sentence, group: Group) -> bool:
    """Say whether these are the people in "moeder bellen", which does not say who calls."""
    if sentence.word(group.last) in {":", "-", ","} or len(group.mentions) > 1 or group.has_me:
        return False
    words = []
    for place in range(group.last, len(sentence.tokens)):
        if sentence.tokens[place].is_sign:
            break
        if place not in sentence.timed:
            words.append(sentence.word(place))
    left = [word for word in words if word not in {"even", "nog", "ook", "weer", "graag", "terug"}]
    return bool(left) and len(left) <= _LONGEST_INFINITIVE_FRAME and left[0].endswith("en")


def _behind_the_verb(sentence: Sentence) -> Group | None:
    """Find "(vrijdag) belt Fatma", and "mail ik", but not "bel moeder"."""
    place = sentence.next_place(sentence.begins)
    if sentence.word(place) in _BEFORE_OBJECTS or not _is_word(sentence.item(place)):
        return None
    group = sentence.item(_skip_articles(sentence, place + 1))
    if isinstance(group, Group) and (group.has_me or _is_finite(sentence.word(place))):
        return group
    return None


def _skip_articles(sentence: Sentence, place: int) -> int:
    while place < len(sentence.tokens) and (
        place in sentence.timed or sentence.word(place) in {"de", "het", "onze", "the", "ook"}
    ):
        place += 1
    return place


def _is_finite(word: str) -> bool:
    return word in _FINITE or (
        len(word) > _SHORTEST_VERB and word.endswith(("t", "dt")) and word not in _NEVER_DOES
    )


def _is_word(item: Group | Token | None) -> bool:
    return isinstance(item, Token) and not item.is_sign


def _set_apart(sentence: Sentence) -> Group | None:
    """Find somebody who stands between commas, dashes or brackets, or at an end by them."""
    for group in sentence.groups:
        before, behind = _beside(sentence, group.first - 1, -1), _beside(sentence, group.last, 1)
        if before in {",", "-", "(", ":", "|", "\n", "."} and behind in {
            *(",", "-", ")", "|", "\n", ".", ":", ""),
        }:
            return group
    return None


def _beside(sentence: Sentence, place: int, step: int) -> str:
    """Return the sign or word beside a place; what says when counts as a comma."""
    while sentence.word(place) in {"de", "onze"} and step < 0:
        place += step
    return "," if place in sentence.timed else sentence.word(place)


def _the_writer(sentence: Sentence) -> Group | None:
    return next((group for group in sentence.groups if group.has_me), None)


def _behind_that(sentence: Sentence) -> Group | None:
    """Find "… dat Thijs het rooster aanpast"."""
    for place, token in enumerate(sentence.tokens):
        if token.word in {"dat", "that"} and place >= sentence.begins:
            item = sentence.item(sentence.next_place(place + 1))
            if isinstance(item, Group):
                return item
    return None


def _anywhere_behind_a_verb(sentence: Sentence) -> Group | None:
    """Find "in de pauze belt Fatma …"."""
    for group in sentence.groups:
        place = group.first - 1
        while place in sentence.timed or sentence.word(place) in {"de", "het", "onze", "the"}:
            place -= 1
        if place > sentence.begins and _is_finite(sentence.word(place)):
            return group
    return None
