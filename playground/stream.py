"""Telling the page what happens, as it happens (server-sent events)."""

import asyncio
import contextlib
import json
from collections.abc import Callable
from datetime import timedelta

from aiohttp import web

from playground.directory import Json
from playground.mailbox import Mailbox
from playground.scene import News
from playground.state import Message
from playground.teams import TeamsInABox
from playground.views import conversation_view, mail_view, message_view, people_view, world_view

_HEARTBEAT = timedelta(seconds=10)


class Stream:
    """Sends the world once, and then every change, to each page that listens."""

    def __init__(self, teams: TeamsInABox, mailbox: Mailbox) -> None:
        self._teams = teams
        self._mailbox = mailbox
        self._serving: set[asyncio.Task[None]] = set()

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answer a page with a stream that ends when the page or the playground goes away."""
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await response.prepare(request)
        task = asyncio.create_task(self._tell(response), name="telling a page the news")
        self._serving.add(task)
        try:
            await task
        except (asyncio.CancelledError, ConnectionError):
            task.cancel()
        finally:
            self._serving.discard(task)
        return response

    async def close(self, _: web.Application) -> None:
        """End every stream, so that the server can stop."""
        for task in tuple(self._serving):
            task.cancel()

    async def _tell(self, response: web.StreamResponse) -> None:
        with self._teams.scene.bulletin.listening() as queue:
            await _send(response, "world", world_view(self._teams, self._mailbox.mails))
            while True:
                what, particulars = await self._next(queue)
                await _send(response, what, particulars)

    async def _next(self, queue: asyncio.Queue[News]) -> News:
        """Return the next piece of news, or the time if there is none for a while."""
        with contextlib.suppress(TimeoutError):
            what, particulars = await asyncio.wait_for(queue.get(), _HEARTBEAT.total_seconds())
            return what, self._shown(what, particulars)
        return "clock", {"now": self._teams.scene.clock().isoformat()}

    def _shown(self, what: str, particulars: Json) -> Json:
        """Return a piece of news with what the page needs to show it."""
        showing: dict[str, Callable[[Json], Json]] = {
            "message": self._message,
            "roster": self._roster,
            "people": lambda _: {"people": list(people_view(self._teams))},
            "mail": self._mail,
        }
        return showing.get(what, dict)(particulars)

    def _message(self, particulars: Json) -> Json:
        room = self._teams.state.conversations[str(particulars["conversation"])]
        message = room.message(str(particulars["message"]))
        assert isinstance(message, Message)
        return {"conversation": room.id, "message": message_view(self._teams, message)}

    def _roster(self, particulars: Json) -> Json:
        room = self._teams.state.conversations[str(particulars["conversation"])]
        return {
            "conversation": conversation_view(self._teams, room),
            "people": list(people_view(self._teams)),
        }

    def _mail(self, particulars: Json) -> Json:
        mail = self._mailbox.find(str(particulars["mail"]))
        return {"mail": mail_view(mail) if mail else None}


async def _send(response: web.StreamResponse, what: str, particulars: Json) -> None:
    written = json.dumps(particulars, ensure_ascii=False)
    await response.write(f"event: {what}\ndata: {written}\n\n".encode())
