"""The virtual environment, with exactly the packages of a lock file in it."""

import importlib.util
import os
import platform
import shutil
import sys

from checkout import (
    PYTHON,
    ROOT,
    VENV,
    CannotSetUp,
    Stamp,
    check_writable,
    fingerprint,
    run,
    say,
)

OLDEST_GLIBC = (2, 28)
"""What the wheels are built for (manylinux_2_28): Debian 10, Ubuntu 20.04, Fedora 29."""

_HALF_DONE = VENV / "half-done"
"""There while pip works: pip cannot repair a package that it was killed in the middle of."""


def prepare_python(lock: str) -> None:
    """Make the environment hold what ``requirements/<lock>.txt`` lists; quick if it does.

    Raises:
        CannotSetUp: the system lacks what is needed.
    """
    if lock == "run" and _stamp("dev").said == _contents("dev"):
        return  # what tests need includes what running needs
    if _stamp(lock).said == _contents(lock) and _is_whole():
        return
    _check_system()
    check_writable(VENV)
    if not _is_whole():
        _make_environment()
    say("Installing Python packages into .venv (once, about a minute) …")
    install_packages(lock)
    _pip(
        ["--no-deps", "--no-build-isolation", "--no-index", "-e", "."],
        "pip could not install this checkout itself: its words are above.",
    )
    _stamp(lock).set(_contents(lock))


def install_packages(lock: str) -> None:
    """Install one lock file's packages, each checked against its hash, none of them built here.

    Raises:
        CannotSetUp: pip failed.
    """
    file = f"requirements/{lock}.txt"
    _pip(
        ["--require-hashes", "--only-binary=:all:", "-r", file],
        f"pip could not install {file}, its words are above: check the network, "
        "or name a mirror with PIP_INDEX_URL.",
    )


def _pip(arguments: list[str], otherwise: str) -> None:
    quiet = ["--disable-pip-version-check", "--no-input", "-qq"]
    bare = {"PYTHONPATH": "", "PIP_ROOT_USER_ACTION": "ignore", "PIP_REQUIRE_VIRTUALENV": "0"}
    _HALF_DONE.touch()
    run([PYTHON, "-m", "pip", "install", *quiet, *arguments], otherwise, extra=bare)
    _HALF_DONE.unlink()


def _stamp(lock: str) -> Stamp:
    return Stamp(VENV / "stamps" / lock)


def _contents(lock: str) -> str:
    return fingerprint([ROOT / "requirements" / f"{lock}.txt", ROOT / "pyproject.toml"])


def _is_whole() -> bool:
    """Say whether there is an environment of this Python, made here and never half changed."""
    try:
        made = (VENV / "pyvenv.cfg").read_text()
    except FileNotFoundError:
        return False
    here = f"-m venv {VENV}\n" in made or f"-m venv --clear {VENV}\n" in made
    same_python = f"version = {platform.python_version()}\n" in made
    has_pip = any(VENV.glob("lib/python*/site-packages/pip-*.dist-info/RECORD"))
    return (
        here and same_python and has_pip and not _HALF_DONE.exists() and os.access(PYTHON, os.X_OK)
    )


def _make_environment() -> None:
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise CannotSetUp(
            f"Python {version} ({sys.executable}) comes without its venv module: "
            f"install it with `sudo apt-get install python{version}-venv`."
        )
    say("Making the virtual environment .venv …")
    if VENV.exists():
        shutil.rmtree(VENV)
    run([sys.executable, "-m", "venv", VENV], "Python could not make .venv: its words are above.")


def _check_system() -> None:
    """Refuse systems for which there is no PostgreSQL among the wheels."""
    if sys.platform != "linux":
        return
    libc, version = platform.libc_ver()
    if libc != "glibc":
        raise CannotSetUp(
            "This Linux has no glibc, which the PostgreSQL of the wheel needs: use a Debian, "
            'as with `docker run --rm -it -v "$PWD":/app -w /app python:3.13 make run`.'
        )
    if tuple(int(part) for part in version.split(".")[:2]) < OLDEST_GLIBC:
        raise CannotSetUp(
            f"This Linux has glibc {version} and 2.28 is needed: use Debian 10 or newer, "
            'as with `docker run --rm -it -v "$PWD":/app -w /app python:3.13 make run`.'
        )
    if platform.machine() not in ("x86_64", "aarch64"):
        raise CannotSetUp(
            f"There is no PostgreSQL wheel for {platform.machine()}: use an x86_64 or aarch64 "
            "machine, which `uname -m` names."
        )
