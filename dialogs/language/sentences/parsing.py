"""A sentence with who does something in it, and when."""

from typing import NamedTuple

from dialogs.language.moments import Found, Setting
from dialogs.language.sentences.doers import doer
from dialogs.language.sentences.framing import opened
from dialogs.language.sentences.groups import Group, Sentence, groups_of
from dialogs.language.sentences.people import Circle
from dialogs.language.sentences.promises import promise_in
from dialogs.language.sentences.timing import Timed, choose, moments_beside, past_beside
from dialogs.language.sentences.titles import Mention
from dialogs.language.sentences.tokens import Token, tokens_of


class Parsed(NamedTuple):
    """A sentence with who does something in it, when, and where the words that lead in end."""

    sentence: Sentence
    subject: Group | None
    timed: Timed
    start: int
    is_announced: bool
    """It begins by saying that there is an agreement, not only with a greeting."""


def parse(text: str, circle: Circle, setting: Setting) -> Parsed:
    """Return a sentence with its subject and its moment."""
    tokens = tokens_of(text)
    mentions = circle.mentions(tokens)
    found = moments_beside(text, mentions, setting) or past_beside(text, mentions, setting)
    timed = choose(text, found)
    opening = opened(text)
    start = opening.end
    begins = next((i for i, token in enumerate(tokens) if token.start >= start), len(tokens))
    groups = groups_of(tokens, _clear_of(mentions, found, start))
    sentence = Sentence(tokens, groups, _places(tokens, timed), begins)
    if promised := promise_in(sentence):
        sentence = sentence._replace(begins=promised.begins)
        start = tokens[promised.begins].start
        who = promised.who or doer(sentence)
    else:
        who = doer(sentence)
    return Parsed(sentence, who, timed, start, is_announced=start > opening.greeted)


def _clear_of(mentions: list[Mention], found: list[Found], start: int) -> list[Mention]:
    """Leave out who is named within a moment, or in the words that lead in."""
    return [
        mention
        for mention in mentions
        if mention.start >= start
        and not any(one.start < mention.end and mention.start < one.end for one in found)
    ]


def _places(tokens: list[Token], timed: Timed) -> frozenset[int]:
    return frozenset(
        place
        for place, token in enumerate(tokens)
        if any(start <= token.start < end for start, end in timed.spans)
    )
