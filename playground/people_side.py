"""What people do in Teams: write, change what they wrote, and press buttons on cards."""

from collections.abc import Sequence

from playground.cards import answer_data
from playground.deliveries import Answer
from playground.directory import Json
from playground.doorway import Doorway
from playground.envelopes import Place, envelope
from playground.scene import Scene
from playground.state import Conversation, ConversationKind, Message
from playground.world import ChannelType
from playground.writing import Written, addressed, write

_CARD = "application/vnd.microsoft.card.adaptive"
_NOTICE = "application/vnd.microsoft.activity.message"


class NotThere(Exception):
    """Somebody did something in a conversation in which they are not."""


class PeopleSide:
    """Turns what people do into the activities that Teams sends about it."""

    def __init__(self, scene: Scene, doorway: Doorway) -> None:
        self._scene = scene
        self._doorway = doorway

    async def says(
        self, key: str, place: Place, text: str, attachments: Sequence[Json] = ()
    ) -> Message:
        """Let somebody write a message; the bot hears it in a chat of two, or when mentioned.

        Raises:
            NotThere: the person is not in that conversation.
        """
        room = place.conversation
        self._check_presence(key, room)
        written = write(self._scene, room, text)
        message = self._keep(key, place, written, attachments)
        if not self._hears(room, written):
            return message
        activity = self._message(key, Place(room, room.thread_of(message)), message)
        activity["text"] = written.text
        activity["textFormat"] = "plain"
        html: Json = {"contentType": "text/html", "content": written.html}
        activity["attachments"] = [html, *attachments]
        activity["entities"] = [*written.mentions, *_client(activity)]
        answer = await self._doorway.send(activity)
        self._note_delivery(room, message, answer)
        return message

    async def addresses(self, key: str, place: Place, text: str) -> Message:
        """Let somebody write to the bot: with its mention before the text where Teams needs it."""
        if place.conversation.kind is not ConversationKind.PERSONAL:
            text = addressed(self._scene, text)
        return await self.says(key, place, text)

    async def rewrites(self, key: str, room: Conversation, message_id: str, text: str) -> Answer:
        """Let somebody change a message of their own."""
        message = self._message_in(key, room, message_id)
        written = write(self._scene, room, text)
        message.text, message.edited = written.text, True
        message.changed()
        self._scene.tell_message(room, message)
        place = Place(room, room.thread_of(message))
        activity = self._message(key, place, message) | {"type": "messageUpdate"}
        activity["text"] = written.text
        activity["textFormat"] = "plain"
        activity["entities"] = [*written.mentions, *_client(activity)]
        _channel_data(activity)["eventType"] = "editMessage"
        return await self._doorway.send(activity)

    async def unsays(self, key: str, room: Conversation, message_id: str) -> Answer:
        """Let somebody delete a message of their own; nobody can read it here any more.

        Raises:
            NotThere: it is not a message of theirs.
        """
        message = self._message_in(key, room, message_id)
        if message.sender != self._scene.directory.account(key).id:
            raise NotThere("people delete their own messages only")
        message.text, message.deleted = "", True
        message.attachments.clear()
        message.changed()
        self._scene.tell_message(room, message)
        place = Place(room, room.thread_of(message))
        activity = self._message(key, place, message) | {"type": "messageDelete"}
        _channel_data(activity)["eventType"] = "softDeleteMessage"
        return await self._doorway.send(activity)

    async def executes(
        self, key: str, place: Place, message_id: str, action: Json, inputs: Json
    ) -> Answer:
        """Press an ``Action.Execute``, and put what comes back in the place of the card."""
        message = self._message_in(key, place.conversation, message_id)
        place = Place(place.conversation, place.conversation.thread_of(message))
        activity = self._click(key, place, "invoke", message)
        shown: Json = {name: action[name] for name in ("id", "title", "verb") if name in action}
        data = answer_data(action, inputs)
        activity["name"] = "adaptiveCard/action"
        activity["value"] = {
            "action": {"type": "Action.Execute", **shown, "data": data},
            "trigger": "manual",
        }
        answer = await self._doorway.send(activity)
        self._apply(key, place.conversation, message, answer)
        return answer

    async def submits(
        self, key: str, place: Place, message_id: str, action: Json, inputs: Json
    ) -> Answer:
        """Press an ``Action.Submit``: the bot gets a message without text, with the data."""
        message = self._message_in(key, place.conversation, message_id)
        data = answer_data(action, inputs)
        teams = data.pop("msteams", None)
        if isinstance(teams, dict) and teams.get("type") == "imBack":
            await self.addresses(key, place, str(teams.get("value", "")))
            return Answer(status=200)
        place = Place(place.conversation, place.conversation.thread_of(message))
        activity = self._click(key, place, "message", message)
        activity["id"] = self._scene.state.next_message_id(self._scene.clock())
        activity["value"] = data
        if isinstance(teams, dict) and teams.get("type") == "messageBack":
            activity["text"] = str(teams.get("text", ""))
        answer = await self._doorway.send(activity)
        if not answer.taken:
            self._tell_notice(key, place.conversation, message, "")
        return answer

    def _check_presence(self, key: str, room: Conversation) -> None:
        if not room.exists or key not in self._scene.state.members_of(room):
            raise NotThere("only who is in a conversation can do something there")

    def _message_in(self, key: str, room: Conversation, message_id: str) -> Message:
        self._check_presence(key, room)
        message = room.message(message_id)
        if message is None:
            raise NotThere("there is no such message in this conversation")
        return message

    def _keep(
        self, key: str, place: Place, written: Written, attachments: Sequence[Json]
    ) -> Message:
        now = self._scene.clock()
        message = Message(
            id=self._scene.state.next_message_id(now),
            sender=self._scene.directory.account(key).id,
            sent_at=now,
            text=written.text,
            text_format="plain",
            attachments=list(attachments),
            root=place.root if place.conversation.kind is ConversationKind.CHANNEL else None,
        )
        place.conversation.messages.append(message)
        self._scene.tell_message(place.conversation, message)
        return message

    def _hears(self, room: Conversation, written: Written) -> bool:
        """Say whether Teams brings a message in this room to the bot."""
        if room.kind is ConversationKind.PERSONAL:
            return room.key in self._scene.state.with_app
        if room.channel_type is not None:
            private = room.channel_type is ChannelType.PRIVATE
            if private or not self._scene.state.team_has_app:
                return False
        return room.has_bot and written.names(self._scene.directory.bot_id)

    def _message(self, key: str, place: Place, message: Message) -> Json:
        root = place.root if place.conversation.kind is ConversationKind.CHANNEL else None
        activity = envelope(self._scene, "message", key, Place(place.conversation, root))
        return activity | {"id": message.id}

    def _click(self, key: str, place: Place, kind: str, card: Message) -> Json:
        root = place.root if place.conversation.kind is ConversationKind.CHANNEL else None
        activity = envelope(self._scene, kind, key, Place(place.conversation, root))
        _channel_data(activity).update(
            {"source": {"name": "message"}, "legacy": {"replyToId": f"1:{card.id}"}}
        )
        return activity | {"replyToId": card.id}

    def _note_delivery(self, room: Conversation, message: Message, answer: Answer) -> None:
        if not answer.taken:
            message.undelivered = answer.status
            message.changed()
            self._scene.tell_message(room, message)

    def _apply(self, key: str, room: Conversation, message: Message, answer: Answer) -> None:
        """Do with the answer to a click what Teams does: a card, a word, or an apology."""
        body = answer.body if answer.taken and isinstance(answer.body, dict) else {}
        value = body.get("value")
        if body.get("type") == _CARD and isinstance(value, dict):
            message.views[key] = value
            message.changed()
            self._scene.tell_message(room, message)
        elif body.get("type") == _NOTICE:
            self._tell_notice(key, room, message, str(value))
        elif not answer.taken or body.get("statusCode", 200) != 200:  # noqa: PLR2004
            told = value.get("message", "") if isinstance(value, dict) else ""
            self._tell_notice(key, room, message, str(told))

    def _tell_notice(self, key: str, room: Conversation, message: Message, text: str) -> None:
        """Tell the person who clicked, and nobody else; no text means that it went wrong."""
        self._scene.bulletin.tell(
            "notice",
            {"person": key, "conversation": room.id, "message": message.id, "text": text},
        )


def _channel_data(activity: Json) -> Json:
    data = activity["channelData"]
    assert isinstance(data, dict)
    return data


def _client(activity: Json) -> list[Json]:
    entities = activity["entities"]
    assert isinstance(entities, list)
    return [entity for entity in entities if isinstance(entity, dict)]
