"""Recognising which command a message is, and how sure that is.

Two opinions are asked: the patterns, and what the message is like. A command is sure where both
agree; where they differ, or both are weak, it is offered as a button.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final, NamedTuple

from dialogs.language.moments import Setting
from dialogs.language.moments.lexicon.fillers import set_of
from dialogs.language.sentences.commands.agreeing import CERTAIN, weight_as_agreement
from dialogs.language.sentences.commands.hearing import (
    ADDING,
    BESIDE,
    TAKING_BACK,
    Heard,
    asks_whether_right,
    goes_on,
    hear,
    interjection,
)
from dialogs.language.sentences.commands.likeness import (
    NOTHING,
    Example,
    Like,
    Likeness,
    examples,
    traits_of,
)
from dialogs.language.sentences.commands.matching import Guess, ranked
from dialogs.language.sentences.commands.names import SIBLINGS
from dialogs.language.sentences.commands.requesting import request_in
from dialogs.language.sentences.people import Circle, Person

_LEFT_OVER: Final = {6: 1, 7: 2, 8: 3, 9: 5, 10: 60}
"""How many words a guess of each weight may leave unexplained, and still be sure."""
RECORD: Final = "record_agreement"
_MOST_OFFERS: Final = 3
_FEW: Final = 2
_LIKELY: Final = 10.0  # a score below this is not worth a button beside others
_PER_WORD: Final = 4.0  # how far, for each word, a guess without a pattern is above no command
_CLOSE: Final = 20.0  # a score this far below the best is not likely beside it
_NEAR: Final = 2.0  # a likeness this little above the next is not sure, whatever the pattern
_FAR: Final = 8.0  # a likeness this far above the next makes a weak pattern sure
_VERY_FAR: Final = 15.0  # and this far, it goes before a firm pattern that says otherwise
_IN_EXAMPLES: Final = Circle([Person("Fenna Postma")])  # every name in the examples is hers


class Recognised(NamedTuple):
    """The command that is meant, None for none; if not sure, what to offer as buttons."""

    command: str | None
    sure: bool
    offers: tuple[str, ...] = ()


UNKNOWN: Final = Recognised(None, sure=False)
_SIGNS: Final = {
    "\N{THUMBS UP SIGN}": Recognised("yes", sure=True),
    "\N{THUMBS DOWN SIGN}": Recognised("no", sure=True),
    "?": Recognised("help", sure=True),
}
_ALONE: Final = {"dag": "greeting", "doen": "yes", "joe": "yes"}
"""Words that mean something else in a longer sentence."""


def learned(known: Iterable[Example]) -> Likeness:
    """Return what can be learned from sentences whose command is known."""
    return Likeness(
        (one.command, _traits(hear(one.text).with_marks(_IN_EXAMPLES))) for one in known
    )


@cache
def _learned() -> Likeness:
    return learned(examples())


def _traits(heard: Heard) -> frozenset[str]:
    return traits_of(heard.words, heard.concepts, heard.text)


def recognise(
    text: str, circle: Circle, setting: Setting, likeness: Likeness | None = None
) -> Recognised:
    """Return the command that a message is, with buttons to offer if that is not sure.

    A sentence that says who does what and when is an agreement, whatever its words are about.
    """
    heard = hear(text)
    if not heard.words:
        return next((found for sign, found in _SIGNS.items() if sign in heard.text), UNKNOWN)
    if len(heard.words) == 1 and (command := _ALONE.get(heard.words[0])):
        return Recognised(command, sure=True)
    if word := interjection(heard):
        if word == "yes" and asks_whether_right(heard):
            return Recognised("check", sure=False, offers=("check", "what_is_missing", "yes"))
        return Recognised(word, sure=True)
    heard = heard.with_marks(circle)
    agreed = weight_as_agreement(heard.text, circle, setting)
    if agreed < CERTAIN and (told := request_in(heard.text, circle, setting)):
        offers = ("new_request", "urgent") if told.urgent else ()
        return Recognised("new_request", sure=not told.urgent, offers=offers)
    best = _with_agreement(ranked(heard.words, heard.concepts), agreed)
    likes = (likeness or _learned()).ranked(_traits(heard))
    return _weighed(heard, best, likes, certain=agreed >= CERTAIN)


def _weighed(
    heard: Heard, best: Sequence[Guess], likes: Sequence[Like], *, certain: bool
) -> Recognised:
    """Weigh what the patterns say and what the message is like."""
    if not best:
        return _likely(likes, len(heard.words))
    if _is_refused(heard.words, best[0].used):
        return Recognised(None, sure=False, offers=_offers([guess.command for guess in best]))
    beside = set[int]().union(*(heard.concepts.get(name, set()) for name in BESIDE))
    if beside - best[0].used and not certain:
        return _doubted(best, likes)
    decided = _decided(best, likes, certain=certain)
    if decided.command == "yes" and goes_on(heard, TAKING_BACK | ADDING):
        return Recognised("yes", sure=False, offers=("yes", "no"))
    return decided


def _likely(likes: Sequence[Like], words: int) -> Recognised:
    """Return what a message without a pattern is like, if it is clearly more than chatter."""
    nothing = next((like.score for like in likes if like.command == NOTHING), 0.0)
    if likes[0].score - nothing < _PER_WORD * words:
        return UNKNOWN
    names = _names((), likes)
    return Recognised(names[0], sure=False, offers=_offers(names)) if names else UNKNOWN


def _decided(best: Sequence[Guess], likes: Sequence[Like], *, certain: bool) -> Recognised:
    """Weigh both opinions."""
    like, far = likes[0], likes[0].score - likes[1].score
    first = best[0]
    clear = len(best) == 1 or first.rank - best[1].rank >= _FEW
    firm = clear and first.left <= _LEFT_OVER.get(first.weight, -1)
    if certain and firm and first.command == RECORD:
        return Recognised(RECORD, sure=True)
    if like.command == first.command and far >= (_NEAR if firm else _FAR):
        return Recognised(first.command, sure=True)
    names = _names(best, likes)
    if far >= (_VERY_FAR if firm else _FAR) and like.command != first.command:
        if like.command == NOTHING:
            return Recognised(None, sure=False, offers=_offers(names))
        names = list(dict.fromkeys((like.command, first.command, *names)))
    return Recognised(names[0], sure=False, offers=_offers(names))


def _doubted(best: Sequence[Guess], likes: Sequence[Like]) -> Recognised:
    """Weigh both opinions of a message that speaks of something else as well."""
    nothing = next((like.score for like in likes if like.command == NOTHING), 0.0)
    names = _names(best, likes)
    alike = likes[0].command == best[0].command and nothing < likes[0].score - _CLOSE
    command = names[0] if alike else None
    return Recognised(command, sure=False, offers=_offers(names))


def _names(best: Sequence[Guess], likes: Sequence[Like]) -> list[str]:
    """Return the commands of both opinions, the likeliest first."""
    scores = {like.command: like.score for like in likes}
    least = likes[0].score - _CLOSE
    guessed = [guess.command for guess in best]
    likely = [name for name in guessed if scores.get(name, least) >= least]
    near = [like.command for like in likes if like.score >= max(_LIKELY, least)]
    return [name for name in dict.fromkeys((*likely, *near, *guessed)) if name != NOTHING]


def _with_agreement(best: list[Guess], weight: int) -> list[Guess]:
    others = [guess for guess in best if guess.command != RECORD]
    known = [guess for guess in best if guess.command == RECORD]
    if weight and not (known and known[0].weight >= weight):
        known = [Guess(RECORD, weight, weight * 4, frozenset())]
    return sorted((*known, *others), key=lambda guess: -guess.rank)


def _offers(names: Sequence[str]) -> tuple[str, ...]:
    """Return the best guesses, and beside one alone what is often meant in its place."""
    offered = list(names[:_MOST_OFFERS])
    if len(offered) == 1:
        offered.extend(SIBLINGS.get(offered[0], ()))
    return tuple(offered[:_MOST_OFFERS])


_WISHES: Final = set_of("wil willen hoef hoeft hoeven moet want don't dont")
_SPEAKERS: Final = set_of("i we you they don't dont")
_DENIALS: Final = set_of("niet geen niemand niks not no nooit")


def _is_refused(words: Sequence[str], used: frozenset[int]) -> bool:
    """Say whether somebody says what they do not want, in words that are no part of a command."""
    for place, word in enumerate(words):
        if word in {"don't", "dont"} and words[place + 1 : place + 2] == ["want"]:
            return place not in used
        near = range(place + 1, min(place + 4, len(words)))
        if word == "want" and words[max(0, place - 1)] not in _SPEAKERS:  # "because" in Dutch
            continue
        if word in _WISHES and any(words[i] in _DENIALS and i not in used for i in near):
            return True
    return False
