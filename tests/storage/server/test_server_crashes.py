"""After any kind of death a start brings the server back with all that was committed."""

import asyncio
import os
import signal
import subprocess
import time
from datetime import timedelta
from pathlib import Path

import psutil
import pytest

from storage.server import EmbeddedServer, launching
from storage.server.folder import SOCKET_NAME
from tests.postgres import connect
from tests.storage.server.holding import Home, processes_in, wait_until_gone


async def write(url: str, word: str) -> None:
    owner = await connect(url)
    await owner.execute("CREATE TABLE IF NOT EXISTS words (word text)")
    await owner.execute("INSERT INTO words VALUES ($1)", word)
    await owner.close()


async def read(url: str) -> list[str]:
    owner = await connect(url)
    rows = await owner.fetch("SELECT word FROM words ORDER BY word")
    await owner.close()
    return [row["word"] for row in rows]


async def test_when_we_are_killed_the_next_start_adopts_what_we_left(home: Home) -> None:
    killed = home.hold(durable=True)
    await write(killed.url, "vastgelegd")
    killed.kill()
    assert psutil.Process(killed.server_pid).is_running()

    next_one = home.hold(durable=True)
    assert next_one.server_pid == killed.server_pid
    assert await read(next_one.url) == ["vastgelegd"]
    next_one.leave()
    wait_until_gone(home.data)


async def test_when_postgres_is_killed_the_next_start_recovers(home: Home) -> None:
    holder = home.hold(durable=True)
    await write(holder.url, "vastgelegd")
    os.kill(holder.server_pid, signal.SIGKILL)

    # the holder lives on and does not reap it: its number belongs to a zombie
    next_one = home.hold(durable=True)
    assert psutil.Process(holder.server_pid).status() == psutil.STATUS_ZOMBIE
    assert next_one.server_pid != holder.server_pid
    assert next_one.url == holder.url
    assert await read(next_one.url) == ["vastgelegd"]


async def test_when_both_are_killed_the_next_start_recovers(home: Home) -> None:
    holder = home.hold(durable=True)
    await write(holder.url, "vastgelegd")
    os.kill(holder.server_pid, signal.SIGKILL)
    holder.kill()
    next_one = home.hold(durable=True)
    assert await read(next_one.url) == ["vastgelegd"]


async def test_the_same_object_starts_a_killed_server_again(own_home: Path) -> None:
    embedded = EmbeddedServer(own_home)
    server = embedded.start()
    await write(server.owner_url, "vastgelegd")
    os.kill(server.process_id, signal.SIGKILL)
    again = embedded.start()
    assert again.process_id != server.process_id
    assert await read(server.owner_url) == ["vastgelegd"]
    embedded.stop()


async def test_twenty_kills_lose_no_commit(own_home: Path) -> None:
    embedded = EmbeddedServer(own_home)
    acknowledged = []
    for number in range(20):
        server = embedded.start()
        await write(server.owner_url, f"{number:02}")
        acknowledged.append(f"{number:02}")
        os.kill(server.process_id, signal.SIGKILL)
    assert await read(embedded.start().owner_url) == acknowledged
    embedded.stop()


@pytest.fixture
def stranger(home: Home) -> subprocess.Popen[bytes]:
    """A live process of the account that owns the data."""
    home.hold().leave()
    owner = home.data.stat()
    switch = owner.st_uid != os.geteuid()
    return subprocess.Popen(
        ["sleep", "600"],
        user=owner.st_uid if switch else None,
        group=owner.st_gid if switch else None,
        extra_groups=[] if switch else None,
        cwd="/",
    )


def claim(home: Home, process_id: int) -> None:
    """Leave the files that a killed server with this process id would have left."""
    socket = (home.path / "postgres").resolve() / "socket"
    home.data.joinpath("postmaster.pid").write_text(
        f"{process_id}\n{home.data}\n1795300921\n5432\n{socket}\n\n  2154624  5\nready   \n"
    )
    socket.joinpath(f"{SOCKET_NAME}.lock").write_text(
        f"{process_id}\n{home.data}\n1795300921\n5432\n{socket}\n"
    )
    for path in (home.data / "postmaster.pid", socket / f"{SOCKET_NAME}.lock"):
        os.chown(path, home.data.stat().st_uid, home.data.stat().st_gid)


def test_a_pid_file_that_names_a_live_stranger_does_not_hinder(
    home: Home, stranger: subprocess.Popen[bytes]
) -> None:
    claim(home, stranger.pid)
    next_one = home.hold()
    assert next_one.refused == ""
    assert next_one.server_pid != stranger.pid
    next_one.leave()
    assert stranger.poll() is None
    stranger.kill()
    stranger.wait()


def test_a_pid_file_that_names_a_zombie_does_not_hinder(
    home: Home, stranger: subprocess.Popen[bytes]
) -> None:
    stranger.kill()
    while psutil.Process(stranger.pid).status() != psutil.STATUS_ZOMBIE:
        time.sleep(0.01)
    claim(home, stranger.pid)
    next_one = home.hold()
    assert next_one.refused == ""
    next_one.leave()
    stranger.wait()


def test_half_a_pid_file_does_not_hinder(home: Home) -> None:
    home.hold().leave()
    home.data.joinpath("postmaster.pid").write_text("12")
    assert home.hold().refused == ""


def test_a_first_start_that_is_killed_half_way_does_not_hinder_the_next(home: Home) -> None:
    killed = home.begin(durable=True)
    half = home.path / "postgres" / "data.new" / "base"
    while not half.exists():
        time.sleep(0.001)
    killed.kill()
    assert not home.data.exists()
    assert home.hold(durable=True).refused == ""


def test_a_server_that_hangs_is_stopped_by_ever_harder_signals(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    soon = timedelta(seconds=0.2)
    harder = [(signal.SIGINT, soon), (signal.SIGQUIT, soon), (signal.SIGKILL, soon * 50)]
    monkeypatch.setattr(launching, "_EVER_HARDER", harder)
    embedded = EmbeddedServer(own_home, durable=False)
    server = embedded.start()
    os.kill(server.process_id, signal.SIGSTOP)
    embedded.stop()
    assert not psutil.pid_exists(server.process_id)


async def test_a_server_of_a_killed_process_is_stopped_when_nobody_uses_it(home: Home) -> None:
    home.hold().kill()
    home.hold().leave()
    wait_until_gone(home.data)


async def test_a_start_waits_for_the_last_process_of_a_killed_server(home: Home) -> None:
    killed = home.hold()
    owner = await connect(killed.url)
    backend = await owner.fetchval("SELECT pg_backend_pid()")
    os.kill(backend, signal.SIGSTOP)
    os.kill(killed.server_pid, signal.SIGKILL)
    next_one = home.begin()
    await asyncio.sleep(1.0)
    assert [process.pid for process in processes_in(home.data)] == [backend]
    os.kill(backend, signal.SIGCONT)
    assert next_one.wait_until_up().refused == ""
    owner.terminate()
