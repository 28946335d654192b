"""The practical limit: aiohttp that parses the activity and posts one reply.

``python bare.py PORT``
"""

import sys
from collections.abc import AsyncIterator
from urllib.parse import quote

import aiohttp
from aiohttp import web

_SESSION = web.AppKey("session", aiohttp.ClientSession)


async def _session(app: web.Application) -> AsyncIterator[None]:
    connector = aiohttp.TCPConnector(limit=100)
    async with aiohttp.ClientSession(connector=connector) as app[_SESSION]:
        yield


async def _messages(request: web.Request) -> web.Response:
    came = await request.json()
    reply = {
        "type": "message",
        "channelId": came["channelId"],
        "serviceUrl": came["serviceUrl"],
        "from": came["recipient"],
        "recipient": came["from"],
        "conversation": came["conversation"],
        "replyToId": came["id"],
        "text": f"Echo: {came['text']}",
        "inputHint": "acceptingInput",
    }
    root = came["serviceUrl"].rstrip("/")
    conversation = quote(came["conversation"]["id"], safe="")
    activity = quote(came["id"], safe="")
    url = f"{root}/v3/conversations/{conversation}/activities/{activity}"
    async with request.app[_SESSION].post(url, json=reply) as response:
        await response.json()
    return web.Response(status=201)


def main() -> None:
    """Serve until told to stop."""
    app = web.Application()
    app.cleanup_ctx.append(_session)
    app.router.add_post("/api/messages", _messages)
    web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), print=None, access_log=None)


if __name__ == "__main__":
    main()
