"""Writes the lock files anew: Python's in ``requirements/``, npm's beside each package.json.

Versions that are locked stay unless the first argument says otherwise; why uv does this is
in ``docs/decisions``.
"""

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from checkout import ROOT, CannotSetUp, run
from set_up_node import AGENTS_PLAYGROUND, node, search_path

UV = "uv==0.13.9"
OLDEST_PYTHON = "3.11"
MAIN = Path("requirements")


def main() -> None:
    """Lock everything; the run's packages get the versions that the tests run with."""
    upgrade = ["--upgrade"] if sys.argv[1:] else []
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as work:
        venv.create(work, with_pip=True)
        bin_folder = Path(work, "bin")
        run([bin_folder / "pip", "install", "-q", UV], "pip could not install uv.")
        uv = bin_folder / "uv"
        lock(
            uv,
            MAIN / "dev.txt",
            ["pyproject.toml", "requirements/build.in", "--extra=dev", *upgrade],
        )
        same = ["--constraint=requirements/dev.txt"]
        lock(
            uv,
            MAIN / "run.txt",
            ["pyproject.toml", "requirements/build.in", "--extra=playground", *same],
        )
        lock(uv, MAIN / "node.txt", ["requirements/node.in", *upgrade])
        for peer in sorted(Path("benchmarks/requirements").glob("*.in")):
            lock(uv, peer.with_suffix(".txt"), [str(peer), *upgrade])
    npm = Path(node()).with_name("npm")
    for folder in (ROOT, AGENTS_PLAYGROUND, ROOT / "scripts" / "chromium"):
        run(
            [npm, "install", "--package-lock-only", "--ignore-scripts"],
            f"npm could not lock {folder}.",
            folder=folder,
            extra={"PATH": search_path()},
        )


def lock(uv: Path, output: Path, inputs: list[str]) -> None:
    """Resolve for every supported Python and system at once, with the hashes of all files."""
    options = ["--universal", f"--python-version={OLDEST_PYTHON}", "--generate-hashes"]
    bare = ["--no-emit-index-url", "--no-annotate", "--no-header", "--quiet"]
    command: list[str | Path] = [
        uv,
        "pip",
        "compile",
        *inputs,
        *options,
        *bare,
        f"--output-file={output}",
    ]
    run(command, f"uv could not lock {output}.")


if __name__ == "__main__":
    try:
        main()
    except (CannotSetUp, subprocess.SubprocessError) as failed:
        sys.exit(str(failed))
