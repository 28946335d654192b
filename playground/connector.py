"""The connector's REST interface: the address to which the bot sends its answers."""

import asyncio
import math
from collections.abc import Awaitable, Callable
from typing import TypeVar

from aiohttp import web
from pydantic import ValidationError

from playground.bot_side import BotSide
from playground.faults import Faults
from playground.incoming import NewConversation, SentActivity
from playground.refusals import Refused, bad_syntax, too_big
from playground.rosters import Rosters

Sent = TypeVar("Sent", NewConversation, SentActivity)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_USUAL_PAGE = 200


class Connector:
    """Serves the part of Bot Framework's connector that a Teams bot uses.

    ``calls`` counts the requests, so that a test can say that none was made.

    Source:
        Bot Framework REST API reference, ``/v3/conversations`` and ``/v3/teams``.
    """

    def __init__(self, bot_side: BotSide, rosters: Rosters, faults: Faults) -> None:
        self._bot_side = bot_side
        self._rosters = rosters
        self._faults = faults
        self.calls = 0

    def app(self) -> web.Application:
        """Return the routes, to be mounted where the ``serviceUrl`` points."""
        app = web.Application(middlewares=[self._guard])
        one = "/v3/conversations/{conversation}"
        app.router.add_post("/v3/conversations", self._begin)
        app.router.add_post(f"{one}/activities", self._post)
        app.router.add_post(f"{one}/activities/{{activity}}", self._post)
        app.router.add_put(f"{one}/activities/{{activity}}", self._edit)
        app.router.add_delete(f"{one}/activities/{{activity}}", self._delete)
        app.router.add_get(f"{one}/pagedmembers", self._page)
        app.router.add_get(f"{one}/members/{{member}}", self._member)
        app.router.add_get("/v3/teams/{team}", self._team)
        app.router.add_get("/v3/teams/{team}/conversations", self._channels)
        return app

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let planned failures happen, and give refusals Teams' shape."""
        self.calls += 1
        try:
            await self._perhaps_fail(request)
            return await handler(request)
        except Refused as refusal:
            return _refusal(refusal)
        except web.HTTPRequestEntityTooLarge:
            return _refusal(too_big())

    async def _perhaps_fail(self, request: web.Request) -> None:
        fault = self._faults.take(request.method, request.path)
        if fault is None:
            return
        await asyncio.sleep(fault.delay.total_seconds())
        if fault.refusal:
            raise fault.refusal

    async def _begin(self, request: web.Request) -> web.Response:
        wanted = _read(NewConversation, await request.read())
        return web.json_response(self._bot_side.begin(wanted), status=201)

    async def _post(self, request: web.Request) -> web.Response:
        sent = _read(SentActivity, await request.read())
        reply_to = request.match_info.get("activity")
        posted = self._bot_side.post(request.match_info["conversation"], sent, reply_to)
        return web.json_response({"id": posted}, status=201)

    async def _edit(self, request: web.Request) -> web.Response:
        sent = _read(SentActivity, await request.read())
        activity = request.match_info["activity"]
        self._bot_side.edit(request.match_info["conversation"], activity, sent)
        return web.json_response({"id": activity})

    async def _delete(self, request: web.Request) -> web.Response:
        self._bot_side.delete(request.match_info["conversation"], request.match_info["activity"])
        return web.Response()

    async def _page(self, request: web.Request) -> web.Response:
        size = request.query.get("pageSize", str(_USUAL_PAGE))
        if not size.isdecimal():
            raise bad_syntax("Invalid page size")
        token = request.query.get("continuationToken", "")
        page = self._rosters.page(request.match_info["conversation"], int(size), token)
        return web.json_response(page)

    async def _member(self, request: web.Request) -> web.Response:
        found = self._rosters.member(
            request.match_info["conversation"], request.match_info["member"]
        )
        return web.json_response(found)

    async def _team(self, request: web.Request) -> web.Response:
        return web.json_response(self._rosters.team(request.match_info["team"]))

    async def _channels(self, request: web.Request) -> web.Response:
        return web.json_response(self._rosters.channels(request.match_info["team"]))


def _read(kind: type[Sent], body: bytes) -> Sent:
    try:
        return kind.model_validate_json(body)
    except ValidationError as error:
        raise bad_syntax("The request body is invalid") from error


def _refusal(refusal: Refused) -> web.Response:
    response = web.json_response(refusal.body(), status=refusal.status)
    if refusal.retry_after is not None:
        seconds = math.ceil(refusal.retry_after.total_seconds())
        response.headers["Retry-After"] = str(seconds)
    return response
