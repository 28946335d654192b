"""When it cannot serve, the embedded PostgreSQL says why in one sentence."""

import os
import re
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from storage.server import EmbeddedServer, ServerUnavailable, locks
from storage.server.account import account_of
from tests.storage.server.holding import wait_until_gone

SOON = timedelta(seconds=1)


def refusal(home: Path, *, durable: bool = False) -> str:
    with pytest.raises(ServerUnavailable) as refused:
        EmbeddedServer(home, durable=durable, patience=SOON).start()
    said = str(refused.value)
    assert re.search(r"[.)]$", said)
    return said


def test_it_names_the_process_that_is_starting_or_stopping_it(own_home: Path) -> None:
    own_home.mkdir()
    script = (
        "import sys; from storage.server import locks; from pathlib import Path;"
        "from datetime import timedelta\n"
        "with locks.alone(Path(sys.argv[1]), timedelta(seconds=5)):\n"
        "    print('held', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", script, own_home / "postgres.lock"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[3],
    )
    assert other.stdout is not None
    assert other.stdout.readline() == b"held\n"
    assert f"by process {other.pid}:" in refusal(own_home)
    other.communicate()
    assert locks.take(own_home / "postgres.lock") is not None


def test_a_durable_start_does_not_adopt_a_forgetful_server(own_home: Path) -> None:
    forgetful = EmbeddedServer(own_home, durable=False)
    forgetful.start()
    assert "started for tests" in refusal(own_home, durable=True)
    forgetful.stop()


def test_a_server_that_was_started_by_hand_is_named_and_left_alone(own_home: Path) -> None:
    embedded = EmbeddedServer(own_home, durable=False)
    server = embedded.start()
    embedded.stop()
    data = (own_home / "postgres").resolve() / "data"
    account = account_of(data.stat().st_uid)
    by_hand = account.launch(
        [server.programs / "postgres", "-D", data, "-k", server.socket, "-c", "listen_addresses="],
        subprocess.DEVNULL,
    )
    while not (data / "postmaster.pid").exists():
        pass
    while len((data / "postmaster.pid").read_text().splitlines()) < 8:
        pass
    said = refusal(own_home)
    assert f"by hand, as process {by_hand.pid}: stop it with `kill -INT {by_hand.pid}`" in said
    assert by_hand.poll() is None
    by_hand.send_signal(signal.SIGINT)
    by_hand.wait()


def test_a_server_that_hangs_is_reported_with_its_log(own_home: Path) -> None:
    embedded = EmbeddedServer(own_home, durable=False)
    server = embedded.start()
    os.kill(server.process_id, signal.SIGSTOP)
    said = refusal(own_home)
    assert "does not answer" in said
    assert str(server.log) in said
    os.kill(server.process_id, signal.SIGCONT)
    embedded.stop()


def test_a_lost_password_is_said_and_the_server_does_not_stay(own_home: Path) -> None:
    embedded = EmbeddedServer(own_home, durable=False)
    embedded.start()
    embedded.stop()
    folder = (own_home / "postgres").resolve()
    (folder / "password").write_text("een ander")
    assert "SQLSTATE 28P01" in refusal(own_home)
    wait_until_gone(folder / "data")


def test_broken_data_are_reported_in_postgres_own_words(own_home: Path) -> None:
    embedded = EmbeddedServer(own_home, durable=False)
    embedded.start()
    embedded.stop()
    (own_home / "postgres" / "data" / "global" / "pg_control").unlink()
    said = refusal(own_home)
    assert re.search("ended while starting and said: .*could not open file", said)


def test_a_home_that_is_a_file_is_said(own_home: Path) -> None:
    own_home.write_text("")
    assert "File exists" in refusal(own_home)
    own_home.unlink()


def test_data_of_another_version_ask_for_that_version(own_home: Path) -> None:
    embedded = EmbeddedServer(own_home, durable=False)
    embedded.start()
    embedded.stop()
    written_by = own_home / "postgres" / "data" / "PG_VERSION"
    was = written_by.read_text()
    written_by.write_text("14\n")
    assert "install PostgreSQL 14" in refusal(own_home)
    written_by.write_text(was)
