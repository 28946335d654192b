"""Takes a backup of a database that may be in use."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cases.desk import Clock
from storage.backups.files import (
    BackupRefused,
    Description,
    Kept,
    Part,
    digest_of,
    file_for,
    finish,
)
from storage.backups.owner import Session, keeping, owner_of
from storage.backups.programs import Programs, Progress, programs_for
from storage.backups.tables import count_rows, tables_of
from storage.vault import fingerprint

_KEEPER = "aantafel_keeper"


@dataclass(frozen=True, slots=True)
class Installation:
    """A database of ours, its master key, and what working on it needs.

    ``programs`` is the folder with those of an embedded server, None for a server elsewhere.
    """

    owner_url: str = field(repr=False)
    master_key: bytes = field(repr=False)
    clock: Clock
    progress: Progress
    programs: Path | None = None


async def take_backup(source: Installation, folders: Mapping[Part, Path]) -> tuple[Kept, ...]:
    """Write both parts of a backup, of one and the same moment, and return them.

    What is sealed stays sealed: no key is opened, and the master key is in neither part.

    Raises:
        BackupRefused: it cannot be written; the message says why. Nothing half is left.
        DatabaseAway: the database cannot be reached.
    """
    async with owner_of(source.owner_url) as session:
        if not await session.fetchval("SELECT to_regclass('aantafel.cases') IS NOT NULL"):
            raise BackupRefused("The database is empty: there is nothing to back up.")
        version = session.get_server_version().major
        programs = await programs_for(source.owner_url, source.programs, version)
        revision = await session.fetchval("SELECT version_num FROM public.aantafel_version")
        async with keeping(session, isolation="repeatable_read"):
            # Both dumps and the counts see the database as it is now, whatever is written since.
            taking = _Taking(source, programs, session, revision, source.clock())
            return tuple([await taking.take(part, folders[part]) for part in Part])


@dataclass(frozen=True, slots=True)
class _Taking:
    source: Installation
    programs: Programs
    session: Session
    revision: str
    taken_at: datetime

    async def take(self, part: Part, folder: Path) -> Kept:
        try:
            path = file_for(folder, part, self.taken_at)
        except OSError as error:
            raise BackupRefused(f"{folder} cannot be written: {error.strerror}.") from error
        half = path.with_name(f"{path.name}.half")
        try:
            await self._dump(part, half)
            description = Description(
                part=part,
                taken_at=self.taken_at,
                revision=self.revision,
                key=fingerprint(self.source.master_key),
                counts=await count_rows(part, self.session),
                digest=digest_of(half),
            )
            return finish(half, path, description)
        finally:
            half.unlink(missing_ok=True)

    async def _dump(self, part: Part, half: Path) -> None:
        tables = await tables_of(part, self.session)
        snapshot = await self.session.fetchval("SELECT pg_export_snapshot()")
        arguments = [
            "--format=custom",
            "--data-only",
            "--enable-row-security",
            f"--role={_KEEPER}",
            f"--snapshot={snapshot}",
            f"--file={half}",
            *(f"--table=aantafel.{table}" for table in tables),
        ]
        await self.programs.run("pg_dump", arguments, self.source.progress)
