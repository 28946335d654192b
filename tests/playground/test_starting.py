"""``python -m playground`` as a user starts it: with the real bot and its own PostgreSQL."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import aiohttp

from storage.server import EmbeddedServer

ROOT = Path(__file__).parents[2]
PATIENCE = timedelta(minutes=3)  # where others are at work too; alone it takes seconds


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


@asynccontextmanager
async def started(home: Path, **settings: str) -> AsyncIterator[asyncio.subprocess.Process]:
    known = {name: value for name, value in os.environ.items() if "AANTAFEL" not in name}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "playground",
        cwd=ROOT,
        env={**known, "AANTAFEL_HOME": str(home), **settings},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()
        EmbeddedServer(home / "playground" / "postgres").remove()


async def line_of(process: asyncio.subprocess.Process) -> str:
    assert process.stdout
    async with asyncio.timeout(PATIENCE.total_seconds()):
        return (await process.stdout.readline()).decode()


def kept_in(folder: Path) -> list[Path]:
    return list(folder.iterdir())


async def status(url: str) -> int:
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        return response.status


async def test_it_starts_starts_over_and_stops(tmp_path: Path) -> None:
    port = free_port()
    address = f"http://localhost:{port}"
    async with started(tmp_path, AANTAFEL_PORT=str(port)) as process:
        first = await line_of(process)
        answered = [await status(f"{address}{path}") for path in ("/", "/healthz")]
        async with aiohttp.ClientSession() as session:
            wished = await session.post(f"{address}/playground/wishes/reset", json={})
        again = await line_of(process)
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(PATIENCE.total_seconds()):
            _, errors = await process.communicate()

    assert address in first
    assert answered == [200, 200]
    assert (wished.status, again) == (200, first)
    assert (process.returncode, errors.decode()) == (0, "")


async def test_with_an_app_id_it_does_not_start(tmp_path: Path) -> None:
    settings = {
        "AANTAFEL_APP_ID": "00000000-0000-0000-0000-000000000001",
        "AANTAFEL_APP_PASSWORD": "x",
        "AANTAFEL_TENANT_ID": "00000000-0000-0000-0000-000000000002",
        "AANTAFEL_PUBLIC_URL": "https://school.example",
        "AANTAFEL_MASTER_KEY": "x" * 43,
        "AANTAFEL_SMTP_URL": "smtps://mail.example",
        "AANTAFEL_MAIL_FROM": "bot@school.example",
    }
    async with started(tmp_path, **settings) as process:
        _, errors = await process.communicate()

    assert process.returncode == 1
    assert "unset AANTAFEL_APP_ID" in errors.decode()
    assert kept_in(tmp_path) == []
