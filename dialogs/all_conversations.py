"""Every conversation with its words: what the bot can talk about."""

from functools import cache

from dialogs.conversation import Conversation
from dialogs.flows import FLOWS, FLOWS_BY_GRAPH
from dialogs.language.moments.warming import warm as warm_moments
from dialogs.language.say import Say
from dialogs.language.sentences.exchange import warm as warm_sentences
from dialogs.language.texts import Catalogues
from dialogs.understanding import Understanding

_WORDS = ("help", "cancel", "back", "skip", "yes", "no", "change", "form", "greeting", "thanks")


def all_conversations(catalogues: Catalogues, *, by_graph: bool = False) -> Conversation:
    """Return the conversation that knows every flow and every language on offer.

    ``by_graph``: online meetings are made by Graph, so nobody is asked for a link.
    What understanding needs is loaded now, so that the first message does not wait for it.
    """
    _warm()
    languages = [catalogues.texts(language) for language in catalogues.languages]

    def spoken(key: str) -> tuple[str, ...]:
        return tuple(
            phrase for texts in languages if texts.knows(key) for phrase in texts.alternatives(key)
        )

    def titles(say: Say) -> tuple[str, ...]:
        return tuple(texts.render(say) for texts in languages)

    starts = {flow.name: spoken(f"{flow.name}.start") for flow in FLOWS}
    words = {word: spoken(f"word.{word}") for word in _WORDS}
    understanding = Understanding(starts, words)
    flows = FLOWS_BY_GRAPH if by_graph else FLOWS
    return Conversation(flows, understanding, titles, spoken, overview="case_overview")


@cache
def _warm() -> None:
    """Load what understanding needs; once in a process is enough."""
    warm_moments()
    warm_sentences()
