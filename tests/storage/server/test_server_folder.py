"""Where the socket goes, who may look into it, and whom programs run as."""

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.server import folder
from storage.server.account import account_of
from storage.server.folder import LONGEST_SOCKET_PATH, SOCKET_NAME, ServerFolder
from storage.server.unavailable import ServerUnavailable

OURSELVES = account_of(os.geteuid())
DEEP = "een heel lange mapnaam die maar doorgaat/" * 3


def folder_at(path: Path) -> ServerFolder:
    path.mkdir(parents=True)
    return ServerFolder(path, OURSELVES)


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[ServerFolder]:
    """A folder whose name is too long for a socket in it."""
    folder = folder_at(tmp_path / DEEP)
    yield folder
    folder.remove()


def is_private(path: Path) -> bool:
    return stat.S_IMODE(path.lstat().st_mode) == 0o700 and not path.is_symlink()


def test_a_short_name_keeps_the_socket_inside() -> None:
    short = Path(tempfile.mkdtemp(prefix="aan tafel é-"))
    socket = ServerFolder(short, OURSELVES).socket_folder()
    assert socket == short.resolve() / "socket"
    assert is_private(socket)
    shutil.rmtree(short)


def test_a_long_name_puts_it_elsewhere_and_finds_it_again(deep: ServerFolder) -> None:
    socket = deep.socket_folder()
    assert len(os.fsencode(socket / SOCKET_NAME)) <= LONGEST_SOCKET_PATH
    assert is_private(socket)
    assert deep.socket_folder() == socket


def test_a_folder_that_others_could_enter_is_not_used_again(deep: ServerFolder) -> None:
    first = deep.socket_folder()
    first.chmod(0o755)
    second = deep.socket_folder()
    assert second != first
    assert is_private(second)
    first.rmdir()


def test_a_folder_that_was_cleaned_away_is_made_anew(deep: ServerFolder) -> None:
    first = deep.socket_folder()
    first.rmdir()
    assert is_private(deep.socket_folder())


def test_a_home_that_was_moved_to_a_longer_name_gets_another_socket(tmp_path: Path) -> None:
    short = Path(tempfile.mkdtemp(prefix="aantafel-"))
    ServerFolder(short, OURSELVES).socket_folder()
    moved = tmp_path / DEEP
    moved.parent.mkdir(parents=True)
    shutil.move(short, moved)
    folder = ServerFolder(moved, OURSELVES)
    assert not folder.socket_folder().is_relative_to(tmp_path)
    folder.remove()


@pytest.mark.parametrize("sign", [",", ":", '"', "'", "\\"])
def test_a_name_that_postgresql_would_split_is_avoided(sign: str) -> None:
    odd = Path(tempfile.mkdtemp(prefix=f"aan{sign}tafel-"))
    folder = ServerFolder(odd, OURSELVES)
    socket = folder.socket_folder()
    assert sign not in str(socket)
    assert (odd / "socket").readlink() == socket
    folder.remove()
    assert not socket.exists()


def test_where_every_name_is_too_long_it_says_what_to_set(
    deep: ServerFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "LONGEST_SOCKET_PATH", 10)
    with pytest.raises(ServerUnavailable, match="set TMPDIR to a short one"):
        deep.socket_folder()


def test_the_password_is_made_once(tmp_path: Path) -> None:
    folder = folder_at(tmp_path / "server")
    (folder.path / "password.new").write_text("left by a kill")
    made = folder.password()
    assert len(made) == 43
    assert folder.password() == made
    assert stat.S_IMODE(folder.password_file.stat().st_mode) == 0o600


def test_a_program_that_fails_is_reported_with_its_last_words() -> None:
    with pytest.raises(ServerUnavailable, match="sh failed: helaas"):
        OURSELVES.run(["/bin/sh", "-c", "echo eerst; echo helaas >&2; exit 3"])
    with pytest.raises(ServerUnavailable, match="false failed: exit code 1"):
        OURSELVES.run(["/bin/false"])
    with pytest.raises(ServerUnavailable, match="/nowhere cannot be run as the account"):
        OURSELVES.run(["/nowhere"])


def test_programs_see_nothing_of_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGOPTIONS", "-c log_statement=all")
    said = OURSELVES.run(["/bin/sh", "-c", "env; pwd; cat"], typed="geheim")
    assert "PGOPTIONS" not in said
    assert said.splitlines()[-2:] == ["/", "geheim"]


def test_an_account_without_a_name_goes_by_its_number() -> None:
    assert account_of(3_999_999_999).name == "3999999999"
