"""Somebody whom nobody here knows, where who does it stands: "Daan helpt Noor"."""

from typing import Final

from dialogs.language.moments.lexicon.fillers import set_of
from dialogs.language.sentences.groups import AND, Group, Sentence
from dialogs.language.sentences.verbs import is_finite, is_infinitive, is_surely_finite

INVERTING: Final = set_of(
    """dit dat deze die daar hier er thuis daarna dan eerst verder ook samen straks soms vaak
    voortaan daarom dus buiten binnen misschien intussen ondertussen vervolgens zo nu op in bij na
    voor tijdens tot vanaf per met door over om uit aan tussen naar via als wanneer zodra omdat of
    wie wat hoe waar dat elke iedere eens zelf then there here at in on during if when once after
    before wel niet altijd regelmatig wekelijks dagelijks maandelijks indien mocht zonder sinds
    telefonisch schriftelijk digitaal online mondeling persoonlijk
    namens volgens graag liefst uiterlijk deadline afgesproken please next this every"""
)
"""Words behind which the verb comes before who does it."""

DOES: Final = set_of(
    "doet doe doen does regelt regel verzorgt maakt maak schrijft schrijf bestelt bestel "
    "print koopt organiseert plant arranges writes"
)
"""Verbs behind which only who does it is named: "het verslag doet Thijs"."""

_ANYBODY: Final = set_of("we wij iemand iedereen someone everybody men niemand")
_FARTHEST: Final = 3


def is_behind_a_stranger(sentence: Sentence, subject: Group) -> bool:
    """Say whether somebody unknown stands where who does it stands: "Daan helpt Noor"."""
    if subject.has_me:
        return False
    verb = _verb_behind_a_stranger(sentence)
    if verb is None or sentence.next_place(verb + 1) != subject.first:
        return False
    ends = sentence.next_place(subject.last) >= len(sentence.tokens)
    return not (ends and sentence.word(verb) in DOES)  # "de mail naar vader doet Thijs"


def has_a_stranger_at_the_head(sentence: Sentence) -> bool:
    """Say whether words that name nobody known stand before the verb: "Daan belt"."""
    verb = _verb_behind_a_stranger(sentence)
    return verb is not None and sentence.word(verb - 1) not in AND


def _verb_behind_a_stranger(sentence: Sentence) -> int | None:
    """Return the place of the verb behind words at the head that name nobody known."""
    head = sentence.next_place(sentence.begins)
    if head >= len(sentence.tokens) or sentence.word(head) in INVERTING | _ANYBODY:
        return None
    if isinstance(sentence.item(head), Group) or is_finite(sentence.word(head)):
        return None
    for place in range(head + 1, min(head + _FARTHEST + 2, len(sentence.tokens))):
        if sentence.tokens[place].is_sign:
            return None
        word = sentence.word(place)
        if is_surely_finite(word) or (place == head + 1 and is_finite(word)):
            return place
        if sentence.word(place - 1) not in AND and is_infinitive(word):
            return place if any(one in AND for one in _words(sentence, head, place)) else None
    return None


def _words(sentence: Sentence, first: int, last: int) -> list[str]:
    return [sentence.word(place) for place in range(first, last)]


def is_joined_to_a_stranger(sentence: Sentence, subject: Group) -> bool:
    """Say whether somebody unknown does it as well: "Thijs en Sanne maken …"."""
    last, first = subject.last, subject.first
    if sentence.word(last) in AND and not isinstance(sentence.item(last + 1), Group):
        return any(
            is_surely_finite(sentence.word(place))
            or is_infinitive(sentence.word(place))
            or sentence.word(place) in {":", "-"}
            for place in range(last + 2, last + 2 + _FARTHEST)
        ) and not is_finite(sentence.word(last + 1))
    return sentence.word(first - 1) in AND and first - 2 >= sentence.begins


def has_more_before_the_verb(sentence: Sentence, subject: Group) -> bool:
    """Say whether words stand between a name at the head and the verb: part of another name."""
    if sentence.next_place(sentence.begins) != subject.first or subject.has_me:
        return False
    if sentence.word(sentence.begins - 1) in {"dat", "that"}:
        return False
    place = place_behind(sentence, subject.last)
    for distance in range(_FARTHEST):
        here = place + distance
        if here >= len(sentence.tokens) or sentence.tokens[here].is_sign or here in sentence.timed:
            return False
        word = sentence.word(here)
        if is_surely_finite(word) or (not distance and is_finite(word)):
            return distance > 0
        if isinstance(sentence.item(here), Group) or is_infinitive(word):
            return False
    return False


def place_behind(sentence: Sentence, place: int) -> int:
    """Return the next place that does not say when."""
    while place in sentence.timed:
        place += 1
    return place
