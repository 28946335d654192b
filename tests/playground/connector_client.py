from typing import Any
from urllib.parse import quote

import aiohttp

from playground.teams import TeamsInABox

Json = dict[str, Any]


class Client:
    """Calls the connector as a bot would, and gives the status and the body."""

    def __init__(self, teams: TeamsInABox) -> None:
        self._root = teams.scene.service_url

    async def __call__(
        self, method: str, path: str, body: Json | str | None = None
    ) -> tuple[int, Any]:
        data = {"data": body} if isinstance(body, str) else {"json": body}
        async with (
            aiohttp.ClientSession() as session,
            session.request(method, self._root + path, **data) as response,
        ):
            text = await response.text()
            return response.status, await response.json() if text else None


def escaped(conversation_id: str) -> str:
    return quote(conversation_id, safe="")


def activities(conversation_id: str, message: str = "") -> str:
    path = f"v3/conversations/{escaped(conversation_id)}/activities"
    return f"{path}/{message}" if message else path


def text(words: str) -> Json:
    return {"type": "message", "text": words}
