"""Remove each wall in turn, and show which test notices.

The walls are named in walls.toml, each with what to take away and which tests to run. Nothing
is changed in this checkout: it is copied once for each worker, patched there, tried and put back.
For each wall only its own tests run, until one fails; in the end all that failed run once more
with the walls standing, and have to pass. A wall that can fall unnoticed ends this with 1; so do a
patch that no longer fits and a test that fails with the wall standing too.

    remove_walls.py            all walls
    remove_walls.py role proof only those whose name holds one of these words
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from compileall import compile_dir
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from py_compile import PycInvalidationMode
from queue import SimpleQueue
from time import monotonic

ROOT = Path(__file__).resolve().parent.parent
WALLS = Path(__file__).with_name("walls.toml")
AT_ONCE = 2
_FAILED = re.compile(r"^FAILED (.+?)(?: - .*)?$", re.MULTILINE)
_BROKEN = re.compile(r"^ERROR (.+?)(?: - .*)?$", re.MULTILINE)
_LONGEST_NAME = 58


class DoesNotFit(Exception):
    """A wall is not where walls.toml says it is."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One place to take something away: ``old`` stands exactly once in the file."""

    file: str
    old: str
    new: str

    def apply(self, folder: Path) -> None:
        """Change the file in that copy of the checkout. Raises ``DoesNotFit``."""
        path = folder / self.file
        text = path.read_text(encoding="utf-8")
        if text.count(self.old) != 1:
            raise DoesNotFit(f"{self.file}: {self.old.strip().splitlines()[0]!r}")
        path.write_text(text.replace(self.old, self.new), encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Wall:
    """A wall, how to take it away, and the tests that have to notice."""

    name: str
    edits: tuple[Edit, ...]
    tests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fall:
    """What happened without a wall: the test that failed, or why nothing was shown."""

    wall: Wall
    caught_by: str | None
    otherwise: str = ""
    took: timedelta = timedelta()


def walls(chosen: Sequence[str] = ()) -> list[Wall]:
    """Return the walls whose name holds one of the chosen words; all of them without any."""
    named = tomllib.loads(WALLS.read_text(encoding="utf-8"))["wall"]
    found = [
        Wall(one["name"], tuple(Edit(**edit) for edit in one["edits"]), tuple(one["tests"]))
        for one in named
    ]
    return [wall for wall in found if not chosen or any(word in wall.name for word in chosen)]


def copy_of_the_checkout(folder: Path) -> Path:
    """Copy what is tracked, as it is now, compile it, and lend the copy our environment."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    # By its hash: a patch may leave a file's size and the second of its change as they were.
    compile_dir(
        folder, quiet=1, workers=AT_ONCE, invalidation_mode=PycInvalidationMode.CHECKED_HASH
    )
    for lent in (".venv", "node_modules"):
        (folder / lent).symlink_to((ROOT / lent).resolve())
    return folder


def remove(wall: Wall, folder: Path) -> Fall:
    """Take one wall away in a copy, run its tests until one fails, and put it back."""
    began = monotonic()
    kept = {edit.file: (folder / edit.file).read_bytes() for edit in wall.edits}
    try:
        for edit in wall.edits:
            edit.apply(folder)
        code, said = _run(folder, wall.tests)
    except DoesNotFit as misfit:
        return Fall(wall, None, f"DOES NOT FIT: {misfit}")
    finally:
        for name, content in kept.items():
            (folder / name).write_bytes(content)
    took = timedelta(seconds=monotonic() - began)
    failed = _FAILED.search(said)
    if code == 1 and failed:
        return Fall(wall, failed[1], took=took)
    if code == 0:
        return Fall(wall, None, "UNCAUGHT", took)
    broken = _BROKEN.search(said)
    why = broken[1] if broken else (said.strip().splitlines() or [str(code)])[-1]
    return Fall(wall, None, f"BROKE before any test looked: {why}", took)


def fail_anyway(falls: Sequence[Fall], folder: Path) -> frozenset[str]:
    """Return which of the tests that noticed something fail with every wall standing too."""
    noticed = sorted({fall.caught_by for fall in falls if fall.caught_by})
    if not noticed:
        return frozenset()
    code, said = _run(folder, noticed, until_one_fails=False)
    failing = frozenset(_FAILED.findall(said))
    return failing if code in {0, 1} else frozenset(noticed)


def _run(folder: Path, tests: Sequence[str], *, until_one_fails: bool = True) -> tuple[int, str]:
    command = [".venv/bin/python", "-m", "pytest", "-q", "-rfE", "-m", "not deep"]
    command += ["-x"] if until_one_fails else []
    ran = subprocess.run(
        [*command, *tests],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.returncode, ran.stdout + ran.stderr


def _tell(fall: Fall, number: int, of: int) -> None:
    noticed = fall.caught_by or fall.otherwise
    seconds = fall.took.total_seconds()
    place = f"{number:>{len(str(of))}}/{of}"
    print(f"{place} {seconds:5.1f} s  {fall.wall.name:<{_LONGEST_NAME}}  {noticed}", flush=True)


def main(chosen: Sequence[str]) -> int:
    """Remove the chosen walls and return 0 when each was missed by some test."""
    wanted, began = walls(chosen), monotonic()
    with tempfile.TemporaryDirectory(prefix="walls-") as top:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(AT_ONCE):
            copies.put(copy_of_the_checkout(Path(top, str(number))))

        def fell(wall: Wall) -> Fall:
            folder = copies.get()
            try:
                return remove(wall, folder)
            finally:
                copies.put(folder)

        with ThreadPoolExecutor(AT_ONCE) as workers:
            falls = []
            for number, fall in enumerate(workers.map(fell, wanted), start=1):
                _tell(fall, number, len(wanted))
                falls.append(fall)
        anyway = fail_anyway(falls, copies.get())
    for test in sorted(anyway):
        print(f"FAILS ANYWAY: {test}")
    uncaught = [fall for fall in falls if fall.caught_by is None or fall.caught_by in anyway]
    took = timedelta(seconds=round(monotonic() - began))
    print(f"\n{len(falls)} walls removed in {took}, {len(uncaught)} of them unnoticed")
    for fall in uncaught:
        print(f"- {fall.wall.name}")
    return 1 if uncaught else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
