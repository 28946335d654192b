"""``python -m playground``: Teams in a box with the bot in it, on this machine only."""

import asyncio
import contextlib
import signal
import sys
from dataclasses import replace

from bot.foundation import Serves
from bot.settings import Settings, SettingsOdd, load_settings
from playground.bot_inside import bot_inside
from playground.running import PortTaken, Wanted, living
from playground.serving import CARDS, CARDS_MISSING
from storage.errors import DatabaseAway, DatabaseClosed
from storage.server import ServerUnavailable


async def run(settings: Settings) -> None:
    """Run until somebody stops it; a visitor may start over as often as they like.

    Raises:
        SettingsOdd, ServerUnavailable, DatabaseAway, DatabaseClosed, PortTaken: it cannot
            start; the message says what to do.
    """
    if settings.app_id is not None:
        raise SettingsOdd("the playground takes everybody in: unset AANTAFEL_APP_ID")
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    wanted = Wanted(
        open_bot=bot_inside(settings),
        kept_in=settings.home / Serves.PLAYGROUND / "world.json",
        port=settings.port,
        or_next="port" not in settings.model_fields_set,
    )
    while not stop.is_set():
        async with living(wanted) as life:
            _say(f"Aan tafel: open {life.address} in a browser. Ctrl+C stops it.")
            await _first_of(stop, life.again)
        wanted = replace(wanted, port=life.port)  # the page listens there for the next world


async def _first_of(*events: asyncio.Event) -> None:
    """Wait until any of the events is set."""
    waiting = [asyncio.create_task(event.wait()) for event in events]
    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main() -> None:
    """Start, or say in a sentence why that does not go."""
    if not (CARDS / "adaptivecards.min.js").is_file():
        sys.stderr.write(f"{CARDS_MISSING}\n")
    try:
        asyncio.run(run(load_settings()))
    except (SettingsOdd, ServerUnavailable, DatabaseAway, DatabaseClosed, PortTaken) as reason:
        sys.exit(str(reason))


if __name__ == "__main__":
    main()
