"""Nobody but us reaches the embedded PostgreSQL, and its log tells nothing."""

import stat
from pathlib import Path

import asyncpg
import psutil
import pytest

from storage.server import EmbeddedServer, Server
from storage.server.folder import SOCKET_NAME
from tests.postgres import connect
from tests.storage.server.holding import Home, processes_in


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def test_it_listens_on_one_private_socket_and_on_no_port(home: Home) -> None:
    holder = home.hold()
    open_ports = [
        connection
        for process in processes_in(home.data)
        for connection in process.net_connections(kind="inet")
    ]
    assert open_ports == []
    assert mode(holder.socket) == 0o700
    assert stat.S_ISSOCK((holder.socket / SOCKET_NAME).stat().st_mode)


def test_its_folder_is_closed_for_others(home: Home) -> None:
    home.hold()
    folder = home.data.parent
    assert mode(folder) & 0o007 == 0
    assert mode(folder / "data") == 0o700
    assert mode(folder / "password") == 0o600
    assert mode(folder / "server.log") == 0o600
    assert (folder / "data").stat().st_uid != 0
    assert (folder / "password").stat().st_uid == (folder / "data").stat().st_uid


def test_the_account_of_postgres_cannot_put_a_link_where_root_writes(home: Home) -> None:
    home.hold()
    folder = home.data.parent.stat()
    assert folder.st_uid == home.user_id
    assert folder.st_mode & (stat.S_IWGRP | stat.S_IWOTH) == 0


@pytest.mark.parametrize("password", ["", "geraden", None])
async def test_who_reaches_the_socket_needs_the_password(
    postgres: Server, password: str | None
) -> None:
    with pytest.raises(asyncpg.InvalidPasswordError):
        await asyncpg.connect(
            host=str(postgres.socket),
            port=5432,
            user="aantafel_owner",
            password=password,
            database="aantafel",
        )


async def test_no_rule_lets_anybody_in_without_a_password(postgres: Server) -> None:
    owner = await connect(postgres.owner_url)
    methods = await owner.fetch("SELECT DISTINCT type, auth_method FROM pg_hba_file_rules")
    stored = await owner.fetch("SELECT rolpassword FROM pg_authid WHERE rolcanlogin")
    await owner.close()
    assert {tuple(row) for row in methods} == {("local", "scram-sha-256"), ("host", "reject")}
    assert all(row["rolpassword"].startswith("SCRAM-SHA-256$") for row in stored)


async def test_the_log_does_not_quote_statements_or_values(own_home: Path) -> None:
    embedded = EmbeddedServer(own_home)
    server = embedded.start()
    owner = await connect(server.owner_url)
    await owner.execute("CREATE TABLE people (name text PRIMARY KEY)")
    await owner.execute("INSERT INTO people VALUES ('Fatima')")
    with pytest.raises(asyncpg.UniqueViolationError):
        await owner.execute("INSERT INTO people VALUES ('Fatima')")
    with pytest.raises(asyncpg.InvalidTextRepresentationError):
        await owner.execute("SELECT 'Fatima'::uuid")
    await owner.close()
    embedded.stop()
    log = server.log.read_text()
    assert "ready to accept connections" in log
    assert "Fatima" not in log
    assert "people" not in log


def test_the_password_is_not_on_a_command_line_or_in_what_is_printed(own_home: Path) -> None:
    embedded = EmbeddedServer(own_home, durable=False)
    server = embedded.start()
    password = (own_home / "postgres" / "password").read_text()
    assert len(password) >= 43
    assert password in server.owner_url
    assert password not in repr(server)
    assert password not in " ".join(psutil.Process(server.process_id).cmdline())
    embedded.stop()


async def test_a_forgotten_transaction_is_ended(postgres: Server) -> None:
    owner = await connect(postgres.owner_url)
    assert await owner.fetchval("SHOW idle_in_transaction_session_timeout") == "1min"
    await owner.close()


def test_it_does_not_run_as_root_and_not_with_roots_groups(home: Home) -> None:
    holder = home.hold()
    process = psutil.Process(holder.server_pid)
    assert process.uids().real == process.uids().saved == home.data.stat().st_uid != 0
    status = Path(f"/proc/{holder.server_pid}/status").read_text()
    groups = next(line for line in status.splitlines() if line.startswith("Groups:"))
    assert "0" not in groups.removeprefix("Groups:").split()
    assert process.cwd() == str(home.data)
