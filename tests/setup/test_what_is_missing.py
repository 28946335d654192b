"""What a machine lacks is said in one sentence, with the command that mends it."""

import os
import re
from pathlib import Path

import pytest

from tests.setup.copies import copy_to, machine_where, make


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_to(tmp_path_factory.mktemp("lacking") / "aan tafel")


def refusal(copy: Path, **environment: str) -> str:
    """Return the one line that is said before make reports its own failure."""
    said = make(copy, "install", **environment)
    assert said.returncode != 0
    lines = [line for line in said.stderr.splitlines() if not line.startswith("make")]
    assert len(lines) == 1, lines
    assert re.search(r"`[a-z]|PYTHON=|AANTAFEL_", lines[0])
    return lines[0]


def program(folder: Path, name: str, script: str) -> Path:
    folder.mkdir(exist_ok=True)
    made = folder / name
    made.write_text(f"#!/bin/sh\n{script}\n")
    made.chmod(0o755)
    return made


def test_a_python_that_is_too_old(copy: Path, tmp_path: Path) -> None:
    old = program(tmp_path / "a bin", "python3", 'test "$1" = --version && echo Python 3.9.2')
    said = refusal(copy, PYTHON=str(old))
    assert said.startswith("Aan tafel needs Python 3.11, 3.12 or 3.13 and found Python 3.9.2:")


def test_no_python_at_all(copy: Path, tmp_path: Path) -> None:
    path = tmp_path / "bin"
    path.mkdir()
    for name in ("sh", "make"):
        (path / name).symlink_to(f"/usr/bin/{name}")
    said = refusal(copy, PYTHON="", PATH=str(path))
    assert "found no python3: install one with `sudo apt-get install python3" in said


def test_an_old_python_is_passed_over_for_a_new_one(copy: Path, tmp_path: Path) -> None:
    old = program(tmp_path / "bin", "python3", "exit 1")
    program(tmp_path / "bin", "python3.12", 'test "$1" = -c || echo found "$@"')
    said = make(copy, "install", PYTHON="", PATH=f"{old.parent}:{os.environ['PATH']}")
    assert said.stdout == "found scripts/set_up.py run\n"


def test_a_python_without_its_venv_module(copy: Path, tmp_path: Path) -> None:
    without = machine_where(tmp_path / "site", "import sys\nsys.modules['ensurepip'] = None\n")
    assert re.search(
        r"comes without its venv module: install it with `sudo apt-get install python3\.1\d-venv`",
        refusal(copy, PYTHONPATH=without),
    )


@pytest.mark.parametrize(
    ("libc", "said"),
    [
        (("libc", ""), "This Linux has no glibc"),
        (("glibc", "2.27"), "This Linux has glibc 2.27 and 2.28 is needed"),
    ],
)
def test_a_linux_without_a_glibc_that_fits(
    copy: Path, tmp_path: Path, libc: tuple[str, str], said: str
) -> None:
    code = f"import platform\nplatform.libc_ver = lambda: {libc}\n"
    assert said in refusal(copy, PYTHONPATH=machine_where(tmp_path / "site", code))


def test_a_processor_without_a_postgresql(copy: Path, tmp_path: Path) -> None:
    code = "import platform\nplatform.machine = lambda: 'riscv64'\n"
    assert "no PostgreSQL wheel for riscv64" in refusal(
        copy, PYTHONPATH=machine_where(tmp_path / "site", code)
    )
