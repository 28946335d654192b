"""The Bot Framework SDK as its samples use it, without authentication.

``python stock_botbuilder.py PORT``, in an environment of its own.
"""

import sys
from dataclasses import dataclass

from aiohttp import web
from botbuilder.core import ActivityHandler, MessageFactory, TurnContext
from botbuilder.integration.aiohttp import CloudAdapter, ConfigurationBotFrameworkAuthentication


@dataclass(frozen=True, slots=True)
class _NoAccount:
    """An empty app id, which switches authentication off."""

    APP_ID: str = ""
    APP_PASSWORD: str = ""


# botbuilder carries no types, so mypy sees its classes as Any.
class _Echo(ActivityHandler):  # type: ignore[misc]
    async def on_message_activity(self, turn_context: TurnContext) -> None:
        await turn_context.send_activity(MessageFactory.text(f"Echo: {turn_context.activity.text}"))


def main() -> None:
    """Serve until told to stop."""
    adapter = CloudAdapter(ConfigurationBotFrameworkAuthentication(_NoAccount()))
    bot = _Echo()

    async def messages(request: web.Request) -> web.StreamResponse:
        response: web.StreamResponse = await adapter.process(request, bot)
        return response

    app = web.Application()
    app.router.add_post("/api/messages", messages)
    web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), print=None, access_log=None)


if __name__ == "__main__":
    main()
