"""Copies of this checkout to set up anew, and machines that lack something."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SYSTEM_PYTHON = str(getattr(sys, "_base_executable", sys.executable))
"""The Python that our virtual environment was made from."""

_INSTALLED = shutil.ignore_patterns(
    ".git",
    ".venv",
    "node_modules",
    ".aantafel",
    "__pycache__",
    "*.egg-info",
    ".*_cache",
    ".hypothesis",
)


def copy_to(folder: Path) -> Path:
    """Copy the checkout as a fresh clone would have it: nothing installed, no data."""
    shutil.copytree(ROOT, folder, ignore=_INSTALLED)
    return folder


def make(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run make there as somebody would who has just cloned it, and return what it said."""
    outer = ("VIRTUAL_ENV", "MAKEFLAGS", "MAKELEVEL", "MFLAGS")  # tests may be run by make
    inherited = {name: value for name, value in os.environ.items() if name not in outer}
    return subprocess.run(
        ["make", *arguments],
        cwd=folder,
        env=inherited | {"PYTHON": SYSTEM_PYTHON} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def machine_where(folder: Path, code: str) -> str:
    """Return a module path on which every Python first runs this code about itself."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(code)
    return str(folder)
