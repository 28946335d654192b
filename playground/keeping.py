"""Keeping a world on disk, so that a restart of the playground loses nothing."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from playground.mail import Mail
from playground.scene import Bulletin
from playground.state import State

_log = logging.getLogger(__name__)

PAUSE = timedelta(milliseconds=300)
"""How long news is gathered before it is written: a turn makes several pieces."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What there is to know of a world; the rest follows from its seed."""

    seed: str
    ahead: timedelta
    state: State
    mails: list[Mail]


_FORM: TypeAdapter[Kept] = TypeAdapter(Kept)


def read(path: Path) -> Kept | None:
    """Return the world that was kept, or None if there is none that this release can read."""
    try:
        return _FORM.validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except ValidationError as error:
        _log.warning("the kept playground is of another release: %d faults", error.error_count())
        return None


def write(path: Path, kept: Kept) -> None:
    """Put the world in the place of the one kept before, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.write_bytes(_FORM.dump_json(kept))
    beside.replace(path)


@asynccontextmanager
async def keeping(
    path: Path, bulletin: Bulletin, snapshot: Callable[[], Kept]
) -> AsyncIterator[None]:
    """Write the world down after whatever happens, and once more at the end."""

    async def follow() -> None:
        with bulletin.listening() as queue:
            while True:
                await queue.get()
                await asyncio.sleep(PAUSE.total_seconds())
                while not queue.empty():
                    queue.get_nowait()
                write(path, snapshot())

    following = asyncio.create_task(follow(), name="keeping the playground")
    try:
        yield
    finally:
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)
        write(path, snapshot())
