"""Serving one of our own bots on this machine until it is told to stop."""

import asyncio
import gc
import signal

from aiohttp import web
from aiohttp.abc import AbstractAccessLogger


async def serve_at(
    app: web.Application, port: int, access_log: type[AbstractAccessLogger] | None = None
) -> None:
    """Serve the application on 127.0.0.1 until SIGINT or SIGTERM; without a log if none is given.

    What was loaded by now is kept out of the collector's way, as an installation does too.
    """
    if access_log is None:
        runner = web.AppRunner(app, access_log=None)
    else:
        runner = web.AppRunner(app, access_log_class=access_log)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
        gc.freeze()
        stop = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        await stop.wait()
    finally:
        await runner.cleanup()
