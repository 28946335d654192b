"""A message as the words of commands, and the ideas in it."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import Final, NamedTuple

from dialogs.language.moments.lexicon.fillers import set_of
from dialogs.language.sentences.commands.marks import marked
from dialogs.language.sentences.commands.matching import literal_words
from dialogs.language.sentences.commands.names import INTERJECTIONS
from dialogs.language.sentences.commands.other_concepts import FILLERS
from dialogs.language.sentences.commands.vocabulary import Vocabulary, concept_table, spelled
from dialogs.language.sentences.people import Circle
from dialogs.language.sentences.tokens import Token, tamed, tokens_of, words_of

_MOST_WORDS: Final = 60  # of a message that can be a command
_FIRM: Final = set_of("ja yes yep jep ok oke okee goed prima klopt akkoord graag zeker")
_REPEATED: Final = re.compile(r"(.)\1{2,}")
_SOFT: Final = set_of("ho hoo wacht wait even stop sorry oeps oei")
TAKING_BACK: Final = set_of("maar but alleen behalve except")
ADDING: Final = set_of("en dan and then")
"""Words with which a yes goes on, so that it is no yes to what was asked."""
_RIGHT: Final = set_of("klopt klopte correct goed right juist compleet okay")
_TURNED: Final = set_of("is are klopt kloppen")
_THIS: Final = set_of("dit dat het alles deze this that it everything these")
BESIDE: Final = ("CHAT", "ELSE")
"""Ideas of what no command here is about: small talk at a school, and what is done elsewhere."""
_SHORT: Final = {
    "mr": "maar",
    "nt": "niet",
    "ff": "even",
    "mss": "misschien",
    "wnr": "wanneer",
    "wrm": "waarom",
    "trug": "terug",
    "ll": "leerling",
    "lln": "leerlingen",
    "mdr": "moeder",
    "vdr": "vader",
    "gspr": "gesprek",
    "hlp": "help",
    "bdnkt": "bedankt",
    "pls": "please",
    "plz": "please",
    "u2": "you",
    "neuh": "nee",
    "wk": "week",
    "wkn": "weken",
    "ge": "je",
}
"""Words as they are typed in a hurry, or in Flanders."""
_PARTICLES: Final = set_of("over af door uit op weg weer dan even terug zitten")


class Heard(NamedTuple):
    """A message without its typing mistakes, and the ideas in it with their places."""

    text: str
    tokens: Sequence[Token]
    words: Sequence[str]
    concepts: dict[str, set[int]]

    def with_marks(self, circle: Circle) -> "Heard":
        """Return the message with the people, labels, groups and times in it."""
        spoken = [token for token in self.tokens if not token.is_sign]
        marks = marked(self.text, self.words, spoken, circle)
        return self._replace(concepts={**self.concepts, **marks})


@cache
def _vocabulary() -> Vocabulary:
    concepts = [spelled(word, name) for name, words in concept_table().items() for word in words]
    return Vocabulary([*concepts, *(spelled(word, word) for word in sorted(literal_words()))])


def hear(text: str) -> Heard:
    """Return what a message says."""
    text = tamed(text)
    tokens = tokens_of(text)
    parts = chain.from_iterable(map(_vocabulary().parts, words_of(tokens)[:_MOST_WORDS]))
    words = _without_denied([_mended(word) for word in parts])
    return Heard(text, tokens, words, _vocabulary().concepts(words))


def _mended(word: str) -> str:
    """Return a word without its typing mistake: "neeee" is "nee", "stoppp" is "stop"."""
    if full := _SHORT.get(word):
        return full
    twice, once = _REPEATED.sub(r"\1\1", word), _REPEATED.sub(r"\1", word)
    known = _vocabulary().knows(twice) or not _vocabulary().knows(once)
    return _vocabulary().mended(twice if known else once)


def _without_denied(words: list[str]) -> list[str]:
    """Leave out what stands between "niet" and "maar": it is not what is meant."""
    for denial, turn in (("niet", "maar"), ("geen", "maar"), ("not", "but")):
        if denial in words and turn in words[words.index(denial) :]:
            start = words.index(denial)
            end = words.index(turn, start)
            if start + 1 < end < len(words) - 1 and words[end + 1] not in _PARTICLES:
                return words[:start] + words[end + 1 :]
    return words


def interjection(heard: Heard) -> str | None:
    """Return the word that means the same everywhere, if nothing else is said."""
    places = {name: heard.concepts.get(name.upper(), set()) for name in INTERJECTIONS}
    covered = set[int]().union(*places.values())
    if not covered or not {"DATA", *BESIDE}.isdisjoint(heard.concepts):
        return None
    others = [word for i, word in enumerate(heard.words) if i not in covered]
    if any(word not in FILLERS for word in others):
        return None
    if goes_on(heard, TAKING_BACK):
        return None
    said = {
        name
        for name, here in places.items()
        if here and not any(here < others for others in places.values())
    }
    if said == {"yes", "thanks"} and not _FIRM.intersection(heard.words):
        return "thanks"
    if said in ({"help", "thanks"}, {"help", "thanks", "yes"}):
        return "thanks"
    if said == {"cancel", "back"} and _SOFT.issuperset(_placed(heard, "CANCEL")):
        return "back"
    return next((name for name in INTERJECTIONS if name in said), None)


def goes_on(heard: Heard, words: frozenset[str]) -> bool:
    """Say whether one of these words follows a yes: "ja maar" takes half of it back."""
    yes = heard.concepts.get("YES", set())
    return any(
        word in words and place not in yes and place - 1 in yes
        for place, word in enumerate(heard.words)
    )


def asks_whether_right(heard: Heard) -> bool:
    """Say whether somebody asks "klopt dit zo?", which is no yes."""
    turned = heard.words[0] in _TURNED and heard.words[1:2] and heard.words[1] in _THIS
    asked = "?" in heard.text or turned
    return bool(asked) and not _RIGHT.isdisjoint(heard.words)


def _placed(heard: Heard, name: str) -> set[str]:
    return {heard.words[place] for place in heard.concepts[name]}
