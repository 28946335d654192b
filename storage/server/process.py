"""A running PostgreSQL as its folder and the system describe it."""

import asyncio
import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import asyncpg

from storage.server.settings import DATABASE, OWNER, PORT
from storage.server.unavailable import ServerUnavailable

_PROC = Path("/proc")
_PS = Path("/bin/ps")
_LOGIN_PATIENCE = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class Postmaster:
    """PostgreSQL's first process, as ``postmaster.pid`` in the data folder tells of it.

    Source: PostgreSQL documentation, "Database File Layout", and ``pidfile.h`` for the lines.
    """

    process_id: int
    socket: Path
    is_ready: bool

    @classmethod
    def of(cls, data: Path) -> "Postmaster | None":
        """Return what the file says, None if there is none or it is still being written."""
        try:
            lines = (data / "postmaster.pid").read_text().splitlines()
            return cls(abs(int(lines[0])), Path(lines[4]), lines[7].strip() == "ready")
        except (FileNotFoundError, IndexError, ValueError):
            return None


def is_server_on(data: Path, process_id: int) -> bool:
    """Say whether this process is a live PostgreSQL on this data folder.

    The file outlives a crash, and its number may by then be a zombie's or a stranger's.
    PostgreSQL works inside its data folder, which is how it is told from those.
    """
    if (_PROC / "self").exists():
        try:
            return (_PROC / str(process_id) / "cwd").samefile(data)
        except OSError:
            return False
    return f"-D {data} " in _command_of(process_id)


def _command_of(process_id: int) -> str:
    """Return a process's command line where there is no ``/proc``; a zombie has none."""
    asked = [str(_PS), "-ww", "-o", "command=", "-p", str(process_id)]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603
    return answer.stdout


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said when its owner logged in."""

    is_durable: bool


def log_in(socket: Path, password: str) -> Answer | None:
    """Log in as the owner, once; None means that the server does not take anybody yet.

    Raises:
        ServerUnavailable: the server does not know this owner, password or database.
    """
    with ThreadPoolExecutor(1) as thread:  # our caller may be inside an event loop
        return thread.submit(asyncio.run, _log_in(socket, password)).result()


async def _log_in(socket: Path, password: str) -> Answer | None:
    try:
        connection = await asyncpg.connect(
            host=os.fspath(socket),
            port=PORT,
            user=OWNER,
            password=password,
            database=DATABASE,
            timeout=_LOGIN_PATIENCE.total_seconds(),
            ssl=False,
        )
    except (asyncpg.InvalidAuthorizationSpecificationError, asyncpg.InvalidCatalogNameError) as no:
        raise ServerUnavailable(
            f"The PostgreSQL on {socket} does not know our owner, password or database "
            f"(SQLSTATE {no.sqlstate}): put back the folder it lies in, or stop that server."
        ) from no
    except (OSError, TimeoutError, asyncpg.PostgresError):
        return None
    try:
        return Answer(await connection.fetchval("SHOW fsync") == "on")
    finally:
        await connection.close()
