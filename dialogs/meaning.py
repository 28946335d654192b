"""What words mean that are no exact command: recognised, offered as a guess, or not done here."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dialogs.answers import Answer, Offer, begin
from dialogs.kinds.kind import Around
from dialogs.kinds.moments import setting_of
from dialogs.language.say import Say
from dialogs.language.sentences.commands.names import COMMANDS, INTERJECTIONS
from dialogs.language.sentences.commands.recognising import Recognised, recognise
from dialogs.language.sentences.people import Circle, Person
from dialogs.understanding import Begun, label_in, tidy

_MOST_GUESSES = 3
_HELP_WITH = 4
LEAVING = frozenset({"cancel", "back", "skip"})
"""Words that leave a question, whatever it is about."""
ANSWERING = frozenset({"yes", "no", "help", "thanks", "greeting"})
"""Words that may also be the answer to one that is answered in free words."""
_LABELLED = {"overview": "case_overview"}
_WIDER = {"case_overview": "overview", "ask_consent": "may_i_share"}
"""Flows that a command may mean when it is said in full."""
_LEADING = COMMANDS | {"case_overview", "answer_invitation", "ask_consent"}
"""Flows whose first words also begin other commands."""


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
    if not found.sure and _calls_for_help(text, around):
        return Meant(word="help")
    if command in INTERJECTIONS:
        return Meant(word=command) if found.sure else Meant()
    if not found.sure:
        return Meant(guesses=tuple(name for name in _guessed(found) if name in flows))
    assert command is not None
    if command not in flows:
        return Meant(not_here=command)
    return Meant(begun=_begins(command, text))


def _calls_for_help(text: str, around: Around) -> bool:
    """Say whether a few words ask for help with something: "help ouders"."""
    words = tidy(text).split()
    return 1 < len(words) <= _HELP_WITH and words[0] in around.spoken("word.help")


async def rather(begun: Begun, text: str, around: Around, flows: Collection[str]) -> Begun | None:
    """Return what is meant by words that begin as one command and go on as another.

    "Afspraak 2 is klaar" is no new agreement, "toon mijn gegevens" no case. None for what is
    not done here. A command alone is what it says.
    """
    if begun.bare or begun.flow not in _LEADING:
        return begun
    found = await _recognised(text, around)
    command = found.command
    if command is None or not found.sure or command in INTERJECTIONS:
        return begun
    if command in {begun.flow, _WIDER.get(begun.flow)}:
        return begun
    return _begins(command, text) if command in flows else None


def _begins(command: str, text: str) -> Begun:
    """Return the flow of a command; with a case's label in the text, that of this case."""
    return Begun(_LABELLED.get(command, command) if label_in(text) else command, text)


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
