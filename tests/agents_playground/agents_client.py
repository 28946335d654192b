"""Microsoft's Agents Playground, driven over HTTP as its own page drives it.

Source:
    npm ``@microsoft/m365agentsplayground`` 0.2.28, as its page was seen to use it.
"""

import asyncio
import json
import secrets
import socket
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

import aiohttp

from playground.cards import find_action, prefilled, texts
from playground.directory import Json

ROOT = Path(__file__).parents[2]
PATIENCE = timedelta(seconds=20)
OWN_CHAT = "__PERSONAL_CHAT_ID__"
CHANNEL = "19:zorgteam-3b@thread.tacv2"
TEAM = "19:ondersteuningsteam@thread.tacv2"
TENANT = "7a1f6c1e-6c0b-4b7e-9f0e-2d7c3a5b9e10"
BOT_ID = "3d0b6f52-8e1c-4f5a-9c7d-5b1e2a4c6f70"
ANNA = "user-id-0"
BART = "user-id-1"
_MENTION = "<at>Aan tafel</at>"
_CARD = "application/vnd.microsoft.card.adaptive"


def object_id(user: str) -> str:
    """Return who a user of the client's file is in the tenant's directory."""
    return f"1e9a7c34-52d8-4a6f-8b1c-0d3e5f7a9b2{user[-1]}"


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of the bot as the client shows it now."""

    conversation: str
    id: str
    content: Json = field(repr=False)

    @property
    def card(self) -> Json | None:
        """The card in it, if there is one."""
        attachments = self.content.get("attachments")
        for one in attachments if isinstance(attachments, list) else []:
            if isinstance(one, dict) and one.get("contentType") == _CARD:
                content = one["content"]
                assert isinstance(content, dict)
                return content
        return None

    @property
    def text(self) -> str:
        """What can be read in it."""
        words = self.content.get("text")
        shown = words if isinstance(words, str) else ""
        return f"{shown}\n{texts(self.card)}" if self.card else shown


class AgentsPlayground:
    """One client: it writes and presses as people of its team, and keeps what the bot says."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session = session
        self._url = url
        self._news = asyncio.Condition()
        self._unread: list[Shown] = []

    @classmethod
    @asynccontextmanager
    async def in_front_of(cls, bot: str, port: int, log: Path) -> AsyncIterator["AgentsPlayground"]:
        """Start the client on that port in front of the bot at that address."""
        async with _started(bot, port, log), aiohttp.ClientSession() as session:
            client = cls(session, f"http://localhost:{port}")
            stream = f"{client._url}/_ws_conversation/v1/conversations/stream"
            async with session.ws_connect(stream) as socket_:
                reading = asyncio.create_task(client._read(socket_))
                try:
                    yield client
                finally:
                    reading.cancel()
                    await asyncio.gather(reading, return_exceptions=True)

    async def installs(self, conversation: str) -> None:
        """Add the app to a chat, or to the team by way of one of its channels."""
        await self._post(f"/_debug/conversation/{quote(conversation, safe='')}/installation", {})

    async def says(self, text: str, *, channel: str | None = None) -> None:
        """Write to the bot as Anna, in her own chat or with a mention in a channel."""
        body: Json = {"from": {"id": ANNA}, "textFormat": "plain", "text": text}
        if channel is not None:
            mention: Json = {"mentioned": {"id": BOT_ID}, "text": _MENTION}
            body |= {"text": f"{_MENTION} {text}", "mentions": [mention]}
        place = quote(channel or OWN_CHAT, safe="")
        await self._post(f"/_conversation/v1/conversations/{place}/messages", body)

    async def says_in_channel_as(self, user: str, text: str) -> None:
        """Mention the bot in the channel as somebody else, whom the client's page does not play."""
        bot = {"id": BOT_ID, "name": "Aan tafel"}
        place = {"isGroup": True, "conversationType": "channel", "tenantId": TENANT, "id": CHANNEL}
        data = {"tenant": {"id": TENANT}, "team": {"id": TEAM}, "channel": {"id": CHANNEL}}
        message = {
            "type": "message",
            "id": uuid4().hex,
            "channelId": "msteams",
            "serviceUrl": f"{self._url}/_connector",
            "from": {"id": user, "name": "Bart Smit", "aadObjectId": object_id(user)},
            "recipient": bot,
            "conversation": place,
            "locale": "en-US",
            "text": f"{_MENTION} {text}",
            "entities": [{"type": "mention", "mentioned": bot, "text": _MENTION}],
            "channelData": data,
        }
        await self._post("/_internal/v1/customActivities", message)

    async def executes(self, shown: Shown, title: str, **inputs: str) -> Shown:
        """Press an ``Action.Execute`` with the card's inputs filled in.

        Returns the message with what the bot put in the card's place.
        """
        action = _button(shown, title)
        assert action["type"] == "Action.Execute"
        data = {**_data(action), **prefilled(shown.card or {}), **inputs}
        pressed = {"action": {**action, "data": data}, "trigger": "manual"}
        body = {"name": "adaptiveCard/action", "value": pressed, **_where(shown)}
        answer = await self._post("/_conversation/v1/invoke", body)
        assert answer["type"] == _CARD, answer
        content: Json = {"attachments": [{"contentType": _CARD, "content": answer["value"]}]}
        return Shown(shown.conversation, shown.id, content)

    async def submits(self, shown: Shown, title: str) -> None:
        """Press the ``Action.Submit`` that stands in for a button on old phones."""
        fallback = _button(shown, title)["fallback"]
        assert isinstance(fallback, dict)
        assert fallback["type"] == "Action.Submit"
        await self._post("/_conversation/v1/submit", {"value": _data(fallback), **_where(shown)})

    async def sees(self, suits: Callable[[str], object], conversation: str = OWN_CHAT) -> Shown:
        """Wait until the bot has said (or changed) something there that suits, and return it.

        What came before it counts as read.
        """
        try:
            async with asyncio.timeout(PATIENCE.total_seconds()), self._news:
                while (found := self._next(suits, conversation)) is None:
                    await self._news.wait()
        except TimeoutError:
            unread = [shown.text for shown in self._unread]
            raise AssertionError(f"it did not come; what came: {unread}") from None
        return found

    def _next(self, suits: Callable[[str], object], conversation: str) -> Shown | None:
        for position, shown in enumerate(self._unread):
            if shown.conversation.startswith(conversation) and suits(shown.text):
                del self._unread[: position + 1]
                return shown
        return None

    async def _read(self, stream: aiohttp.ClientWebSocketResponse) -> None:
        async for event in stream:
            told = event.json()
            message = told.get("message")
            if isinstance(message, dict) and message.get("from", {}).get("id") == BOT_ID:
                async with self._news:
                    shown = Shown(told["actionConversationId"], message["messageId"], message)
                    self._unread.append(shown)
                    self._news.notify_all()

    async def _post(self, path: str, body: Mapping[str, object]) -> Json:
        async with self._session.post(f"{self._url}{path}", json=body) as response:
            text = await response.text()
            assert response.status == HTTPStatus.OK, text
            answer: Json = json.loads(text or "{}")
            return answer


