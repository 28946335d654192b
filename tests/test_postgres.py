"""The tests' own database: shared, migrated once, cloned for each test."""

import asyncio
import time

import pytest

from storage.server import Server
from tests.postgres import clone_of, connect, make_template

made: list[str] = []


async def migrate(url: str) -> None:
    made.append(url)
    owner = await connect(url)
    await owner.execute("CREATE TABLE words (word text)")
    await owner.execute("INSERT INTO words VALUES ('tafel')")
    await owner.close()


@pytest.fixture(scope="session")
def template(postgres: Server) -> str:
    return make_template(postgres, "words", migrate)


async def test_a_clone_has_what_the_template_has_and_keeps_its_changes_to_itself(
    postgres: Server, template: str
) -> None:
    async with clone_of(postgres, template) as one, clone_of(postgres, template) as other:
        first, second = await connect(one), await connect(other)
        await first.execute("INSERT INTO words VALUES ('stoel')")
        assert await first.fetchval("SELECT count(*) FROM words") == 2
        assert await second.fetchval("SELECT count(*) FROM words") == 1
        await first.close()
        await second.close()


async def test_a_clone_is_dropped_even_while_somebody_is_connected(postgres: Server) -> None:
    async with clone_of(postgres) as url:
        forgotten = await connect(url)
    owner = await connect(postgres.owner_url)
    name = url.split("@/")[1].split("?")[0]
    assert await owner.fetchval("SELECT count(*) FROM pg_database WHERE datname = $1", name) == 0
    await owner.close()
    forgotten.terminate()


async def test_a_template_is_made_once(postgres: Server, template: str) -> None:
    before = len(made)
    assert make_template(postgres, template, migrate) == template
    assert len(made) == before


async def test_an_empty_database_is_empty(empty_database: str) -> None:
    owner = await connect(empty_database)
    tables = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
    assert await owner.fetchval(tables) == 0
    await owner.close()


async def test_clones_come_fast(postgres: Server, template: str) -> None:
    async def clone() -> None:
        async with clone_of(postgres, template):
            pass

    times = []
    for _ in range(10):
        begun = time.perf_counter()
        await asyncio.wait_for(clone(), timeout=30)
        times.append(time.perf_counter() - begun)
    assert min(times) < 0.25
