"""The embedded PostgreSQL, started when no database address is given.

Its programs come from a wheel; there is nothing to set up. It has no TCP port, its socket
lies in a private folder, and even there it asks for a generated password.
"""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

from storage.server import locks
from storage.server.account import account_of
from storage.server.binaries import Binaries, find_binaries
from storage.server.folder import SYSTEM_FOLDER, ServerFolder, folder_of
from storage.server.launching import halt, last_words, launch
from storage.server.process import Postmaster, log_in
from storage.server.settings import DATABASE, OWNER, PORT
from storage.server.unavailable import ServerUnavailable

PATIENCE = timedelta(minutes=2)
"""How long a start may take; replaying a large log after a crash is the slowest."""

_POLL = timedelta(milliseconds=10)


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    owner_url: str = field(repr=False)
    """SQLAlchemy's URL of our database for its owner, who is superuser; it has the password."""
    socket: Path
    """The folder of the socket."""
    programs: Path
    """The folder with ``pg_dump``, ``pg_restore`` and ``psql`` of the server's version."""
    log: Path
    process_id: int

    def database_url(self, name: str) -> str:
        """Return the owner's URL of another database on this server."""
        before, after = self.owner_url.split(f"/{DATABASE}?")
        return f"{before}/{quote(name, safe='')}?{after}"


class EmbeddedServer:
    """Starts and stops the PostgreSQL of a home folder.

    Several processes may use one server: whoever comes second adopts it, and the last one
    that leaves stops it. A process that is killed leaves it running; the next one that
    starts on this home adopts it.
    """

    def __init__(self, home: Path, *, durable: bool = True, patience: timedelta = PATIENCE) -> None:
        self._home = home
        self._durable = durable
        self._patience = patience
        self._process: subprocess.Popen[bytes] | None = None
        self._lease: int | None = None

    def start(self) -> Server:
        """Start the server, or adopt the one that runs on this home already.

        Calling it again returns the same server, started anew at the same address if it
        died. Takes about 0.1 seconds, one second the first time, and up to the patience
        while it recovers from a crash.

        Raises:
            ServerUnavailable: it cannot be started or adopted; the sentence says why.
        """
        with self._alone() as folder:
            try:
                self._join(folder)
                return self._serve(folder)
            except BaseException:
                self._leave(folder)
                raise

    def stop(self) -> None:
        """Leave the server, and stop it if nobody else uses it.

        Also stops a server that a killed process left behind.

        Raises:
            ServerUnavailable: it does not end, or another process is at it all the time.
        """
        if self._is_made():
            with self._alone() as folder:
                self._leave(folder)

    def remove(self) -> None:
        """Leave the server, stop it and delete its data for ever.

        Raises:
            ServerUnavailable: another process uses it.
        """
        if self._is_made():
            with self._alone() as folder:
                if not self._leave(folder):
                    raise ServerUnavailable(f"The database in {self._home} is in use.")
                folder.remove()
                (self._home / "postgres").unlink(missing_ok=True)

    def _is_made(self) -> bool:
        return os.path.lexists(self._home / "postgres")

    @contextmanager
    def _alone(self) -> Iterator[ServerFolder]:
        """Yield the server's folder while no other process starts or stops a server there."""
        try:
            self._home.mkdir(parents=True, exist_ok=True)
            home = self._home.resolve()
            with locks.alone(home / "postgres.lock", self._patience):
                yield folder_of(home)
        except PermissionError as error:
            owner = account_of(self._home.stat().st_uid).name
            raise ServerUnavailable(
                f"{error.filename} may not be touched by {account_of(os.geteuid()).name}: "
                f"start as {owner}, or choose another folder with AANTAFEL_HOME."
            ) from error
        except OSError as error:
            raise ServerUnavailable(
                f"The database in {self._home} cannot be started: {error.strerror} "
                f"({error.filename})."
            ) from error

    def _join(self, folder: ServerFolder) -> None:
        if self._lease is None:
            self._lease = locks.take(folder.users_lock, shared=True)

    def _serve(self, folder: ServerFolder) -> Server:
        """Wait for the server to answer, and launch it once if there is none.

        A server that is on its way down, or the last process of one that was killed, is
        waited for: its lock becomes free.
        """
        binaries = find_binaries(folder.account, SYSTEM_FOLDER, folder.data_version)
        deadline = time.monotonic() + self._patience.total_seconds()
        is_launched = False
        while time.monotonic() < deadline:
            lock = locks.take(folder.server_lock)
            if lock is not None:
                try:
                    self._launch(folder, binaries, lock, again=is_launched)
                finally:
                    os.close(lock)
                is_launched = True
            elif (server := self._answering(folder, binaries)) is not None:
                return server
            time.sleep(_POLL.total_seconds())
        raise ServerUnavailable(f"PostgreSQL on {folder.path} does not answer: see {folder.log}.")

    def _launch(self, folder: ServerFolder, binaries: Binaries, lock: int, *, again: bool) -> None:
        if self._process is not None:
            self._process.wait()  # it ended, or its lock would not be free
            self._process = None
        if again:
            raise ServerUnavailable(
                "PostgreSQL ended while starting and said: "
                f"{last_words(folder)} (see {folder.log})."
            )
        self._process = launch(folder, binaries, lock, durable=self._durable)

    def _answering(self, folder: ServerFolder, binaries: Binaries) -> Server | None:
        """Return the running server once it takes our password, None until then."""
        postmaster = Postmaster.of(folder.data)
        if postmaster is None or not postmaster.is_ready:
            return None
        password = folder.password()
        answer = log_in(postmaster.socket, password)
        if answer is None:
            return None
        if self._durable and not answer.is_durable:
            raise ServerUnavailable(
                f"The PostgreSQL on {folder.path} was started for tests and forgets at a crash: "
                "end the process that uses it first."
            )
        where = f"host={quote(str(postmaster.socket))}&port={PORT}"
        owner_url = f"postgresql+asyncpg://{OWNER}:{password}@/{DATABASE}?{where}"
        return Server(
            owner_url, postmaster.socket, binaries.folder, folder.log, postmaster.process_id
        )

    def _leave(self, folder: ServerFolder) -> bool:
        """Give up our share and say whether it was the last, which stops the server."""
        if self._lease is not None:
            os.close(self._lease)
            self._lease = None
        everybody = locks.take(folder.users_lock)
        if everybody is None:
            if self._process is not None:
                self._process.returncode = 0  # others use it: no longer ours to wait for
                self._process = None
            return False
        try:
            halt(folder)
        finally:
            os.close(everybody)
        if self._process is not None:
            self._process.wait()
            self._process = None
        return True
