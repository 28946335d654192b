"""Locks on files, which the kernel drops with the process that holds them, however it ends."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path

from storage.server.unavailable import ServerUnavailable

_POLL = timedelta(milliseconds=10)


def take(path: Path, *, shared: bool = False) -> int | None:
    """Lock the file and return the descriptor that holds the lock, None if others hold it."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


@contextmanager
def alone(path: Path, patience: timedelta) -> Iterator[None]:
    """Hold the lock for a while, with our process id written in the file.

    Raises:
        ServerUnavailable: another process held it all the time; the sentence says which.
    """
    deadline = time.monotonic() + patience.total_seconds()
    while (descriptor := take(path)) is None:
        if time.monotonic() > deadline:
            holder = path.read_text().strip() or "unknown"
            raise ServerUnavailable(
                f"The database in {path.parent} is being started or stopped by process {holder}: "
                "wait for it, or end it if it hangs."
            )
        time.sleep(_POLL.total_seconds())
    try:
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())
        yield
    finally:
        with suppress(OSError):
            os.ftruncate(descriptor, 0)
        os.close(descriptor)
