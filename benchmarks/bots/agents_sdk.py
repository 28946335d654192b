"""The Microsoft 365 Agents SDK as its samples use it, without authentication.

``python agents_sdk.py PORT``, in an environment of its own.
"""

import sys

from aiohttp import web
from microsoft_agents.hosting.aiohttp import CloudAdapter  # type: ignore[import-not-found]
from microsoft_agents.hosting.core import (  # type: ignore[import-not-found]
    ActivityHandler,
    MessageFactory,
    RestChannelServiceClientFactory,
    TurnContext,
)


class _NoConnections:
    """Without authentication no connection is ever asked for."""


# The SDK is not in our environment, so mypy sees its classes as Any.
class _Echo(ActivityHandler):  # type: ignore[misc]
    async def on_message_activity(self, turn_context: TurnContext) -> None:
        await turn_context.send_activity(MessageFactory.text(f"Echo: {turn_context.activity.text}"))


def main() -> None:
    """Serve until told to stop."""
    factory = RestChannelServiceClientFactory(_NoConnections())
    adapter = CloudAdapter(channel_service_client_factory=factory)
    bot = _Echo()

    async def messages(request: web.Request) -> web.StreamResponse:
        response: web.StreamResponse = await adapter.process(request, bot)
        return response

    app = web.Application()
    app.router.add_post("/api/messages", messages)
    web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), print=None, access_log=None)


if __name__ == "__main__":
    main()
