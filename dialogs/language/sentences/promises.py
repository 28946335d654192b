"""What somebody promised: "met Fenna afgesproken dat zij mailt", "Sanne zegt dat ze belt"."""

from typing import Final, NamedTuple

from dialogs.language.moments.lexicon.fillers import set_of
from dialogs.language.sentences.groups import Group, Sentence

_AGREED: Final = set_of("afgesproken overeengekomen besproken overlegd agreed")
_PROMISES: Final = (
    *("zegt", "belooft", "heeft beloofd", "heeft toegezegd", "heeft aangeboden", "geeft aan"),
    *("gaf aan", "biedt aan", "stelt voor", "zegt toe", "zei", "beloofde", "heeft aangegeven"),
    *("heeft gezegd", "promised", "says", "said", "hebben afgesproken", "spreken af", "zeggen"),
    *("hebben besproken", "heeft afgesproken", "hebben toegezegd", "beloven", "agreed"),
)
_THEY: Final = set_of("zij ze hij die deze he she they")
_LEADING: Final = set_of("dat om that to : ,")
_BEFORE_WITH: Final = set_of(
    "gemaakt afspraak ik we wij heb hebben is er net vandaag zojuist i have with"
)
_WITH: Final = set_of("met with")
_BEHIND_WITH: Final = set_of("is heb hebben we wij ik net er")


class Promise(NamedTuple):
    """Who promised something, None if it is for somebody else, and where that begins."""

    who: Group | None
    begins: int


def promise_in(sentence: Sentence) -> Promise | None:
    """Return what somebody promised, None if a sentence does not tell it so."""
    place = sentence.begins
    while sentence.word(place) in _BEFORE_WITH and not _is_group(sentence, place, _WITH):
        place += 1
    if sentence.word(place) in _WITH and isinstance(group := sentence.item(place + 1), Group):
        return _agreed_with(sentence, group)
    head = sentence.item(sentence.begins)
    if not isinstance(head, Group) or head.has_me:
        return None
    for words in _PROMISES:
        said = words.split()
        end = head.last + len(said)
        here = [sentence.word(one) for one in range(head.last, end)]
        if here == said and sentence.word(end) in _LEADING:
            return _from(sentence, head, end)
    return None


def _is_group(sentence: Sentence, place: int, leads: frozenset[str]) -> bool:
    return sentence.word(place) in leads and isinstance(sentence.item(place + 1), Group)


def _agreed_with(sentence: Sentence, group: Group) -> Promise | None:
    place = group.last
    while sentence.word(place) in _BEHIND_WITH:
        place += 1
    if sentence.word(place) == ":" and sentence.word(place + 1) in _THEY:
        return _from(sentence, group, place)
    if sentence.word(place) not in _AGREED or sentence.word(place + 1) not in _LEADING:
        return None
    return _from(sentence, group, place + 1)


def _from(sentence: Sentence, group: Group, place: int) -> Promise | None:
    """Return the promise behind "dat ze": of the one who made it, unless it names another."""
    own = sentence.word(place) in {"om", "to"}
    colon = sentence.word(place) in {":", ","}
    while sentence.word(place) in _LEADING:
        place += 1
    if place >= len(sentence.tokens):
        return None
    if sentence.word(place) in _THEY:
        return Promise(group, place + 1) if place + 1 < len(sentence.tokens) else None
    if colon and not _names_another(sentence, place):
        own = True
    return Promise(group if own else None, place)


def _names_another(sentence: Sentence, place: int) -> bool:
    return isinstance(sentence.item(sentence.next_place(place)), Group)
