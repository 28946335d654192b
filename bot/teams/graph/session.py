"""Speaking with Microsoft Graph: whom it is asked of, with which token, and not too fast."""

from contextlib import nullcontext
from typing import ClassVar

from bot.teams.clock import Timing
from bot.teams.credentials import Credentials
from bot.teams.failures import Unreadable
from bot.teams.hosts import secure
from bot.teams.http_pool import HttpPool
from bot.teams.json_body import JsonObject
from bot.teams.pacing import Pace, Window
from bot.teams.patience import Patience
from bot.teams.wire import Request, Wire

GRAPH = "https://graph.microsoft.com"


class GraphSession:
    """One way of asking Graph, over the pool; everything raises a ``ConnectorFailure``.

    ``PACE`` is how often it may be asked; ``root`` is Graph's address, and only a test has
    another.

    Raises:
        ForeignHost: the root is neither https nor on this machine.
    """

    PACE: ClassVar[tuple[Window, ...]]

    def __init__(
        self,
        pool: HttpPool,
        credentials: Credentials,
        timing: Timing | None = None,
        root: str = GRAPH,
    ) -> None:
        self.origin = secure(root).origin()
        self._wire = Wire(pool, credentials, timing or Timing())
        self._pace = Pace(self.PACE)

    def address(self, path: str) -> str:
        """Return the whole address of a path below v1.0, with its parts escaped already."""
        return f"{self.origin}/v1.0{path}"

    async def ask(self, request: Request, patience: Patience, key: str = "") -> JsonObject:
        """Return the answer; ``key`` is whose limits it counts for."""
        return await self._wire.ask(request, {self._pace: key}, patience, nullcontext)


def entries_of(page: JsonObject) -> list[JsonObject]:
    """Return the entries of a page of a list. Raises ``Unreadable``."""
    entries = page.get("value")
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise Unreadable(200)
    return entries
