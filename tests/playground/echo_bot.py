"""A small bot to try the playground with: it repeats what it hears and hands out one card."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import quote

import aiohttp
from aiohttp import web
from yarl import URL

Activity = dict[str, Any]

CARD: Activity = {
    "type": "AdaptiveCard",
    "version": "1.5",
    "body": [
        {"type": "TextBlock", "text": "Wat is er afgesproken?", "wrap": True, "style": "heading"},
        {"type": "Input.Text", "id": "what", "label": "Afspraak", "isRequired": True,
         "errorMessage": "Vul de afspraak in."},
        {"type": "Input.Date", "id": "by", "label": "Uiterlijk", "value": "2026-12-18"},
    ],
    "actions": [
        {
            "type": "Action.Execute",
            "title": "Bewaar",
            "verb": "agree",
            "data": {"id": "7"},
            "fallback": {"type": "Action.Submit", "title": "Bewaar", "data": {"id": "7"}},
        }
    ],
}  # fmt: skip


def card(text: str) -> Activity:
    return {
        "type": "AdaptiveCard",
        "version": "1.5",
        "body": [{"type": "TextBlock", "text": text, "wrap": True}],
    }


class EchoBot:
    """Keeps what it heard; `kaart` gets the card, `fout` gets HTTP 500."""

    def __init__(self) -> None:
        self.heard: list[Activity] = []
        self.headers: list[Mapping[str, str]] = []
        self._session: aiohttp.ClientSession | None = None

    def add_to(self, app: web.Application) -> None:
        app.router.add_post("/api/messages", self._take)
        app.cleanup_ctx.append(self._connected)

    async def post(self, to: Activity, activity: Activity) -> aiohttp.ClientResponse:
        conversation = quote(to["conversation"]["id"], safe="")
        return await self.call(to, "POST", f"v3/conversations/{conversation}/activities", activity)

    async def call(
        self, to: Activity, method: str, path: str, body: Activity | None = None
    ) -> aiohttp.ClientResponse:
        assert self._session
        url = URL(to["serviceUrl"] + path, encoded=True)
        response = await self._session.request(method, url, json=body)
        await response.read()
        return response

    async def _connected(self, _: web.Application) -> AsyncIterator[None]:
        async with aiohttp.ClientSession() as self._session:
            yield

    async def _take(self, request: web.Request) -> web.Response:
        activity: Activity = await request.json()
        self.heard.append(activity)
        self.headers.append(request.headers)
        if activity["type"] == "invoke":
            return self._answer_click(activity)
        if activity["type"] == "message":
            return await self._answer_message(activity)
        return web.Response()

    def _answer_click(self, activity: Activity) -> web.Response:
        data = activity["value"]["action"]["data"]
        if data.get("what") == "alleen een woord":
            kind, value = "application/vnd.microsoft.activity.message", "Bewaard."
            return web.json_response({"statusCode": 200, "type": kind, "value": value})
        kind = "application/vnd.microsoft.card.adaptive"
        shown = card(f"Afgesproken: {data.get('what')}, {data.get('by')}")
        return web.json_response({"statusCode": 200, "type": kind, "value": shown})

    async def _answer_message(self, activity: Activity) -> web.Response:
        text = activity.get("text") or ""
        if "fout" in text:
            return web.Response(status=500)
        if activity.get("value"):
            await self.post(activity, {"type": "message", "text": f"Kreeg {activity['value']}"})
        elif "kaart" in text:
            attachment = {"contentType": "application/vnd.microsoft.card.adaptive", "content": CARD}
            sent = {"type": "message", "attachments": [attachment], "summary": "Een kaart"}
            await self.post(activity, sent)
        else:
            await self.post(activity, {"type": "message", "text": f"Echo: {text}"})
        return web.Response(status=201)


@asynccontextmanager
async def serving(app: web.Application) -> AsyncIterator[str]:
    """Serve an application on a free port and give its address."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        yield f"http://{host}:{port}"
    finally:
        await runner.cleanup()
