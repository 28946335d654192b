"""What was said to the bot, and where, without any chat framework."""

from dataclasses import dataclass
from enum import StrEnum

from cases.identities import PersonId


class Place(StrEnum):
    """Where something was said: in one's own chat with the bot, or where others read along."""

    OWN_CHAT = "own_chat"
    CHANNEL = "channel"
    GROUP = "group"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Mention:
    """A person picked by @ in a message, with the id Teams gave (never taken from the text)."""

    name: str
    person: PersonId


@dataclass(frozen=True, slots=True)
class Heard:
    """One message. ``channel`` is the channel's id without its thread, if it was said in one."""

    text: str
    place: Place = Place.OWN_CHAT
    channel: str | None = None
    mentions: tuple[Mention, ...] = ()
