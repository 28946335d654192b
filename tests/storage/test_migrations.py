"""Migrations: from nothing, twice, at once, and without a superuser."""

import asyncio
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy.ext.asyncio import create_async_engine

from cases.practices.practice import Practice
from storage import migrations
from storage.addresses import driver_address
from storage.database import Database
from storage.errors import DatabaseAway, DatabaseClosed, MigrationBlocked
from storage.migrations import prepare, upgrade
from storage.migrations.lineage import mark_of
from storage.migrations.logins import (
    login_name,
    login_password,
    make_login,
    make_roles,
    scram_verifier,
)
from storage.server import EmbeddedServer
from storage.vault import Vault, derive
from tests.postgres import connect
from tests.seeds import MASTER_KEY, HandClock, bot_url, seed_school

NEWEST = max(each.stem[:4] for each in Path(migrations.__file__).parent.glob("versions/0*.py"))
_SHAPE = """
    SELECT string_agg(line, E'\n' ORDER BY line) FROM (
        SELECT format('%s.%s %s', table_name, column_name, data_type) AS line
        FROM information_schema.columns WHERE table_schema = 'aantafel'
        UNION ALL
        SELECT format('%s %s %s %s', tablename, policyname, qual, with_check)
        FROM pg_policies WHERE schemaname = 'aantafel'
        UNION ALL
        SELECT indexdef FROM pg_indexes WHERE schemaname = 'aantafel'
    ) AS lines
"""


async def test_up_from_empty_and_again_changes_nothing(empty_database: str) -> None:
    first = await prepare(empty_database, MASTER_KEY)
    owner = await connect(empty_database)
    shape = await owner.fetchval(_SHAPE)
    await upgrade(empty_database)
    assert await prepare(empty_database, MASTER_KEY) == first
    assert await owner.fetchval(_SHAPE) == shape
    assert await owner.fetchval("SELECT version_num FROM public.aantafel_version") == NEWEST
    place_to_put_words = "SELECT has_database_privilege($1, current_database(), 'CREATE, TEMP')"
    assert not await owner.fetchval(place_to_put_words, login_name(MASTER_KEY))
    await owner.close()


async def test_tables_of_another_build_are_refused_and_left_alone(empty_database: str) -> None:
    await prepare(empty_database, MASTER_KEY)
    owner = await connect(empty_database)
    shape = await owner.fetchval(_SHAPE)
    await owner.execute("COMMENT ON TABLE public.aantafel_version IS 'of an earlier build'")
    for bring_up_to_date in (prepare(empty_database, MASTER_KEY), upgrade(empty_database)):
        with pytest.raises(DatabaseClosed, match="make clean-data"):
            await bring_up_to_date
    assert await owner.fetchval(_SHAPE) == shape
    await owner.close()


async def test_each_revision_is_known_by_its_own_statements(empty_database: str) -> None:
    await upgrade(empty_database, "0003")
    owner = await connect(empty_database)
    mark = "SELECT obj_description('public.aantafel_version'::regclass, 'pg_class')"
    assert await owner.fetchval(mark) == mark_of("0003")
    await upgrade(empty_database)
    assert await owner.fetchval(mark) == mark_of(NEWEST) != mark_of("0003")
    await owner.close()


async def test_the_address_it_returns_opens_the_bots_door(empty_database: str) -> None:
    clock = HandClock()
    url = await prepare(empty_database, MASTER_KEY)
    database = Database(url, Vault(MASTER_KEY), clock, Practice())
    await database.connect()
    school = await seed_school(database, clock)
    case = await school.case()
    async with database.work_as(school.member(school.coordinator)) as work:
        assert await work.desk.store.cases() == [case]
    await database.close()


async def test_migrators_take_turns(empty_database: str) -> None:
    urls = await asyncio.gather(*(prepare(empty_database, MASTER_KEY) for _ in range(5)))
    assert len(set(urls)) == 1


async def test_roles_and_logins_are_made_by_many_at_once(empty_database: str) -> None:
    """They belong to the whole server, so the databases of a server meet there."""
    keys = [bytes([number]) * 32 for number in range(1, 5)] * 2
    engines = [create_async_engine(driver_address(empty_database)) for _ in keys]
    await asyncio.gather(*(make_roles(engine) for engine in engines))
    await asyncio.gather(*map(make_login, engines, keys))
    owner = await connect(empty_database)
    for key in set(keys):
        assert await owner.fetchval(
            "SELECT pg_has_role($1, 'aantafel_guest', 'SET')", login_name(key)
        )
        await owner.execute(f"DROP OWNED BY {login_name(key)}")
        await owner.execute(f"DROP ROLE {login_name(key)}")
    await owner.close()
    for engine in engines:
        await engine.dispose()


async def test_the_bot_of_one_installation_is_not_let_into_anothers_database(
    empty_database: str,
) -> None:
    await prepare(empty_database, MASTER_KEY)
    other = bytes(32)
    owner = await connect(empty_database)
    verifier = scram_verifier(login_password(other), bytes(16))
    await owner.execute(f"CREATE ROLE {login_name(other)} LOGIN PASSWORD '{verifier}'")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await connect(bot_url(empty_database, other))
    await owner.execute(f"DROP ROLE {login_name(other)}")
    await owner.close()


async def test_a_migration_that_cannot_get_its_turn_gives_up(
    empty_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "_PATIENCE", migrations._POLL * 3)
    owner = await connect(empty_database)
    await owner.execute("SELECT pg_advisory_lock($1)", migrations._TURN)
    with pytest.raises(MigrationBlocked):
        await upgrade(empty_database)
    await owner.close()
    await upgrade(empty_database)


async def test_a_password_that_is_not_the_bots_is_refused(empty_database: str) -> None:
    await prepare(empty_database, MASTER_KEY)
    url = bot_url(empty_database).replace(login_password(MASTER_KEY), "0" * 64)
    with pytest.raises(DatabaseAway):
        await Database(url, Vault(MASTER_KEY), HandClock(), Practice()).connect()


async def test_neither_name_nor_password_shows_the_master_key() -> None:
    told = login_name(MASTER_KEY) + login_password(MASTER_KEY)
    assert MASTER_KEY.hex() not in told
    assert login_password(MASTER_KEY) == derive(MASTER_KEY, "database password").hex()


async def test_an_owner_who_is_no_superuser_can_do_it(tmp_path: Path) -> None:
    """As with a hosted PostgreSQL; on a server of its own, for roles belong to the server."""
    embedded = EmbeddedServer(tmp_path, durable=False)
    server = embedded.start()
    try:
        superuser = await connect(server.owner_url)
        await superuser.execute("CREATE ROLE landlord LOGIN CREATEROLE PASSWORD 'key'")
        await superuser.execute("CREATE DATABASE house OWNER landlord")
        await superuser.close()
        host = server.owner_url.partition("?")[2]
        url = f"postgresql://landlord:key@/house?{host}"
        bot = await prepare(url, MASTER_KEY)
        assert await prepare(url, MASTER_KEY) == bot
        clock = HandClock()
        database = Database(bot, Vault(MASTER_KEY), clock, Practice())
        await database.connect()
        school = await seed_school(database, clock)
        case = await school.case(seated=[school.expert])
        async with database.work_as(school.member(school.expert)) as work:
            assert await work.desk.store.cases() == [case]
            assert await work.desk.store.words(case.id, case.id) is None
        await database.close()
        owner = await connect(url)
        for table in ("cases", "words", "case_keys", "people"):
            assert await owner.fetchval(f"SELECT count(*) FROM aantafel.{table}") == 0
        await owner.close()
    finally:
        embedded.stop()
        embedded.remove()
