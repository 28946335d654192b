"""This checkout: its folders, its way to run programs, and its memory of what was done."""

import hashlib
import os
import pwd
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"


class CannotSetUp(Exception):
    """Something is missing that we cannot bring; the message is one sentence that mends it."""


def say(words: str) -> None:
    """Tell the person at the terminal what takes long."""
    print(words, flush=True)


def run(
    command: Sequence[str | Path],
    otherwise: str,
    *,
    folder: Path = ROOT,
    extra: Mapping[str, str] | None = None,
) -> None:
    """Run a program to its end, showing what it prints.

    It inherits the lock of this set-up: should we be killed, the next one waits for it.

    Raises:
        CannotSetUp: it failed; ``otherwise`` is the sentence to say.
    """
    environment = os.environ | (extra or {})
    try:
        subprocess.run(command, cwd=folder, env=environment, check=True, close_fds=False)
    except (OSError, subprocess.CalledProcessError) as error:
        raise CannotSetUp(otherwise) from error


def answer(command: Sequence[str | Path]) -> str | None:
    """Return what a program prints, None if it cannot be run or fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()


def fingerprint(files: Iterable[Path], *facts: str) -> str:
    """Return a short name for the contents of these files and these facts together."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes() + b"\0")
    for fact in (*facts, str(ROOT), sys.version):
        digest.update(fact.encode() + b"\0")
    return digest.hexdigest()


class Stamp:
    """A file that says for which contents a step was finished; no stamp, no finished step."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def said(self) -> str:
        """What was stamped last, empty if nothing was."""
        try:
            return self._path.read_text()
        except FileNotFoundError:
            return ""

    def set(self, contents: str) -> None:
        """Stamp at once or not at all, so that a kill leaves no half a stamp."""
        self._path.parent.mkdir(exist_ok=True)
        half = self._path.with_suffix(".new")
        half.write_text(contents)
        half.replace(self._path)

    def remove(self) -> None:
        """Say that the step is about to be done anew."""
        self._path.unlink(missing_ok=True)


def check_writable(folder: Path) -> None:
    """Refuse to renew a folder that somebody else made, or to make one in somebody else's.

    Raises:
        CannotSetUp: we may not write there.
    """
    place = folder if folder.exists() else folder.parent
    if os.access(place, os.W_OK):
        return
    owner = pwd.getpwuid(place.stat().st_uid).pw_name
    if folder.exists():
        remedy = f"remove it with `sudo rm -rf '{folder}'`"
    else:
        remedy = f"work in a copy of your own with `cp -r '{ROOT}' ~`"
    raise CannotSetUp(
        f"{place} belongs to {owner} and must be changed: run the same command as {owner}, "
        f"or {remedy}."
    )
