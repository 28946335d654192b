"""Calls to Graph about one person's calendar and meetings, over the pool, with our own token."""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar
from urllib.parse import quote, urlencode

from bot.teams.graph.session import GraphSession, entries_of
from bot.teams.json_body import JsonObject
from bot.teams.pacing import Window
from bot.teams.patience import Patience
from bot.teams.wire import Request

_PATIENCE = Patience(timedelta(seconds=20), tries=2)  # a longer wait is the outbox's


@dataclass(frozen=True, slots=True)
class Ask:
    """A path below v1.0 with its parts escaped, what to filter by, and which fields to return."""

    path: str
    where: str = ""
    fields: str = ""

    @property
    def query(self) -> str:
        """The query as it stands in the address, empty if there is none."""
        parts = {"$filter": self.where, "$select": self.fields}
        named = {name: value for name, value in parts.items() if value}
        return f"?{urlencode(named, quote_via=quote)}" if named else ""


class GraphCalls(GraphSession):
    """Asks Graph in JSON; everything raises a ``ConnectorFailure``.

    Raises:
        ForeignHost: the root is neither https nor on this machine.
    """

    PACE: ClassVar[tuple[Window, ...]] = (Window(4, timedelta(seconds=1)),)

    async def get(self, ask: Ask, key: str) -> JsonObject:
        """Return what is there; ``key`` is whose limits it counts for."""
        return await self._send("GET", ask, None, key)

    async def first(self, ask: Ask, key: str) -> JsonObject | None:
        """Return the first of a list, None when it is empty."""
        found = await self.entries(ask, key)
        return found[0] if found else None

    async def entries(self, ask: Ask, key: str) -> list[JsonObject]:
        """Return the first page of a list."""
        return entries_of(await self.get(ask, key))

    async def post(self, ask: Ask, body: JsonObject, key: str) -> JsonObject:
        """Make something, or do something, and return the answer."""
        return await self._send("POST", ask, body, key)

    async def patch(self, ask: Ask, body: JsonObject, key: str) -> JsonObject:
        """Change something and return it as it is now."""
        return await self._send("PATCH", ask, body, key)

    async def delete(self, ask: Ask, key: str) -> None:
        """Take something away."""
        await self._send("DELETE", ask, None, key)

    async def _send(self, method: str, ask: Ask, body: JsonObject | None, key: str) -> JsonObject:
        content = None if body is None else json.dumps(body).encode()
        request = Request(method, self.address(ask.path) + ask.query, content)
        return await self.ask(request, _PATIENCE, key)
