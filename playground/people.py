"""People of a box of Teams as a script plays them: they write, press, look and read mail."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TypeVar

from pydantic import JsonValue

from playground.cards import actions, card_of, find_action, prefilled, texts, unanswered
from playground.deliveries import Answer
from playground.directory import Json
from playground.envelopes import Place
from playground.mail import OpenedMail, open_mail
from playground.mailbox import Mailbox
from playground.scene import Scene
from playground.state import Conversation, Message
from playground.teams import TeamsInABox

PATIENCE = timedelta(seconds=20)
"""How long somebody waits for what should come."""

Found = TypeVar("Found")
Wanted = str | Callable[[str], bool]
"""A piece of the text that should be read, or a question about that text."""


class NotSeen(AssertionError):
    """What somebody waited for did not come; the message tells what came instead."""


class Person:
    """Somebody at a screen, looking at one conversation at a time: first at the bot's chat.

    What a person ``heard`` is what the bot wrote or changed there since that person last
    did something, in the order of the conversation.
    """

    def __init__(self, teams: TeamsInABox, key: str, mailbox: Mailbox | None = None) -> None:
        self.key = key
        self.account = teams.directory.account(key)
        self._teams = teams
        self._mailbox = mailbox
        self._place: Place | None = None
        self._known: dict[str, int] = {}
        self._mails_read = 0

    @property
    def place(self) -> Place:
        """Where this person is looking."""
        return self._place or Place(self._teams.chat(self.key))

    def looks_at(self, room: Conversation, thread: Message | None = None) -> "Person":
        """Turn to a conversation, or to one thread of a channel, and return oneself."""
        self._place = Place(room, room.thread_of(thread) if thread else None)
        self._remember()
        return self

    async def says(self, text: str) -> Message:
        """Write to the bot where one is looking; outside a chat of two it is mentioned."""
        self._remember()
        return await self._teams.people.addresses(self.key, self.place, text)

    async def mutters(self, text: str) -> Message:
        """Write something that is not meant for the bot."""
        self._remember()
        return await self._teams.people.says(self.key, self.place, text)

    async def clicks(
        self,
        wanted: str,
        inputs: Mapping[str, JsonValue] | None = None,
        *,
        old_phone: bool = False,
    ) -> Answer:
        """Press the newest button of that title, id or verb, with its card filled in.

        On an ``old_phone`` an ``Action.Execute`` does not work and its fallback is pressed.

        Raises:
            NotSeen: no card here has such a button, or a required input is still empty.
        """
        message, card, action = self._button(wanted)
        filled = prefilled(card) | dict(inputs or {})
        if missing := unanswered(card, filled):
            raise NotSeen(f"the card does not go: {missing} are empty")
        fallback = action.get("fallback")
        if old_phone and isinstance(fallback, dict):
            action = fallback
        self._remember()
        people = self._teams.people
        press = people.executes if action["type"] == "Action.Execute" else people.submits
        return await press(self.key, self.place, message.id, action, filled)

    async def sees(self, wanted: Wanted, within: timedelta = PATIENCE) -> Message:
        """Wait until the bot has written (or changed) this here, and return the message.

        Raises:
            NotSeen: it did not come in time.
        """
        return await self._wait(lambda: self._found(wanted), within)

    async def sees_nothing(self, during: timedelta = timedelta(milliseconds=200)) -> None:
        """Make sure that the bot writes nothing here for a while.

        Raises:
            NotSeen: it did.
        """
        await asyncio.sleep(during.total_seconds())
        if self.heard():
            raise NotSeen(f"silence was expected, but: {self._all_heard()}")

    def heard(self) -> list[Message]:
        """Return what the bot wrote or changed here since one last did something."""
        bot = self._teams.directory.bot_id
        return [
            message
            for message in self._messages()
            if message.sender == bot and self._known.get(message.id) != message.version
        ]

    def reads(self, message: Message) -> str:
        """Return a message as this person reads it: its text and what is on its card."""
        if message.deleted:
            return ""
        card = card_of(message, self.key)
        return "\n".join(part for part in (message.text, texts(card) if card else "") if part)

    def buttons(self) -> list[str]:
        """Return the titles on the newest card here, in order."""
        for message in reversed(self._messages()):
            if not message.deleted and (card := card_of(message, self.key)):
                return [str(action.get("title", "")) for action in actions(card)]
        return []

    def card(self) -> Json:
        """Return the newest card here, as this person sees it.

        Raises:
            NotSeen: there is no card here.
        """
        for message in reversed(self._messages()):
            if not message.deleted and (card := card_of(message, self.key)):
                return card
        raise NotSeen("there is no card here")

    async def opens_mail(self, within: timedelta = PATIENCE) -> OpenedMail:
        """Wait for the next mail that this person has not opened yet, and open it.

        Raises:
            NotSeen: no mail came in time, or this person was given no mailbox.
        """
        if self._mailbox is None:
            raise NotSeen("this person was given no mailbox")
        mailbox, number = self._mailbox, self._mails_read
        mails = await self._wait(lambda: mailbox.of(self.account.email)[number:], within)
        self._mails_read += 1
        return open_mail(mails[0])

    async def _wait(self, look: Callable[[], Found | None], within: timedelta) -> Found:
        with self._scene.bulletin.listening() as queue:
            try:
                async with asyncio.timeout(within.total_seconds()):
                    while not (found := look()):
                        await queue.get()
            except TimeoutError:
                raise NotSeen(f"it did not come; what came: {self._all_heard()}") from None
        return found

    @property
    def _scene(self) -> Scene:
        return self._teams.scene

    def _found(self, wanted: Wanted) -> Message | None:
        suits = (lambda text: wanted in text) if isinstance(wanted, str) else wanted
        return next((message for message in self.heard() if suits(self.reads(message))), None)

    def _button(self, wanted: str) -> tuple[Message, Json, Json]:
        for message in reversed(self._messages()):
            card = None if message.deleted else card_of(message, self.key)
            if card and (action := find_action(card, wanted)):
                return message, card, action
        raise NotSeen(f"no card here has such a button; the newest has {self.buttons()}")

    def _messages(self) -> list[Message]:
        """Return what can be seen where this person is looking."""
        if self._place is None and self.account.object_id is None:
            return []  # without an account there is no chat to look at
        place = self.place
        if self.key not in self._scene.state.members_of(place.conversation):
            return []
        return [
            message
            for message in place.conversation.messages
            if place.root is None or place.conversation.thread_of(message) == place.root
        ]

    def _remember(self) -> None:
        self._known = {message.id: message.version for message in self._messages()}

    def _all_heard(self) -> list[str]:
        return [self.reads(message) for message in self.heard()]
