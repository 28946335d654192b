"""Workers that are killed: nothing is lost, and nothing comes twice without saying so."""

import asyncio
import os
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from uuid import uuid4

import pytest

import tests.worker.dying_worker as dying
from cases.messages import Urgency
from cases.practices.practice import Practice
from storage.database import Database
from storage.outbox import LEASE
from storage.server import Server
from storage.vault import Vault
from tests.postgres import clone_of
from tests.seeds import MASTER_KEY, HandClock, School, bot_url, seed_school
from tests.storage.couriers import counts, post, to

_ROOT = Path(__file__).parents[2]
_PATIENCE = timedelta(seconds=30)


@pytest.fixture
async def url(postgres: Server, migrated: str) -> AsyncIterator[str]:
    """Where a database is that other processes open too."""
    async with clone_of(postgres, migrated) as owner_url:
        yield bot_url(owner_url)


@pytest.fixture
async def school(url: str) -> AsyncIterator[School]:
    """A school in that database."""
    clock = HandClock()
    database = Database(url, Vault(MASTER_KEY), clock, Practice())
    await database.connect()
    yield await seed_school(database, clock)
    await database.close()


@asynccontextmanager
async def _worker(
    url: str, moment: datetime, folder: Path, where: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        str(Path(dying.__file__)),
        *(url, moment.isoformat(), str(folder), where),
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
        cwd=_ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def _says(process: asyncio.subprocess.Process, word: str) -> None:
    assert process.stdout is not None
    async with asyncio.timeout(_PATIENCE.total_seconds()):
        await process.stdout.readuntil(f"{word}\n".encode())


async def _post(school: School, count: int) -> None:
    case = await school.case(seated=[school.expert])
    message = to(school, case, school.expert)
    await post(
        school,
        *(
            replace(
                message,
                subject=uuid4(),
                urgency=Urgency.NOW,
                values={**message.values, "number": number},
            )
            for number in range(count)
        ),
    )


@pytest.mark.parametrize(
    ("where", "arrived"), [("before", ["0 again"]), ("after", ["0 first", "0 again"])]
)
async def test_a_worker_killed_while_sending_leaves_a_doubt_that_is_shown(
    school: School, url: str, tmp_path: Path, where: str, arrived: list[str]
) -> None:
    await _post(school, 1)
    async with _worker(url, school.clock(), tmp_path, where) as first:
        await _says(first, "stopped")
        first.kill()
    assert await counts(school) == {"sending": 1}

    async with _worker(url, school.clock(), tmp_path, "nowhere") as too_soon:
        assert await too_soon.wait() == 0
    assert await counts(school) == {"sending": 1}
    async with _worker(url, school.clock() + LEASE, tmp_path, "nowhere") as second:
        assert await second.wait() == 0
    assert (tmp_path / dying.ARRIVED).read_text().splitlines() == arrived
    assert await counts(school) == {"sent": 1}


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(5))
async def test_of_three_workers_one_is_killed_at_any_moment(
    school: School, url: str, tmp_path: Path, seed: int
) -> None:
    messages = 120
    await _post(school, messages)
    now = school.clock()
    async with (
        _worker(url, now, tmp_path, "nowhere") as one,
        _worker(url, now, tmp_path, "nowhere") as two,
        _worker(url, now, tmp_path, "nowhere") as doomed,
    ):
        await _says(doomed, "sent")
        await asyncio.sleep(Random(seed).uniform(0, 0.5))
        if doomed.returncode is None:
            doomed.kill()
        assert await one.wait() == 0
        assert await two.wait() == 0
    async with _worker(url, now + LEASE, tmp_path, "nowhere") as last:
        assert await last.wait() == 0

    lines = (tmp_path / dying.ARRIVED).read_text().splitlines()
    assert {line.split()[0] for line in lines} == {str(number) for number in range(messages)}
    first = Counter(line for line in lines if line.endswith("first"))
    assert max(first.values()) == 1
    assert sum(line.endswith("again") for line in lines) <= 1
    assert await counts(school) == {"sent": messages}
