"""The embedded PostgreSQL from the first start to the last stop."""

import os
import tempfile
import time
from pathlib import Path

import psutil
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from storage.server import EmbeddedServer, ServerUnavailable
from storage.server.folder import LONGEST_SOCKET_PATH, SOCKET_NAME
from tests.postgres import connect
from tests.storage.server.holding import Home, processes_in, wait_until_gone


async def test_a_first_start_makes_a_database_that_its_owner_can_use(own_home: Path) -> None:
    embedded = EmbeddedServer(own_home)
    server = embedded.start()
    engine = create_async_engine(server.owner_url)
    async with engine.connect() as connection:
        row = (
            await connection.execute(
                text(
                    "SELECT current_database(), current_setting('server_encoding'),"
                    " current_setting('fsync'), current_setting('TimeZone'),"
                    " current_setting('data_checksums'), lower('ÉÏ')"
                )
            )
        ).one()
    await engine.dispose()
    embedded.stop()
    assert tuple(row) == ("aantafel", "UTF8", "on", "UTC", "on", "éï")


async def test_it_is_forgetful_only_when_asked(own_home: Path) -> None:
    embedded = EmbeddedServer(own_home, durable=False)
    owner = await connect(embedded.start().owner_url)
    shown = [
        await owner.fetchval(f"SHOW {name}")
        for name in ("fsync", "synchronous_commit", "full_page_writes")
    ]
    await owner.close()
    embedded.stop()
    assert shown == ["off", "off", "off"]


async def test_another_database_has_the_same_address_but_for_its_name(own_home: Path) -> None:
    embedded = EmbeddedServer(own_home, durable=False)
    server = embedded.start()
    owner = await connect(server.owner_url)
    await owner.execute('CREATE DATABASE "een ander/db?"')
    await owner.close()
    other = await connect(server.database_url("een ander/db?"))
    assert await other.fetchval("SELECT current_database()") == "een ander/db?"
    await other.close()
    embedded.stop()


async def test_a_stop_ends_every_process_and_a_start_finds_the_data_again(home: Home) -> None:
    first = home.hold(durable=True)
    owner = await connect(first.url)
    await owner.execute("CREATE TABLE kept AS SELECT 'hier' AS word")
    await owner.close()
    assert {process.username() for process in processes_in(home.data)}.isdisjoint({"root"})
    first.leave()
    assert list(processes_in(home.data)) == []

    second = home.hold(durable=True)
    owner = await connect(second.url)
    assert await owner.fetchval("SELECT word FROM kept") == "hier"
    await owner.close()
    assert second.url == first.url
    assert second.server_pid != first.server_pid


def test_a_second_start_adopts_the_server_and_the_last_to_leave_stops_it(home: Home) -> None:
    first = home.hold()
    second = home.hold()
    assert (second.server_pid, second.url) == (first.server_pid, first.url)

    first.leave()
    assert psutil.Process(first.server_pid).is_running()
    third = home.hold()
    assert third.server_pid == first.server_pid

    second.leave()
    third.leave()
    wait_until_gone(home.data)


def test_many_first_starts_at_once_make_one_server(home: Home) -> None:
    beginning = [home.begin() for _ in range(5)]
    up = [holder.wait_until_up() for holder in beginning]
    assert len({holder.server_pid for holder in up}) == 1
    for holder in up:
        holder.leave()
    wait_until_gone(home.data)


def test_starting_again_returns_the_same_server(own_home: Path) -> None:
    embedded = EmbeddedServer(own_home, durable=False)
    assert embedded.start() == embedded.start()
    embedded.stop()


def test_a_start_takes_well_below_a_second(own_home: Path) -> None:
    embedded = EmbeddedServer(own_home, durable=False)
    embedded.start()
    embedded.stop()
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        embedded.start()
        times.append(time.perf_counter() - begun)
        embedded.stop()
    assert min(times) < 0.5


async def test_a_long_path_gets_a_socket_elsewhere_with_an_address_that_lasts(
    own_home: Path,
) -> None:
    deep = own_home / ("een heel lange mapnaam " * 5).strip() / ("nog een " * 10).strip()
    assert len(str(deep)) > 150
    embedded = EmbeddedServer(deep, durable=False)
    server = embedded.start()
    assert len(os.fsencode(server.socket / SOCKET_NAME)) <= LONGEST_SOCKET_PATH
    owner = await connect(server.owner_url)
    assert await owner.fetchval("SELECT 1") == 1
    await owner.close()
    embedded.stop()
    assert embedded.start().owner_url == server.owner_url
    embedded.remove()
    assert not server.socket.exists()


def test_a_removed_server_leaves_nothing_and_can_be_made_anew(own_home: Path) -> None:
    embedded = EmbeddedServer(own_home, durable=False)
    embedded.start()
    data = (own_home / "postgres").resolve()
    embedded.remove()
    assert not data.exists()
    assert not (own_home / "postgres").is_symlink()
    assert list(processes_in(data / "data")) == []
    embedded.start()
    embedded.remove()


def test_a_server_in_use_is_not_removed(home: Home) -> None:
    holder = home.hold()
    if home.user_id == os.geteuid():
        with pytest.raises(ServerUnavailable, match="is in use"):
            EmbeddedServer(home.path).remove()
    assert psutil.Process(holder.server_pid).is_running()


def test_stopping_what_was_never_made_makes_nothing() -> None:
    with tempfile.TemporaryDirectory() as place:
        EmbeddedServer(Path(place, "home")).stop()
        EmbeddedServer(Path(place, "home")).remove()
        assert list(Path(place).iterdir()) == []


async def test_it_can_be_started_from_inside_an_event_loop(own_home: Path) -> None:
    embedded = EmbeddedServer(own_home, durable=False)
    assert embedded.start().process_id > 0
    embedded.stop()
