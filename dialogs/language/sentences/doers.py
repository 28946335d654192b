"""Who does it: the subject of a sentence, found by where people stand in it."""

from collections.abc import Callable
from typing import Final

from dialogs.language.moments.lexicon.fillers import set_of
from dialogs.language.sentences.groups import AND, Group, Sentence
from dialogs.language.sentences.passives import ENDING_APART, beside, by_passive, is_done_to
from dialogs.language.sentences.strangers import DOES
from dialogs.language.sentences.tokens import Token
from dialogs.language.sentences.verbs import (
    is_finite,
    is_finite_of_several,
    is_infinitive,
    is_surely_finite,
)

_BEFORE_OBJECTS: Final = set_of(
    "met aan bij voor van over naar door tegen namens richting op in with to for about from of via "
    "en and dat die om"
)
_ABOUT: Final = set_of("over op naar aan about")
SUBORDINATING: Final = set_of(
    "omdat als zodra wanneer nadat doordat indien mocht zolang aangezien terwijl if when because "
    "once after since"
)
"""Words with which a clause begins that is not what somebody does."""
_WHO: Final = set_of("wie who")
_NOT_I: Final = set_of("mij me")
_ANYBODY: Final = set_of("we wij iemand someone somebody men iedereen everybody everyone anybody")
_AMONG: Final = set_of("met tussen with between")
_WITH: Final = set_of("met with")
_TO_PARENTS: Final = set_of(
    "informeren bellen mailen appen uitnodigen inlichten spreken bevragen benaderen betrekken "
    "bedanken horen opbellen inform call email phone invite"
)
_TOLD_HOW: Final = set_of("over via per op voor om telefonisch schriftelijk mondeling about by")
_ARTICLES: Final = set_of("de het onze the")
_SETTING_APART: Final = set_of(", - ( : | \n . ? > @")
_SMALL: Final = set_of("even nog ook weer graag terug wel zelf samen dan wellicht misschien")
_LONGEST_INFINITIVE_FRAME: Final = 1


def doer(sentence: Sentence) -> Group | None:
    """Return who does it, None if that is not said."""
    sentence = _main_clause(sentence)
    if _is_open(sentence):
        return next(filter(None, (rule(sentence) for rule in (by_passive, _in_brackets))), None)
    if sure := _addressed(sentence) or by_passive(sentence) or _named_last(sentence):
        return sure
    if sentence.word(sentence.begins) in _WHO:
        return None
    if is_done_to(sentence):
        return _set_apart(sentence)
    return next(filter(None, (rule(sentence) for rule in _RULES)), None)


def _main_clause(sentence: Sentence) -> Sentence:
    """Return a sentence from its main clause on: behind "omdat moeder geen auto heeft, …"."""
    if sentence.word(sentence.begins) not in SUBORDINATING:
        return sentence
    for place in range(sentence.begins + 1, len(sentence.tokens)):
        two_verbs = is_finite(sentence.word(place - 1)) and is_surely_finite(sentence.word(place))
        if two_verbs or sentence.word(place) == ",":  # "omdat hij er niet is belt Els moeder"
            groups = [one for one in sentence.groups if one.first > place]
            begins = place if two_verbs else place + 1
            return sentence._replace(begins=begins, groups=groups)
    return sentence


def _is_open(sentence: Sentence) -> bool:
    """Say whether it is said that "we" or "iemand" does it: whoever else is named does not."""
    place = sentence.next_place(sentence.begins)
    behind = _skip_articles(sentence, place + 1)
    return sentence.word(place) in _ANYBODY or sentence.word(behind) in _ANYBODY


def _in_brackets(sentence: Sentence) -> Group | None:
    """Find "wij (Anouk en ik)"."""
    return next((one for one in sentence.groups if sentence.word(one.first - 1) == "("), None)


def _addressed(sentence: Sentence) -> Group | None:
    """Find "wie belt? Fatma", "@Tom kan jij …" and "bestel jij …, Anouk?"."""
    named = sentence.item(sentence.begins + 1)
    if sentence.word(sentence.begins) == "@" and isinstance(named, Group):
        return named
    words = [token.word for token in sentence.tokens[sentence.begins :]]
    if not _WHO.isdisjoint(words[:1]) or not {"jij", "je", "you"}.isdisjoint(words[:4]):
        return _set_apart(sentence)
    return None


def _named_last(sentence: Sentence) -> Group | None:
    """Find "contact met de huisarts doet Thijs", behind which nothing but a moment stands."""
    for group in sentence.groups:
        place = _before_articles(sentence, group.first - 1)
        ends = sentence.next_place(group.last) >= len(sentence.tokens)
        if ends and place > sentence.begins and sentence.word(place) in DOES:
            return group
    return None


def _at_the_head(sentence: Sentence) -> Group | None:
    place = sentence.next_place(sentence.begins)
    if sentence.word(place) in _WITH and place == sentence.begins:
        return _alone_behind(sentence, place + 1)
    group = sentence.item(place)
    if not isinstance(group, Group):
        return None
    behind = sentence.next_place(group.last)
    subject = sentence.item(behind + 1)
    if _says_i(sentence, subject) and _is_word(sentence.item(behind)):
        return None  # "moeder bel ik morgen"
    return None if _is_object_of_infinitive(sentence, group) else group


