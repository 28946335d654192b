"""What words mean that are no exact command: recognised, offered as a guess, or not done here."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dialogs.answers import Answer, Offer
from dialogs.asking import begin
from dialogs.kinds.kind import Around
from dialogs.kinds.moments import setting_of
from dialogs.language.say import Say
from dialogs.language.sentences.commands.names import INTERJECTIONS
from dialogs.language.sentences.commands.recognising import RECORD, Recognised, recognise
from dialogs.language.sentences.people import Circle, Person
from dialogs.understanding import Begun, label_in

_MOST_GUESSES = 3
LEAVING = frozenset({"cancel", "back", "skip"})
"""Words that leave a question, whatever it is about."""
ANSWERING = frozenset({"yes", "no", "help", "thanks", "greeting"})
"""Words that may also be the answer to one that is answered in free words."""
_NUMBERED = re.compile(r"\s*(?:de\s+)?(?:afspraak|agreement)\s+\d+\s+[^\W\d]", re.IGNORECASE)
_OF_AN_AGREEMENT = frozenset({"agreement_done", "agreement_blocked", "agreement_move"})
_LABELLED = {"overview": "case_overview"}


@dataclass(frozen=True, slots=True)
class Meant:
    """What was recognised: a word that means the same everywhere, a flow, or only a guess."""

    word: str | None = None
    begun: Begun | None = None
    guesses: tuple[str, ...] = ()
    not_here: str | None = None


async def meant(text: str, around: Around, flows: Collection[str]) -> Meant:
    """Return what is meant by words that are no exact command."""
    found = await _recognised(text, around)
    command = found.command
    if command in INTERJECTIONS:
        return Meant(word=command) if found.sure else Meant()
    if not found.sure:
        return Meant(guesses=tuple(name for name in _guessed(found) if name in flows))
    assert command is not None
    if label_in(text):
        command = _LABELLED.get(command, command)
    if command not in flows:
        return Meant(not_here=command)
    return Meant(begun=Begun(command, text))


async def rather(begun: Begun, text: str, around: Around) -> Begun:
    """Return what is meant by "afspraak 2 is klaar", which begins as a new agreement does."""
    if begun.flow != RECORD or not _NUMBERED.match(text):
        return begun
    found = await _recognised(text, around)
    if not found.sure or found.command not in _OF_AN_AGREEMENT:
        return begun
    return Begun(found.command, text)


def not_here(command: str) -> Say:
    """Return that something is not done here, and where to go instead."""
    return Say(f"talk.not_here.{command}")


async def _recognised(text: str, around: Around) -> Recognised:
    people = [Person(one.name, one.function) for one in await around.desk.store.people()]
    return recognise(text, Circle(people), setting_of(around))


def _guessed(found: Recognised) -> Sequence[str]:
    return tuple(dict.fromkeys((*filter(None, [found.command]), *found.offers)))[:_MOST_GUESSES]


def answer_to(meaning: Meant, others: Sequence[Offer]) -> Answer | None:
    """Return the buttons of a guess, or that something is not done here; None for neither.

    ``others`` fill up the buttons to two.
    """
    if meaning.not_here:
        return Answer((not_here(meaning.not_here),), tuple(others))
    if not meaning.guesses:
        return None
    offers = [begin(name) for name in meaning.guesses]
    known = {offer.title.key for offer in offers}
    offers.extend(offer for offer in others if offer.title.key not in known)
    return Answer((Say("talk.did_you_mean"),), tuple(offers[: max(2, len(meaning.guesses))]))
