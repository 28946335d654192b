"""What the measured PostgreSQL was told, and how fast the disk below it is."""

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from storage.server import EmbeddedServer, Server

_SETTINGS = (
    "server_version",
    "fsync",
    "synchronous_commit",
    "full_page_writes",
    "wal_sync_method",
    "shared_buffers",
    "max_connections",
)
_WRITES = 50
_BLOCK = bytes(8192)


@dataclass(frozen=True, slots=True)
class DatabaseFacts:
    """The settings as the server itself tells them, and how long the disk takes to keep a page."""

    settings: Mapping[str, str]
    page_kept: timedelta


def facts_of(home: Path) -> DatabaseFacts:
    """Ask the server of this home, started as the bot starts it.

    Raises:
        ServerUnavailable: it does not start.
    """
    embedded = EmbeddedServer(home / "postgres")
    server = embedded.start()
    try:
        return DatabaseFacts(_settings(server), _page_kept(server.log.parent))
    finally:
        embedded.stop()


def _settings(server: Server) -> Mapping[str, str]:
    asked = "; ".join(f"SHOW {name}" for name in _SETTINGS)
    url = server.owner_url.replace("postgresql+asyncpg:", "postgresql:")
    command = [str(server.programs / "psql"), "-X", "-A", "-t", "-c", asked, url]
    answered = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return dict(zip(_SETTINGS, answered.splitlines(), strict=True))


def _page_kept(folder: Path) -> timedelta:
    """Return the median time to write a page and wait until it is on the disk."""
    times = []
    with tempfile.NamedTemporaryFile(dir=folder) as file:
        for _ in range(_WRITES):
            began = time.perf_counter()
            os.pwrite(file.fileno(), _BLOCK, 0)
            os.fsync(file.fileno())
            times.append(time.perf_counter() - began)
    return timedelta(seconds=statistics.median(times))
