"""What the bot may do in Teams: post, change, begin a chat, ask who is there."""

import json

from playground.directory import Json
from playground.incoming import NewConversation, SentActivity
from playground.refusals import (
    Refused,
    activity_not_found,
    anonymous_user,
    bad_syntax,
    conversation_not_found,
    not_in_roster,
    not_yours,
    too_big,
)
from playground.scene import Scene
from playground.state import Conversation, ConversationKind, Message
from playground.world import ChannelType

LARGEST_MESSAGE = 100 * 1024
"""Bytes of an activity as JSON in UTF-16: what Teams takes, roughly."""


class BotSide:
    """Carries out what the bot asks of the connector, or refuses as Teams does."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def begin(self, wanted: NewConversation) -> Json:
        """Begin (or find) a chat with one person, or begin a thread in a channel.

        Raises:
            Refused: several people, nobody, an anonymous person, another tenant, or the app
                is not there.
        """
        if wanted.channel:
            return self._begin_thread(wanted.channel, wanted.activity)
        if wanted.is_group or len(wanted.members) != 1:
            raise bad_syntax("Incorrect conversation creation parameters")
        room = self._chat_with(wanted.members[0].id, wanted.tenant)
        answer: Json = {"id": room.id}
        if wanted.activity:
            answer["activityId"] = self.post(room.id, wanted.activity)
        return answer

    def post(self, conversation_id: str, sent: SentActivity, reply_to: str | None = None) -> str:
        """Post a message and return its id; a typing sign leaves no message.

        In a channel, ``;messageid=`` in the conversation's id, or else ``reply_to``, says in
        which thread; without either a new thread begins.
        """
        room, root = self._room(conversation_id, reply_to)
        _check_size(sent)
        if sent.type != "message":
            self._scene.bulletin.tell(sent.type, {"conversation": room.id})
            return self._scene.state.next_message_id(self._scene.clock())
        message = Message(
            id=self._scene.state.next_message_id(self._scene.clock()),
            sender=self._scene.directory.bot_id,
            sent_at=self._scene.clock(),
            root=root,
        )
        _fill(message, sent)
        room.messages.append(message)
        self._scene.tell_message(room, message)
        return message.id

    def edit(self, conversation_id: str, message_id: str, sent: SentActivity) -> None:
        """Put another text and other cards in the place of a message of the bot."""
        room, message = self._own_message(conversation_id, message_id)
        _check_size(sent)
        _fill(message, sent)
        message.edited = True
        message.views.clear()
        message.changed()
        self._scene.tell_message(room, message)

    def delete(self, conversation_id: str, message_id: str) -> None:
        """Take a message of the bot away; Teams leaves a mark that it was there."""
        room, message = self._own_message(conversation_id, message_id)
        message.deleted = True
        message.changed()
        self._scene.tell_message(room, message)

    def enter(self, conversation_id: str) -> Conversation:
        """Return the conversation of that id, if the bot is in it.

        Raises:
            Refused: it does not exist (404), or the bot is not in it (403).
        """
        room = self._scene.state.conversations.get(conversation_id.partition(";")[0])
        if room is None or not room.exists:
            raise conversation_not_found()
        if not self._is_in(room):
            raise not_in_roster()
        return room

    def _is_in(self, room: Conversation) -> bool:
        match room.kind:
            case ConversationKind.PERSONAL:
                return room.key in self._scene.state.with_app
            case ConversationKind.CHANNEL:
                postable = room.channel_type is not ChannelType.PRIVATE
                return room.has_bot and postable and self._scene.state.team_has_app
            case _:
                return room.has_bot

    def _chat_with(self, account_id: str, tenant: str | None) -> Conversation:
        directory = self._scene.directory
        key = directory.key_of(account_id)
        if key is None:
            raise bad_syntax("Unknown user")
        if directory.account(key).object_id is None:
            raise anonymous_user()
        if tenant != directory.tenant_id:
            raise bad_syntax("Tenant of the user is missing or unknown")
        if key not in self._scene.state.with_app:
            raise not_in_roster()
        return self._scene.state.find(ConversationKind.PERSONAL, key)

    def _begin_thread(self, channel_id: str, first: SentActivity | None) -> Json:
        room = self.enter(channel_id)
        if first is None or room.kind is not ConversationKind.CHANNEL:
            raise bad_syntax("A thread begins with an activity in a channel")
        root = self.post(room.id, first)
        return {"id": f"{room.id};messageid={root}", "activityId": root}

    def _room(self, conversation_id: str, reply_to: str | None) -> tuple[Conversation, str | None]:
        room = self.enter(conversation_id)
        if room.kind is not ConversationKind.CHANNEL:
            return room, None
        _, _, root = conversation_id.partition(";messageid=")
        answered = room.message(root or reply_to or "")
        if answered:
            return room, room.thread_of(answered)
        if root:
            raise activity_not_found()
        return room, None  # an answer to an event: nobody began a thread

    def _own_message(self, conversation_id: str, message_id: str) -> tuple[Conversation, Message]:
        room = self.enter(conversation_id)
        message = room.message(message_id)
        if message is None or message.deleted:
            raise activity_not_found()
        if message.sender != self._scene.directory.bot_id:
            raise not_yours()
        return room, message


def _fill(message: Message, sent: SentActivity) -> None:
    message.text = sent.text or ""
    message.text_format = sent.text_format or "markdown"
    message.attachments = [dict(attachment) for attachment in sent.attachments or ()]
    message.summary = sent.summary or ""
    message.alert = sent.alert
    message.activity = sent.model_dump(by_alias=True, exclude_none=True, mode="json")


def _check_size(sent: SentActivity) -> None:
    """Raise ``Refused`` for what Teams finds too large, or empty."""
    written = json.dumps(sent.model_dump(by_alias=True, mode="json"), ensure_ascii=False)
    if len(written.encode("utf-16-le")) > LARGEST_MESSAGE:
        raise too_big()
    if sent.type == "message" and not (sent.text or sent.attachments):
        raise Refused(400, "BadSyntax", "Activity has no content.")
