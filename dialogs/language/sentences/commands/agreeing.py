"""Whether a message is an agreement by itself: somebody does something, by some day."""

from typing import Final

from dialogs.language.moments import Setting
from dialogs.language.moments.lexicon.fillers import set_of
from dialogs.language.sentences.parsing import Parsed, parse
from dialogs.language.sentences.people import Circle

CERTAIN: Final = 10
"""The weight of a sentence that cannot be anything but an agreement."""
_SURE_OF_ME: Final = 9
_PERHAPS: Final = 5
_STATES: Final = set_of(
    """is was ben zijn heeft hebben heb had vindt vinden weet weten denkt denk wil willen kan kun
    kunnen mag mogen moet moeten zit zitten ligt staat lijkt woont heet komt kom kwam hoort
    mist loopt voelt zegt zei vraagt_zich has have had was were knows thinks wants can may
    must lives feels likes houdt_van doet_mee wordt werd in van uit niet geen zoek zie lees
    en krijg"""
)
_ACTS: Final = set_of(
    """bel mail stuur maak vraag regel overleg informeer ga zal praat bespreek observeer check
    spreek bezoek schrijf print neem lever breng haal zet houd hou doe geef help oefen meld
    bereid deel app nodig app'en kijk benader bestel verzamel call email mail send write
    talk ask make arrange will speak visit give bring prepare check 'll i'll"""
)
_ASKING: Final = frozenset({"kan", "kun", "wil", "mag", "can", "will"})
_FEWEST_WORDS: Final = 2


def weight_as_agreement(text: str, circle: Circle, setting: Setting) -> int:
    """Return how strongly a message is an agreement, in the weights of patterns; 0 for not."""
    if len(text) > _LONGEST:
        return 0
    parsed = parse(text, circle, setting)
    subject, tokens = parsed.subject, parsed.sentence.tokens
    if subject is None or not _does_something(parsed):
        return 0
    words = [token for token in tokens if not token.is_sign]
    said = len(words) - len(parsed.sentence.timed) - (subject.last - subject.first)
    if said < _FEWEST_WORDS:
        return 0
    if parsed.timed.is_settled and "?" not in text:
        return CERTAIN if not subject.has_me or parsed.start else _SURE_OF_ME
    if parsed.start and not subject.has_me:
        return _SURE_OF_ME
    return 0 if subject.has_me else _PERHAPS


_LONGEST: Final = 400


def _does_something(parsed: Parsed) -> bool:
    """Say whether the word beside the subject tells what they do."""
    subject, sentence = parsed.subject, parsed.sentence
    assert subject is not None
    place = subject.last
    while place in sentence.timed or sentence.word(place) in {"even", "dan", "ook", ":"}:
        place += 1
    behind, before = sentence.word(place), sentence.word(subject.first - 1)
    if subject.has_me:
        writer = sentence.tokens[subject.first].word
        return parsed.is_announced or behind in _ACTS or before in _ACTS or writer == "i'll"
    asks = before in _ASKING
    if not asks and (before in _STATES or behind in _STATES or not behind.isalpha()):
        return False
    at_head = sentence.next_place(sentence.begins) == subject.first
    inverted = (asks or before.endswith("t")) and sentence.next_place(
        sentence.begins
    ) == subject.first - 1
    return at_head or inverted