def _where(shown: Shown) -> Json:
    return {
        "from": {"id": ANNA},
        "conversation": {"id": shown.conversation},
        "replyToId": shown.id,
    }


def _button(shown: Shown, title: str) -> Json:
    assert shown.card is not None, shown.text
    action = find_action(shown.card, title)
    assert action is not None, f"no such button: {title}"
    return action


def _data(action: Json) -> Json:
    data = action.get("data")
    assert isinstance(data, dict)
    return data


@asynccontextmanager
async def _started(bot: str, port: int, log: Path) -> AsyncIterator[None]:
    """Run ``make agents-playground``'s program until the block is left."""
    program = ROOT / "scripts" / "agents_playground.py"
    with log.open("wb") as problems:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, program, "--bot", bot, "--port", str(port)),
            stdout=asyncio.subprocess.PIPE,
            stderr=problems,
        )
    try:
        await _listens(process, port)
        yield
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def _listens(process: asyncio.subprocess.Process, port: int) -> None:
    """Wait until the client says that it listens on its port."""
    assert process.stdout is not None
    async with asyncio.timeout(PATIENCE.total_seconds()):
        async for line in process.stdout:
            if f"Listening on {port}" in line.decode():
                return
    raise AssertionError("the Agents Playground did not start: run make test, which installs it")


def free_port() -> int:
    """Return a port that nobody listens on, and that no program is given by chance meanwhile."""
    while True:
        port = secrets.choice(range(20_000, 30_000))
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
