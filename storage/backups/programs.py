"""PostgreSQL's own programs, with which data is taken out and put back."""

import asyncio
import os
import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import URL

from storage.addresses import driver_address
from storage.backups.files import BackupRefused
from storage.server.binaries import folders_with

Progress = Callable[[str], None]
"""Takes a few words about what is being done now."""

_ABOUT_A_TABLE = re.compile(r'(?:dumping contents of|processing data for) table "aantafel\.(\w+)"')


@dataclass(frozen=True, slots=True)
class Programs:
    """``pg_dump`` and ``pg_restore`` that fit a server, and where they are to connect."""

    folder: Path
    address: str
    password: str = field(repr=False)

    async def run(self, name: str, arguments: Sequence[str], progress: Progress) -> None:
        """Run one to its end, and tell which table it is at.

        The password goes by the environment: a command line can be read by everybody.

        Raises:
            BackupRefused: it failed; the sentence ends in what it said.
        """
        process = await asyncio.create_subprocess_exec(
            self.folder / name,
            "--verbose",
            "--no-password",
            f"--dbname={self.address}",
            *arguments,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC", "PGPASSWORD": self.password},
            umask=0o077,
        )
        assert process.stderr is not None
        trouble = ""
        async for line in process.stderr:
            said = line.decode(errors="replace").strip()
            if found := _ABOUT_A_TABLE.search(said):
                progress(found[1].replace("_", " "))
            if not trouble and f"{name}: error:" in said:
                trouble = said
        if await process.wait() != 0:
            raise BackupRefused(trouble or f"{name} ended with code {process.returncode}.")


async def programs_for(owner_url: str, folder: Path | None, version: int) -> Programs:
    """Return the programs that fit a server of this major version.

    Args:
        owner_url: where the database is, with its owner's name and password.
        folder: where the programs of an embedded server are, None for a server elsewhere.
        version: the server's major version. The same one is best: a newer ``pg_restore``
            sets what an older server does not know.

    Raises:
        BackupRefused: none fits; the sentence says what to install.
    """
    address = driver_address(owner_url)
    query = {("sslmode" if name == "ssl" else name): one for name, one in address.query.items()}
    plain = URL.create(
        "postgresql", address.username, None, address.host, address.port, address.database, query
    )
    where = plain.render_as_string(hide_password=False)
    return Programs(folder or await _elsewhere(version), where, str(address.password or ""))


async def _elsewhere(version: int) -> Path:
    found: dict[int, Path] = {}
    for folder in folders_with("pg_restore"):
        if shutil.which("pg_dump", path=folder) and (number := await _version_of(folder)):
            found.setdefault(number, folder)
    newer = sorted(number for number in found if number >= version)
    if not newer:
        raise BackupRefused(
            f"The server is PostgreSQL {version} and no pg_dump for it was found: install one "
            f"with `apt-get install postgresql-client-{version}`."
        )
    return found[newer[0]]


async def _version_of(folder: Path) -> int | None:
    try:
        process = await asyncio.create_subprocess_exec(
            folder / "pg_dump", "--version", stdout=asyncio.subprocess.PIPE
        )
    except OSError:
        return None
    said, _ = await process.communicate()
    number = re.search(rb"PostgreSQL\)? (\d+)", said)
    return int(number[1]) if number else None
