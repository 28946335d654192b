"""The packages of npm: the renderer of cards for the playground, and what tests check with."""

import os
import shutil
from pathlib import Path

from checkout import ROOT, VENV, Stamp, answer, check_writable, fingerprint, run, say
from set_up_python import install_packages

OLDEST_NODE = (20, 19)
"""What jsdom, in which the tests render cards, asks for; version 24 comes from PyPI."""

AGENTS_PLAYGROUND = ROOT / "scripts" / "agents-playground"


def prepare_node(folder: Path = ROOT, *, tests: bool) -> None:
    """Install what the folder's ``package-lock.json`` lists; without ``tests`` what runs only.

    Raises:
        CannotSetUp: there is no Node and none could be brought, or npm failed.
    """
    modules = folder / "node_modules"
    stamp = Stamp(modules / ".stamp")
    locked = [folder / "package-lock.json", folder / "package.json"]
    everything, needed = fingerprint(locked, "tests"), fingerprint(locked, "run")
    if stamp.said == everything or (stamp.said == needed and not tests):
        return
    check_writable(modules)
    npm = _npm()
    say(f"Installing npm packages into {modules.relative_to(ROOT)} (once, some seconds) …")
    stamp.remove()
    command = [npm, "ci", "--ignore-scripts", "--loglevel=error"]
    run(
        command if tests else [*command, "--omit=dev"],
        f"npm could not install {folder.name}/package-lock.json, its words are above: "
        "check the network, or name a mirror with `npm config set registry`.",
        folder=folder,
        extra={"PATH": search_path()},
    )
    stamp.set(everything if tests else needed)


def search_path() -> str:
    """Return the search path on which a Node from the virtual environment is found too."""
    return f"{os.environ.get('PATH', os.defpath)}:{VENV / 'bin'}"


def node() -> str:
    """Return a ``node`` that is new enough, brought from PyPI if the system has none.

    Raises:
        CannotSetUp: it could not be brought.
    """
    found = shutil.which("node", path=search_path())
    if found is not None and shutil.which("npm", path=search_path()) and _is_new_enough(found):
        return found
    say("Bringing Node into .venv (once, 60 MB) …")
    install_packages("node")
    return str(VENV / "bin" / "node")


def _npm() -> str:
    beside = Path(node()).with_name("npm")
    if beside.exists():
        return str(beside)
    return shutil.which("npm", path=search_path()) or "npm"


def _is_new_enough(program: str) -> bool:
    version = (answer([program, "--version"]) or "v0").removeprefix("v")
    return tuple(int(part) for part in version.split(".")[:2]) >= OLDEST_NODE
