"""Our own adapter and connector, echoing: what a turn costs before anything is thought or kept.

``python -m benchmarks.bots.echo PORT``
"""

import asyncio
import sys

from aiohttp import web
from botbuilder.core import InvokeResponse, TurnContext

from benchmarks.bots.serving import serve_at
from bot.teams.adapter import TeamsAdapter
from bot.teams.connector import Connector, Service
from bot.teams.credentials import NoCredentials
from bot.teams.gate import PlaygroundGate
from bot.teams.hosts import LOOPBACK_HOSTS, ServiceHosts
from bot.teams.http_pool import HttpPool
from bot.teams.pacing import UNLIMITED


async def _echo(context: TurnContext) -> None:
    await context.send_activity(f"Echo: {context.activity.text}")


async def _apologise(context: TurnContext, reference: str) -> InvokeResponse | None:
    """Say something else than an echo, which ends the measurement."""
    await context.send_activity(f"turn {reference} broke")
    return None


async def run(port: int) -> None:
    """Serve until told to stop."""
    async with HttpPool() as pool:
        service = Service(ServiceHosts(LOOPBACK_HOSTS), NoCredentials(), UNLIMITED)
        gate, adapter = PlaygroundGate(), TeamsAdapter(Connector(pool, service), _apologise)

        async def messages(request: web.Request) -> web.Response:
            return await adapter.process(await gate.admit(request), _echo)

        app = web.Application()
        app.router.add_post("/api/messages", messages)
        await serve_at(app, port)


if __name__ == "__main__":
    asyncio.run(run(int(sys.argv[1])))
