"""The peers, each in an environment of its own, with the versions its lock file pins.

They are measured and nothing else: no part of ours imports them.
"""

import hashlib
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from benchmarks.bot_process import ROOT, Program

HERE = Path(__file__).resolve().parent
STOCK_BOTBUILDER = "stock_botbuilder"
AGENTS_SDK = "agents_sdk"
ALL = (STOCK_BOTBUILDER, AGENTS_SDK)
_ENVIRONMENTS = ROOT / ".venv" / "peers"


class NoPeer(Exception):
    """A peer could not be installed; the message says what failed."""


def program_of(peer: str) -> Program:
    """Return how the peer's bot is started."""
    return Program((_python_of(peer), HERE / "bots" / f"{peer}.py"))


def is_installed(peer: str) -> bool:
    """Say whether the peer's environment is there and holds what its lock file says."""
    stamp = _ENVIRONMENTS / peer / "stamp"
    return stamp.exists() and stamp.read_text() == _contents(peer)


def install(peer: str) -> None:
    """Make the peer's environment, if it is not there: wheels with known hashes only.

    Raises:
        NoPeer: it could not be made.
    """
    if is_installed(peer):
        return
    print(f"Installing {peer} into .venv/peers (once, some seconds) …", flush=True)
    folder = _ENVIRONMENTS / peer
    # Isolated: pip must not take this checkout for something it has to look after.
    pip = [str(_python_of(peer)), "-I", "-m", "pip", "install", "-qq", "--no-input"]
    checked = ["--disable-pip-version-check", "--require-hashes", "--only-binary=:all:"]
    try:
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
        subprocess.run([*pip, *checked, "-r", _lock_of(peer)], check=True)
        (folder / "stamp").write_text(_contents(peer))
    except (OSError, subprocess.CalledProcessError) as error:
        raise NoPeer(f"{_lock_of(peer).relative_to(ROOT)} could not be installed") from error


def _python_of(peer: str) -> Path:
    return _ENVIRONMENTS / peer / "bin" / "python"


def _lock_of(peer: str) -> Path:
    return HERE / "requirements" / f"{peer}.txt"


def _contents(peer: str) -> str:
    return hashlib.sha256(_lock_of(peer).read_bytes() + sys.version.encode()).hexdigest()