def _says_i(sentence: Sentence, group: Group | Token | None) -> bool:
    """Say whether the writer does it: not in "Ilse mailt mij en Anouk"."""
    if not isinstance(group, Group) or not group.has_me:
        return False
    return _NOT_I.isdisjoint(sentence.word(mention.first) for mention in group.mentions)


def _alone_behind(sentence: Sentence, place: int) -> Group | None:
    """Find "afspraak met Thijs", where nothing else is said."""
    item = sentence.item(sentence.next_place(place))
    rest = isinstance(item, Group) and sentence.next_place(item.last) >= len(sentence.tokens)
    return item if isinstance(item, Group) and rest else None


def _is_object_of_infinitive(sentence: Sentence, group: Group) -> bool:
    """Say whether these are the people in "moeder bellen", which does not say who calls."""
    if sentence.word(group.last) in {":", "-", ",", "\n"} or group.has_me:
        return False
    if len(group.mentions) > 1 or len(group.names) > 1:
        return _are_parents_told(sentence, group)
    words = []
    for place in range(group.last, len(sentence.tokens)):
        if sentence.tokens[place].is_sign:
            break
        if place not in sentence.timed and sentence.word(place) not in _SMALL:
            words.append(sentence.word(place))
    if not words or is_finite(words[0]) or any(is_surely_finite(word) for word in words):
        return bool(words) and is_infinitive(words[0])
    if words[0] == "om" or (words[0] in _ABOUT and group.mentions[0].is_role):
        return is_infinitive(words[-1])
    return is_infinitive(words[0]) and _is_of_home(group, words)


def _are_parents_told(sentence: Sentence, group: Group) -> bool:
    """Find "ouders informeren over de toets"; in "ouders bellen de huisarts" they call."""
    place = sentence.next_place(group.last)
    behind = sentence.next_place(place + 1)
    return (
        any(mention.every for mention in group.mentions)
        and sentence.word(place) in _TO_PARENTS
        and (behind >= len(sentence.tokens) or sentence.word(behind) in _TOLD_HOW)
    )


def _is_of_home(group: Group, words: list[str]) -> bool:
    """Say whether it is a parent, or nothing follows; "Noor oefenen met …" is said as well."""
    return len(words) <= _LONGEST_INFINITIVE_FRAME or group.mentions[0].is_role


def _behind_the_verb(sentence: Sentence) -> Group | None:
    """Find "(vrijdag) belt Fatma", and "mail ik", but not "bel moeder"."""
    place = sentence.next_place(sentence.begins)
    if sentence.word(place) in _BEFORE_OBJECTS or not _is_word(sentence.item(place)):
        return None
    group = sentence.item(_skip_articles(sentence, place + 1))
    if isinstance(group, Group) and _agrees(sentence.word(place), group):
        return group
    return None


def _agrees(verb: str, group: Group) -> bool:
    """Say whether these people can be who does what a verb before them says."""
    if group.has_me or is_finite(verb):
        return True
    several = len(group.mentions) > 1 or len(group.names) > 1
    return several and is_finite_of_several(verb)


def _skip_articles(sentence: Sentence, place: int) -> int:
    while place < len(sentence.tokens) and (
        place in sentence.timed or sentence.word(place) in _ARTICLES | {"ook"}
    ):
        place += 1
    return place


def _before_articles(sentence: Sentence, place: int) -> int:
    while place in sentence.timed or sentence.word(place) in _ARTICLES:
        place -= 1
    return place


def _is_word(item: Group | Token | None) -> bool:
    return isinstance(item, Token) and not item.is_sign


def _set_apart(sentence: Sentence) -> Group | None:
    """Find somebody who stands between commas, dashes or brackets, or at an end by them."""
    for group in sentence.groups:
        before, behind = beside(sentence, group.first - 1, -1), beside(sentence, group.last, 1)
        if before in _SETTING_APART and behind in ENDING_APART and not _is_listed(sentence, group):
            return group
    return None


def _is_listed(sentence: Sentence, group: Group) -> bool:
    """Say whether they are among others: "gesprek met Yara, Bart en ouders"."""
    leads = sentence.word(group.first - 3) in _AMONG and sentence.word(group.first - 1) == ","
    return leads and len(group.mentions) > 1


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
        place = _before_articles(sentence, group.first - 1)
        if place > sentence.begins and _agrees(sentence.word(place), group):
            return group
    return None


def _at_the_head_of_a_clause(sentence: Sentence) -> Group | None:
    """Find "vanaf januari mag hij later komen, Thijs vangt hem op"."""
    for group in sentence.groups:
        if sentence.word(group.first - 1) in {",", ".", ";", ":", "-", *AND} and is_finite(
            sentence.word(_skip_articles(sentence, group.last))
        ):
            return group
    return None


_RULES: Final[tuple[Callable[[Sentence], Group | None], ...]] = (
    _at_the_head,
    _behind_the_verb,
    _set_apart,
    _the_writer,
    _behind_that,
    _anywhere_behind_a_verb,
    _at_the_head_of_a_clause,
)
