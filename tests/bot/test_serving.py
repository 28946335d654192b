"""``aantafel serve`` as an operator starts it, with a stand-in for Microsoft on loopback."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import aiohttp
from cryptography.hazmat.primitives.asymmetric import rsa

from bot.serving import what_officer_misses
from bot.teams.json_body import JsonObject
from cases.identities import PersonId
from cases.model.breaches import Officer
from storage.server import EmbeddedServer
from tests.bot.test_settings import COMPLETE
from tests.teams.microsoft import APP_ID, TENANT, FakeMicrosoft, HandClock

ROOT = Path(__file__).parents[2]
PATIENCE = timedelta(minutes=3)  # where others are at work too; alone it takes seconds


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


@asynccontextmanager
async def _microsoft() -> AsyncIterator[FakeMicrosoft]:
    key = rsa.generate_private_key(65537, 2048)
    async with FakeMicrosoft(key, HandClock(datetime.now(UTC))).running() as running:
        yield running


@asynccontextmanager
async def _served(
    home: Path, **settings: str
) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    port = str(_free_port())
    told = {f"AANTAFEL_{name}": value for name, value in (COMPLETE | settings).items()}
    known = {name: value for name, value in os.environ.items() if "AANTAFEL" not in name}
    process = await asyncio.create_subprocess_exec(
        str(Path(sys.executable).with_name("aantafel")),
        "serve",
        cwd=home,
        env={**known, **told, "AANTAFEL_HOME": str(home / "data"), "AANTAFEL_PORT": port},
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process, f"http://127.0.0.1:{port}"
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        await process.communicate()
        EmbeddedServer(home / "data" / "postgres").remove()


async def _ready(url: str) -> None:
    async with asyncio.timeout(PATIENCE.total_seconds()), aiohttp.ClientSession() as session:
        while True:
            try:
                async with session.get(f"{url}/healthz") as answer:
                    if answer.status == 200:
                        return
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.05)


async def _status(url: str, activity: JsonObject, token: str | None) -> int:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{url}/api/messages", json=activity, headers=headers) as answer,
    ):
        return answer.status


async def test_it_answers_teams_and_nobody_else(tmp_path: Path) -> None:
    async with (
        _microsoft() as microsoft,
        _served(
            tmp_path,
            APP_ID=APP_ID,
            TENANT_ID=TENANT,
            OPENID_METADATA=microsoft.metadata_url,
            LOGIN_URL=microsoft.login_url,
            SERVICE_HOSTS="127.0.0.1",
        ) as (process, url),
    ):
        await _ready(url)
        async with aiohttp.ClientSession() as visitor, visitor.get(f"{url}/nowhere") as lost:
            assert (lost.status, "<h1>" in await lost.text()) == (404, True)
        help_asked = microsoft.message("help")
        assert await _status(url, help_asked, None) == 401
        assert await _status(url, help_asked, "forged") == 401
        assert not microsoft.asked
        assert await _status(url, help_asked, microsoft.token()) == 200
        sent = [asked for asked in microsoft.asked if asked.method == "POST"]
        assert len(sent) == 1
        assert sent[0].authorization == "Bearer token-1"
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0


async def test_without_an_app_id_it_says_what_to_do(tmp_path: Path) -> None:
    async with _served(tmp_path, APP_ID="") as (process, _):
        assert process.stderr
        said = (await process.stderr.read()).decode()
        assert await process.wait() == 1
    assert "AANTAFEL_APP_ID" in said
    assert "Traceback" not in said


async def test_a_folder_that_served_the_playground_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "serves").write_text("playground")
    async with _served(tmp_path) as (process, _):
        assert process.stderr
        said = (await process.stderr.read()).decode()
        assert await process.wait() == 1
    assert "AANTAFEL_HOME" in said


def test_who_starts_it_hears_what_a_privacy_officer_without_an_account_misses() -> None:
    account = PersonId(uuid4())
    misses = [what_officer_misses(Officer(None, "fg@school.example")), what_officer_misses(None)]
    assert all(one and "AANTAFEL_PRIVACY_OFFICER" in one for one in misses)
    assert misses[0] != misses[1]
    for officer in (Officer(account, None), Officer(account, "fg@school.example")):
        assert what_officer_misses(officer) is None
