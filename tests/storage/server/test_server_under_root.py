"""What root's home and PostgreSQL's own account know of each other."""

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from storage.server import EmbeddedServer, ServerUnavailable, account
from storage.server.folder import SYSTEM_FOLDER
from tests.storage.server.holding import Home


@pytest.fixture
def made(own_home: Path) -> Path:
    embedded = EmbeddedServer(own_home, durable=False)
    embedded.start()
    embedded.stop()
    return own_home


def start(home: Path) -> None:
    embedded = EmbeddedServer(home, durable=False)
    embedded.start()
    embedded.stop()


def test_data_and_programs_lie_where_the_account_can_reach_them(made: Path) -> None:
    assert (made / "postgres").readlink().parent == SYSTEM_FOLDER
    server = EmbeddedServer(made, durable=False)
    programs = server.start().programs
    server.stop()
    assert programs.is_relative_to(SYSTEM_FOLDER)
    for folder in (programs, *programs.parents):
        assert folder.stat().st_mode & stat.S_IXOTH, folder


def test_others_cannot_look_into_the_folder(made: Path) -> None:
    looked = subprocess.run(
        ["/bin/ls", made.joinpath("postgres").readlink()],
        user="nobody",
        group="nogroup",
        extra_groups=[],
        capture_output=True,
        cwd="/",
        check=False,
    )
    assert looked.returncode != 0
    assert b"Permission denied" in looked.stderr


def test_a_moved_home_keeps_its_database(made: Path) -> None:
    moved = made.with_name("moved")
    data = made.joinpath("postgres").readlink()
    made.rename(moved)
    start(moved)
    assert moved.joinpath("postgres").readlink() == data
    EmbeddedServer(moved).remove()


def test_a_copied_home_does_not_share_the_database(made: Path) -> None:
    copy = made.with_name("copy")
    shutil.copytree(made, copy, symlinks=True)
    with pytest.raises(ServerUnavailable, match="is a copy of"):
        start(copy)
    (copy / "postgres").unlink()
    start(copy)
    start(made)
    EmbeddedServer(copy).remove()


def test_a_database_that_is_gone_is_said_and_not_replaced(made: Path) -> None:
    where = made.joinpath("postgres").readlink()
    aside = where.with_name(f"{where.name}-aside")
    where.rename(aside)
    with pytest.raises(ServerUnavailable, match="which is gone"):
        start(made)
    aside.rename(where)
    start(made)


@pytest.mark.parametrize("home", ["nobody"], indirect=True)
def test_a_plain_users_database_is_not_started_by_root(home: Home) -> None:
    home.hold().leave()
    with pytest.raises(ServerUnavailable, match="was made by nobody: start as nobody"):
        start(home.path)
    assert home.hold().refused == ""


def test_roots_database_is_not_started_by_a_plain_user(made: Path, wheel: Path) -> None:
    made.parent.chmod(0o755)
    nobody = Home(made, 65534, wheel)
    assert "start as root" in nobody.hold().refused


def test_without_an_account_it_says_how_to_make_one(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(account, "PREFERRED_ACCOUNTS", ("nobody-has-this-name",))
    with pytest.raises(ServerUnavailable, match="useradd --system aantafel"):
        start(own_home)


def test_data_stay_with_the_account_that_made_them(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = (made / "postgres" / "data").stat().st_uid
    monkeypatch.setattr(account, "PREFERRED_ACCOUNTS", ("daemon",))
    start(made)
    assert (made / "postgres" / "data" / "PG_VERSION").stat().st_uid == owner


def test_the_home_itself_stays_roots(made: Path) -> None:
    assert {path.lstat().st_uid for path in (made, *made.iterdir())} == {os.geteuid()}
