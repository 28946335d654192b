"""Other processes that start and hold a PostgreSQL, so that they can be killed."""

import json
import os
import pwd
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from storage.server import EmbeddedServer

ROOT = Path(__file__).parents[3]
SCRIPT = Path(__file__).with_name("hold_server.py")


def accounts() -> list[str]:
    """Return whom the tests start servers as: ourselves, and under root a plain user too."""
    ourselves = pwd.getpwuid(os.geteuid()).pw_name
    return [ourselves, "nobody"] if os.geteuid() == 0 else [ourselves]


@dataclass
class Holder:
    """One such process and what it said when its server was up."""

    process: subprocess.Popen[str]
    url: str = ""
    server_pid: int = 0
    socket: Path = Path()
    refused: str = ""

    def wait_until_up(self) -> "Holder":
        assert self.process.stdout is not None
        said = json.loads(self.process.stdout.readline())
        self.refused = said.get("refused", "")
        if self.refused:
            self.leave()
        self.url = said.get("url", "")
        self.server_pid = said.get("pid", 0)
        self.socket = Path(said.get("socket", ""))
        return self

    def leave(self) -> None:
        """Let it stop in order."""
        self.process.communicate(timeout=60)

    def kill(self) -> None:
        """End it without a chance to stop its server."""
        self.process.kill()
        self.process.communicate()


@dataclass
class Home:
    """A home folder for a server, and who owns it."""

    path: Path
    user_id: int
    wheel: Path
    holders: list[Holder] = field(default_factory=list)

    @property
    def data(self) -> Path:
        return (self.path / "postgres").resolve() / "data"

    def begin(self, *, durable: bool = False) -> Holder:
        """Start a process that holds the server, without waiting for it."""
        kind = "durable" if durable else "forgetful"
        process = subprocess.Popen(
            [sys.executable, SCRIPT, self.path, kind, str(self.user_id)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": f"{self.wheel}:{ROOT}"},
        )
        self.holders.append(Holder(process))
        return self.holders[-1]

    def hold(self, *, durable: bool = False) -> Holder:
        """Start a process that holds the server, and wait until it is up."""
        return self.begin(durable=durable).wait_until_up()

    def clean_up(self) -> None:
        """End what still runs, and delete everything."""
        for holder in self.holders:
            holder.kill()
        for process in processes_in(self.data):
            process.kill()
        wait_until_gone(self.data)
        if self.user_id == os.geteuid():
            EmbeddedServer(self.path).remove()


def processes_in(folder: Path) -> Iterator[psutil.Process]:
    """Yield the live processes that work in the folder, as all of PostgreSQL's do."""
    for process in psutil.process_iter():
        try:
            if process.status() != psutil.STATUS_ZOMBIE and process.cwd() == str(folder):
                yield process
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue


def wait_until_gone(folder: Path) -> None:
    """Wait until no process works in the folder any more."""
    deadline = time.monotonic() + 30
    while any(True for _ in processes_in(folder)):
        assert time.monotonic() < deadline, "PostgreSQL's processes are still there"
        time.sleep(0.02)
