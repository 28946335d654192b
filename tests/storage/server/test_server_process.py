"""Telling a live PostgreSQL from a number that is somebody else's by now."""

import os
import subprocess
from pathlib import Path

import pytest

from storage.server import Server, process
from storage.server.process import Postmaster, is_server_on, log_in


@pytest.fixture(params=["/proc", "ps"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """Ask Linux's ``/proc``, or a ``ps`` as on macOS."""
    if request.param == "ps":
        ps = tmp_path / "ps"
        ps.write_text("#!/bin/sh\ntr '\\0' ' ' < /proc/$5/cmdline 2>/dev/null\n")
        ps.chmod(0o755)
        monkeypatch.setattr(process, "_PROC", tmp_path / "no proc")
        monkeypatch.setattr(process, "_PS", ps)
    return str(request.param)


def test_a_server_is_known_by_its_data(way: str, postgres: Server) -> None:
    data = postgres.log.parent / "data"
    assert is_server_on(data, postgres.process_id)
    assert not is_server_on(data, os.getpid())
    assert not is_server_on(data.parent, postgres.process_id)


def test_a_zombie_and_a_number_of_nobody_are_no_servers(way: str, postgres: Server) -> None:
    data = postgres.log.parent / "data"
    zombie = subprocess.Popen(["true"])
    os.waitid(os.P_PID, zombie.pid, os.WEXITED | os.WNOWAIT)
    assert not is_server_on(data, zombie.pid)
    zombie.wait()
    assert not is_server_on(data, zombie.pid)


def test_a_pid_file_tells_where_the_server_is_and_whether_it_is_ready(postgres: Server) -> None:
    told = Postmaster.of(postgres.log.parent / "data")
    assert told == Postmaster(postgres.process_id, postgres.socket, is_ready=True)


@pytest.mark.parametrize("text", ["", "12", "twaalf\n\n\n\n/s\n\n\nready", "1\n2\n3\n4\n5\n6\n7"])
def test_a_pid_file_that_is_not_complete_tells_nothing(tmp_path: Path, text: str) -> None:
    assert Postmaster.of(tmp_path) is None
    (tmp_path / "postmaster.pid").write_text(text)
    assert Postmaster.of(tmp_path) is None


def test_where_nobody_listens_there_is_no_answer(tmp_path: Path) -> None:
    assert log_in(tmp_path, "geheim") is None
