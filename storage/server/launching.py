"""Bringing PostgreSQL's processes up and down, with the lock that tells whether any lives."""

import os
import shutil
import signal
import subprocess
import time
from datetime import timedelta
from pathlib import Path

from storage.server import locks
from storage.server.binaries import Binaries
from storage.server.folder import SOCKET_NAME, ServerFolder
from storage.server.process import Postmaster, is_server_on
from storage.server.settings import DATABASE, initdb_arguments, server_arguments
from storage.server.unavailable import ServerUnavailable

_POLL = timedelta(milliseconds=10)
_EVER_HARDER = (
    (signal.SIGINT, timedelta(seconds=60)),
    (signal.SIGQUIT, timedelta(seconds=10)),
    (signal.SIGKILL, timedelta(seconds=10)),
)


def launch(
    folder: ServerFolder, binaries: Binaries, lock: int, *, durable: bool
) -> subprocess.Popen[bytes]:
    """Start PostgreSQL on this folder, whose data are made first if there are none.

    ``lock`` is the held server lock. PostgreSQL and every process it forks inherit it, so
    it is free again exactly when the last of them is gone, whatever pid files say and
    whatever has become of us.

    Raises:
        ServerUnavailable: the data could not be made, or somebody else's server is on them.
    """
    _clear_traces(folder)
    if not folder.data.exists():
        _make_data(folder, binaries, lock, durable=durable)
    socket = folder.socket_folder()
    for leftover in (SOCKET_NAME, f"{SOCKET_NAME}.lock"):
        (socket / leftover).unlink(missing_ok=True)
    if folder.log.exists():
        folder.log.replace(folder.log.with_suffix(".log.1"))
    arguments = server_arguments(folder.data, socket, durable=durable)
    with folder.log.open("wb") as log:
        folder.log.chmod(0o600)
        return folder.account.launch([binaries.program("postgres"), *arguments], log, keep=(lock,))


def halt(folder: ServerFolder) -> None:
    """Stop the server of this folder, whoever started it; nothing happens if there is none.

    Raises:
        ServerUnavailable: it does not end.
    """
    for chosen, patience in _EVER_HARDER:
        if _is_free_within(folder, timedelta()):
            return
        postmaster = Postmaster.of(folder.data)
        if postmaster is not None and is_server_on(folder.data, postmaster.process_id):
            os.kill(postmaster.process_id, chosen)
        if _is_free_within(folder, patience):
            return
    raise ServerUnavailable(f"PostgreSQL on {folder.path} does not stop: end its processes.")


def last_words(folder: ServerFolder) -> str:
    """Return what the server's log says last of a failure, or else its last line."""
    lines = folder.log.read_text(errors="replace").splitlines() or ["nothing"]
    failures = [line for line in lines if "FATAL" in line or "PANIC" in line]
    return (failures or lines)[-1].split("] ", maxsplit=1)[-1]


def _clear_traces(folder: ServerFolder) -> None:
    """Remove the pid file that a killed server left behind.

    PostgreSQL would wait for ever for the process it names when that number is now a
    zombie's or a stranger's.
    """
    postmaster = Postmaster.of(folder.data)
    if postmaster is not None and is_server_on(folder.data, postmaster.process_id):
        raise ServerUnavailable(
            f"PostgreSQL was started on {folder.data} by hand, as process "
            f"{postmaster.process_id}: stop it with `kill -INT {postmaster.process_id}`."
        )
    (folder.data / "postmaster.pid").unlink(missing_ok=True)


def _make_data(folder: ServerFolder, binaries: Binaries, lock: int, *, durable: bool) -> None:
    """Make the data folder under another name and rename it when it is complete."""
    half = folder.path / "data.new"
    if half.exists():
        shutil.rmtree(half)
    folder.make_private(half)
    folder.password()
    made_with = initdb_arguments(half, folder.password_file, binaries.version, durable=durable)
    folder.account.run([binaries.program("initdb"), *made_with], keep=(lock,))
    folder.account.run(
        [binaries.program("postgres"), "--single", "-D", half, "postgres"],
        f"CREATE DATABASE {DATABASE};\n",
        keep=(lock,),
    )
    half.rename(folder.data)
    _write_through(folder.path)


def _write_through(path: Path) -> None:
    """Wait until the folder's entries are on disk: a rename alone may not survive a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _is_free_within(folder: ServerFolder, patience: timedelta) -> bool:
    deadline = time.monotonic() + patience.total_seconds()
    while True:
        lock = locks.take(folder.server_lock)
        if lock is not None:
            os.close(lock)
            return True
        if time.monotonic() >= deadline:
            return False
        time.sleep(_POLL.total_seconds())
