"""A fresh copy becomes usable by one command, and stays so by the same."""

import os
import subprocess
import time
from pathlib import Path

import pytest

from tests.setup.copies import SYSTEM_PYTHON, copy_to, make


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = copy_to(tmp_path_factory.mktemp("een map") / "aan tafel")
    first = make(copy, "install")
    assert first.returncode == 0, first.stdout + first.stderr
    return copy


def test_a_copy_in_a_folder_with_spaces_is_installed_by_one_command(installed: Path) -> None:
    python = installed / ".venv" / "bin" / "python"
    said = subprocess.run(
        [python, "-c", "import storage.server, playground; print(playground.__file__)"],
        capture_output=True,
        text=True,
        check=True,
        cwd="/",
    )
    assert Path(said.stdout.strip()).is_relative_to(installed)
    assert (installed / "node_modules" / "adaptivecards" / "dist").is_dir()
    assert not (installed / "node_modules" / "axe-core").exists()
    checked = subprocess.run([python, "-m", "pip", "check"], capture_output=True, check=False)
    assert checked.returncode == 0


def test_the_second_time_it_does_nothing_and_is_quick(installed: Path) -> None:
    begun = time.perf_counter()
    again = make(installed, "install")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert time.perf_counter() - begun < 5


@pytest.mark.deep
def test_an_environment_that_was_half_changed_or_moved_is_made_anew(installed: Path) -> None:
    (installed / ".venv" / "half-done").touch()
    (installed / ".venv" / "stamps" / "run").unlink()
    moved = installed.rename(installed.with_name("elders"))
    try:
        anew = make(moved, "install")
        assert anew.returncode == 0, anew.stderr
        assert "Making the virtual environment" in anew.stdout
        script = moved / ".venv" / "bin" / "alembic"
        assert (
            subprocess.run([script, "--version"], capture_output=True, check=False).returncode == 0
        )
    finally:
        moved.rename(installed)


def test_clean_keeps_the_data_and_says_so(tmp_path: Path) -> None:
    copy = copy_to(tmp_path / "aan tafel")
    for folder in (".venv", "node_modules", ".aantafel", "scripts/chromium/node_modules"):
        (copy / folder / "inside").mkdir(parents=True)
    cleaned = make(copy, "clean")
    assert cleaned.stdout == "Kept .aantafel with the data; 'make clean-data' deletes it.\n"
    assert (copy / ".aantafel" / "inside").is_dir()
    assert not (copy / ".venv").exists()
    assert not (copy / "node_modules").exists()
    assert not (copy / "scripts" / "chromium" / "node_modules").exists()


def test_help_lists_every_target(tmp_path: Path) -> None:
    copy = copy_to(tmp_path / "aan tafel")
    listed = {line.split()[0] for line in make(copy, "help").stdout.splitlines()}
    assert {"run", "test", "install", "lint", "bench", "test-deep", "clean"} <= listed
    assert make(copy).stdout == make(copy, "help").stdout
    assert (copy / ".ci" / "run").read_text().splitlines()[-1] == "make lint test"
    assert os.access(copy / ".ci" / "run", os.X_OK)


@pytest.mark.deep
def test_whenever_it_is_killed_the_next_run_finishes(tmp_path: Path) -> None:
    copy = copy_to(tmp_path / "aan tafel")
    for tenths in (3, 10, 25, 50, 80, 120):
        command = [SYSTEM_PYTHON, "scripts/set_up.py", "run"]
        setting_up = subprocess.Popen(command, cwd=copy, start_new_session=tenths % 2 == 0)
        time.sleep(tenths / 10)
        setting_up.kill()  # what it started goes on, and holds the lock until it ends
        setting_up.wait()
    finished = make(copy, "install")
    assert finished.returncode == 0, finished.stderr
    python = copy / ".venv" / "bin" / "python"
    everything = "import botbuilder.core, sqlalchemy, asyncpg, aiohttp, typer, storage"
    assert subprocess.run([python, "-c", everything], check=False).returncode == 0
    assert subprocess.run([python, "-m", "pip", "check"], check=False).returncode == 0


def test_two_at_once_in_one_folder_take_turns(installed: Path) -> None:
    (installed / ".venv" / "stamps" / "run").unlink()
    command = [SYSTEM_PYTHON, "scripts/set_up.py", "run"]
    both = [
        subprocess.Popen(command, cwd=installed, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [process.communicate()[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sum("Installing Python packages" in words for words in said) == 1
    assert sum("waiting for it" in words for words in said) == 1
