"""What a drill needs: a school, an empty database, and two folders."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from cases.model.case import Case
from cases.model.destructions import Ground
from cases.operations.destroying import DestroyCase
from cases.practices.practice import Practice
from storage.backups.files import Kept, Part
from storage.backups.restoring import Restored, restore_backup
from storage.backups.taking import Installation, take_backup
from storage.database import Database
from storage.server import Server
from storage.vault import Vault
from tests.seeds import MASTER_KEY, HandClock, School, bot_url
from tests.storage.intruder import Session

_COUNTED = ("cases", "words", "meetings", "agreements", "consents", "links", "case_keys", "people")


@dataclass
class Drill:
    """A school whose database is backed up and restored into ``copy_url``.

    ``owner`` and ``copy`` are sessions of the databases' owner, who is superuser in tests.
    """

    school: School
    clock: HandClock
    source: Installation
    copy_url: str
    owner: Session
    copy: Session
    folder: Path
    told: list[str]

    @property
    def folders(self) -> dict[Part, Path]:
        """Where data and keys go."""
        return {Part.DATA: self.folder / "data", Part.KEYS: self.folder / "keys"}

    @property
    def target(self) -> Installation:
        """The installation with the empty database."""
        return replace(self.source, owner_url=self.copy_url)

    async def back_up(self) -> tuple[Kept, ...]:
        """Take a backup, a minute after the one before."""
        self.clock.forward(timedelta(minutes=1))
        return await take_backup(self.source, self.folders)

    async def restore(self) -> Restored:
        """Restore the newest backup into the empty database."""
        return await restore_backup(self.target, self.folders)

    async def erase(self, case: Case) -> None:
        """Let the coordinator destroy a case."""
        coordinator = self.school.member(self.school.coordinator)
        async with self.school.database.work_as(coordinator) as work:
            await work.desk.execute(
                DestroyCase(case=case.id, ground=Ground.REQUEST, typed=case.label)
            )

    @asynccontextmanager
    async def restored(self) -> AsyncIterator[Database]:
        """Open the restored database as the bot does."""
        async with opened(self.copy_url, self.clock) as database:
            yield database


async def counts(session: Session) -> dict[str, int]:
    """Return how many rows some tables have."""
    return {
        name: await session.fetchval(f"SELECT count(*) FROM aantafel.{name}") for name in _COUNTED
    }


@asynccontextmanager
async def opened(
    owner_url: str, clock: HandClock, master_key: bytes = MASTER_KEY
) -> AsyncIterator[Database]:
    """Open a database as the bot does."""
    database = Database(bot_url(owner_url, master_key), Vault(master_key), clock, Practice())
    await database.connect()
    try:
        yield database
    finally:
        await database.close()


def on(server: Server, url: str, clock: HandClock, told: list[str]) -> Installation:
    """Return the installation whose database is there."""
    return Installation(url, MASTER_KEY, clock, told.append, server.programs)
