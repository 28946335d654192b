"""What everything in a box of Teams shares: the world, its state, its clock and its news."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from playground.directory import Directory, Json
from playground.state import Conversation, Message, State
from playground.world import World

News = tuple[str, Json]
"""What happened (``message``, ``roster``, ``clock`` …) and the particulars."""


class Bulletin:
    """Tells whoever listens what happened, in order."""

    def __init__(self) -> None:
        self._listeners: list[asyncio.Queue[News]] = []

    def tell(self, what: str, particulars: Json) -> None:
        """Pass a piece of news to everybody who listens now."""
        for listener in self._listeners:
            listener.put_nowait((what, particulars))

    @contextmanager
    def listening(self) -> Iterator[asyncio.Queue[News]]:
        """Collect the news from now on, until the block is left."""
        queue: asyncio.Queue[News] = asyncio.Queue()
        self._listeners.append(queue)
        try:
            yield queue
        finally:
            self._listeners.remove(queue)


@dataclass
class Scene:
    """The shared ground of the bot's side and the people's side.

    ``service_url`` ends in a slash; it is known once the connector has a port.
    """

    world: World
    directory: Directory
    state: State
    clock: Callable[[], datetime]
    bulletin: Bulletin = field(default_factory=Bulletin)
    service_url: str = ""

    def tell_message(self, conversation: Conversation, message: Message) -> None:
        """Tell that a message is new, or changed."""
        self.bulletin.tell("message", {"conversation": conversation.id, "message": message.id})

    def tell_roster(self, conversation: Conversation) -> None:
        """Tell that somebody came into a conversation, or left it."""
        self.bulletin.tell("roster", {"conversation": conversation.id})

    def locale_of(self, key: str) -> str:
        """Return the language in which a person uses Teams, such as ``nl-NL``."""
        return self.state.locales.get(key, self.world.person(key).locale)
