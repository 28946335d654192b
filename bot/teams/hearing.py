"""What was said in Teams, in the words of the conversation, and how the bot introduces itself."""

from collections.abc import Mapping
from typing import Final

from bot.teams.events import Message
from bot.teams.places import Channel, MeetingChat, PersonalChat
from bot.teams.places import Place as TeamsPlace
from dialogs.heard import Heard, Mention, Place
from dialogs.language.say import Say
from dialogs.overhearing import help_here

_WELCOMES: Final[Mapping[type[TeamsPlace], tuple[str, ...]]] = {
    PersonalChat: ("talk.welcome",),
    Channel: ("talk.welcome_team",),
    MeetingChat: ("talk.welcome_meeting", "talk.agenda"),
}


def welcome_in(place: TeamsPlace) -> tuple[Say, ...]:
    """Return how the bot introduces itself where it was installed."""
    keys = _WELCOMES.get(type(place), ("talk.welcome_chat",))
    return tuple(Say(key) for key in keys)


def help_in(place: TeamsPlace) -> Say:
    """Return what whoever has no account here is told, whatever they typed or pressed."""
    return help_here(Place.MEETING if isinstance(place, MeetingChat) else Place.GROUP)


def heard_of(event: Message, mentions: tuple[Mention, ...]) -> Heard:
    """Return what was typed, and in what kind of place."""
    place = event.place
    if isinstance(place, PersonalChat):
        return Heard(event.text, Place.OWN_CHAT, mentions=mentions)
    if isinstance(place, Channel):
        return Heard(event.text, Place.CHANNEL, place.channel_id, mentions)
    kind = Place.MEETING if isinstance(place, MeetingChat) else Place.GROUP
    return Heard(event.text, kind, mentions=mentions)
