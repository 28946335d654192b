"""What people say while a bot is measured, and by what its right answers are known."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count, cycle

from benchmarks.activities import (
    CHANNEL_NAME,
    Colleague,
    JsonObject,
    message_in_channel,
    message_in_chat,
)
from benchmarks.clients import NextMessage
from dialogs.language.say import Say
from dialogs.language.texts import Catalogues

_FIRST_NUMBER = 1000  # below it are the messages with which somebody gets there
_LANGUAGE = "nl-NL"

Envelope = Callable[[Colleague, str, int, str], JsonObject]


@dataclass(frozen=True, slots=True)
class Talk:
    """What one person says, again and again from the beginning.

    ``answers`` holds what every right answer contains one of, ``posts`` how many messages the
    bot posts for each turn. ``before`` is said once, to get there.
    """

    envelope: Envelope
    says: tuple[str, ...]
    answers: tuple[bytes, ...]
    posts: int = 1
    before: tuple[str, ...] = ()

    def of(self, who: Colleague, service_url: str) -> NextMessage:
        """Return what gives this person's next message."""
        numbers, texts = count(_FIRST_NUMBER), cycle(self.says)
        return lambda: self.envelope(who, next(texts), next(numbers), service_url)

    def first(self, who: Colleague, service_url: str) -> list[JsonObject]:
        """Return the messages with which this person gets to where the talk goes round."""
        return [
            message_in_chat(who, text, number, service_url)
            for number, text in enumerate(self.before)
        ]

    def is_right(self, posted: bytes) -> bool:
        """Say whether this is one of the answers that were expected."""
        return any(answer in posted for answer in self.answers)


def echo() -> Talk:
    """Return the talk of the bots that echo."""
    return Talk(message_in_chat, ("hallo",), (b"Echo: hallo",))


OPENING = (
    "nieuwe hulpvraag",
    CHANNEL_NAME,
    "Sem",
    "3 mei 2017",
    "groep 6",
    "Zorgen",
    "pictoplanning en een rustplek",
    "de ochtenden",
    "de hele dag in de klas",
    "beide, gescheiden",
    "nog niet",
    "overslaan",
    "overslaan",
    "ja",
)
"""How somebody who owns the team starts a case, question by question."""


def choosing() -> Talk:
    """Return the talk of people who are in the middle of a request for help, in 1:1.

    They answer in which channel it belongs and take that back again. For each of the two the
    bot looks up in which channels this member may start a case.
    """
    asked = _said("new_request.pupil.ask", "new_request.channel.ask")
    return Talk(message_in_chat, (CHANNEL_NAME, "terug"), asked, before=("nieuwe hulpvraag",))


def about_a_case() -> Talk:
    """Return the talk of people who are in the middle of recording an agreement, in 1:1.

    They answer who will do it and take that back again. For each of the two the bot looks up
    who sits at the table of the case.
    """
    asked = _said("record_agreement.by.ask", "record_agreement.who.ask")
    return Talk(message_in_chat, ("ik", "terug"), asked, before=(*OPENING, "afspraak"))


def in_channel() -> Talk:
    """Return the talk of people who begin to record an agreement from the case's channel.

    The bot answers there that it goes on in 1:1, and asks its first question there: three
    requests to Teams for a turn, one of which opens the 1:1 chat.
    """
    asked = _said("talk.see_chat", "record_agreement.who.ask")
    return Talk(message_in_channel, ("afspraak",), asked, posts=2, before=OPENING)


def _said(*keys: str) -> tuple[bytes, ...]:
    texts = Catalogues.load(strict=True).texts(_LANGUAGE)
    return tuple(texts.render(Say(key)).encode() for key in keys)
