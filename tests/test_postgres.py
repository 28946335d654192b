"""The tests' own database: shared, migrated once, and a copy for each test."""

import asyncio
import time

import pytest
from sqlalchemy import make_url

from storage.server import Server
from tests.postgres import clone_of, connect, make_template

made: list[str] = []


async def migrate(url: str) -> None:
    made.append(url)
    owner = await connect(url)
    await owner.execute("CREATE TABLE words (word text)")
    await owner.execute("INSERT INTO words VALUES ('tafel')")
    await owner.execute("CREATE TABLE chairs (number integer); CREATE SEQUENCE numbers")
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


async def test_what_a_test_did_to_the_rows_is_undone_for_the_next(
    postgres: Server, template: str
) -> None:
    async with clone_of(postgres, template) as url:
        owner = await connect(url)
        await owner.execute("DELETE FROM words; INSERT INTO words VALUES ('stoel'), ('bank')")
        await owner.execute("INSERT INTO chairs VALUES (3)")
        await owner.close()
    async with clone_of(postgres, template) as again:
        assert again == url
        owner = await connect(again)
        assert [tuple(row) for row in await owner.fetch("SELECT * FROM words")] == [("tafel",)]
        assert await owner.fetchval("SELECT pg_relation_size('chairs')") == 0
        await owner.close()


@pytest.mark.parametrize(
    "change",
    [
        "CREATE TABLE lamps (lamp text)",
        "DROP TABLE chairs",
        "ALTER TABLE chairs ALTER number SET NOT NULL",
        "CREATE POLICY nobody ON words USING (false)",
        "CREATE FUNCTION one() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
        "GRANT SELECT ON words TO pg_monitor",
        "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO pg_monitor",
        "ANALYZE words",
        "SELECT nextval('numbers')",
        "ALTER DATABASE {} SET jit = on",
        "ALTER DATABASE {} CONNECTION LIMIT 7",
    ],
)
async def test_a_database_that_was_changed_otherwise_is_dropped(
    postgres: Server, template: str, change: str
) -> None:
    async with clone_of(postgres, template) as url:
        owner = await connect(url)
        await owner.execute(change.format(make_url(url).database))
        await owner.close()
    assert not await _exists(postgres, url)


async def test_a_database_that_was_closed_is_dropped(postgres: Server, template: str) -> None:
    async with clone_of(postgres, template) as url:
        owner = await connect(postgres.database_url("postgres"))
        await owner.execute(f'ALTER DATABASE "{make_url(url).database}" ALLOW_CONNECTIONS false')
        await owner.close()
    assert not await _exists(postgres, url)


async def test_who_is_still_connected_afterwards_is_thrown_out(
    postgres: Server, template: str
) -> None:
    async with clone_of(postgres, template) as url:
        forgotten = await connect(url)
        await forgotten.execute("BEGIN; INSERT INTO words VALUES ('stoel')")
    async with clone_of(postgres, template) as again:
        assert again == url
    assert forgotten.is_closed()


async def _exists(server: Server, url: str) -> bool:
    owner = await connect(server.database_url("postgres"))
    name = make_url(url).database
    found = await owner.fetchval("SELECT count(*) FROM pg_database WHERE datname = $1", name)
    await owner.close()
    return bool(found)


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
