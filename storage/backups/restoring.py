"""Puts a backup into an empty database."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from storage.backups.files import BackupRefused, Kept, Part
from storage.backups.owner import Session, owner_of
from storage.backups.programs import Programs, programs_for
from storage.backups.tables import count_rows
from storage.backups.taking import Installation
from storage.migrations import knows, prepare, upgrade
from storage.migrations.closing import MARK, OPEN, ClosedFor
from storage.vault import fingerprint

_FORCE = """
DO $$
DECLARE
    one text;
BEGIN
    FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'aantafel' LOOP
        EXECUTE format('ALTER TABLE aantafel.%I {} ROW LEVEL SECURITY', one);
    END LOOP;
END $$
"""
_WIPE = "DROP SCHEMA IF EXISTS aantafel CASCADE; DROP TABLE IF EXISTS public.aantafel_version"

_DESTROY_AGAIN = """
DELETE FROM aantafel.cases AS c USING aantafel.destructions AS d
WHERE c.tenant_id = d.tenant_id AND c.case_id = d.case_id
"""
_END_CHAINS_AGAIN = """
DELETE FROM aantafel.audit_log AS l USING aantafel.destructions AS d
WHERE l.tenant_id = d.tenant_id AND l.case_id = d.case_id;
DELETE FROM aantafel.audit_heads AS h USING aantafel.destructions AS d
WHERE h.tenant_id = d.tenant_id AND h.case_id = d.case_id;
DELETE FROM aantafel.refused_attempts AS r USING aantafel.destructions AS d
WHERE r.tenant_id = d.tenant_id AND r.case_id = d.case_id
"""
# Keys that are newer than the data open cases that are not there.
_DROP_NEWER_KEYS = """
DELETE FROM aantafel.case_keys AS k WHERE NOT EXISTS (
    SELECT FROM aantafel.cases AS c WHERE c.tenant_id = k.tenant_id AND c.case_id = k.case_id)
AND NOT EXISTS (
    SELECT FROM aantafel.breaches AS b
    WHERE b.tenant_id = k.tenant_id AND b.breach_id = k.case_id)
"""
# Somebody may have left since: no roster counts until Teams is asked again.
_DOUBT_ROSTERS = "UPDATE aantafel.channels SET synced_at = NULL"
# It may have gone out after the backup: looked up, or sent again visibly marked.
_DOUBT_MESSAGES = """
UPDATE aantafel.outbox SET state = 'unsure', doubtful = true
WHERE next_at IS NOT NULL AND due_at <= $1
"""
# A draft begun anew has another key than the one in older data.
_DROP_DRAFTS = "DELETE FROM aantafel.drafts; DELETE FROM aantafel.draft_keys"
_UNREADABLE = """
SELECT count(*) FROM aantafel.cases AS c WHERE NOT EXISTS (
    SELECT FROM aantafel.case_keys AS k
    WHERE k.tenant_id = c.tenant_id AND k.case_id = c.case_id)
"""


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back.

    ``unreadable`` are cases whose key was thrown away: they stay sealed for ever.
    ``destroyed`` are cases that were in the data and had been destroyed since.
    """

    data: Kept
    keys: Kept
    cases: int
    unreadable: int
    destroyed: int


async def restore_backup(target: Installation, folders: Mapping[Part, Path]) -> Restored:
    """Put the newest data and the newest keys of two folders into an empty database.

    Keys newer than the data are best: they know what was erased since.

    Raises:
        BackupRefused: it cannot be done; the message says why. The database is empty again.
        DatabaseAway: the database cannot be reached.
    """
    kept = {part: Kept.newest(folders[part], part) for part in Part}
    _check(kept, target.master_key)
    async with owner_of(target.owner_url) as session:
        await _check_empty(session)
        version = session.get_server_version().major
        programs = await programs_for(target.owner_url, target.programs, version)
        restoring = _Restoring(target, programs, session)
        try:
            restored = await restoring.restore(kept)
        except BaseException:
            await session.execute(_WIPE)
            raise
    await prepare(target.owner_url, target.master_key)
    return restored


def _check(kept: Mapping[Part, Kept], master_key: bytes) -> None:
    keys = kept[Part.KEYS].description
    if keys.key != fingerprint(master_key):
        raise BackupRefused(
            f"The keys of {keys.taken_at:%Y-%m-%d %H:%M} were wrapped with another master key: "
            "set AANTAFEL_MASTER_KEY (or AANTAFEL_MASTER_KEY_FILE) to the one of that day."
        )
    for one in kept.values():
        if not knows(one.description.revision):
            raise BackupRefused(f"{one.path} was written by a newer release: restore with that.")


async def _check_empty(session: Session) -> None:
    if await session.fetchval(MARK) == ClosedFor.RESTORING:
        await session.execute(_WIPE)  # an earlier restore was cut off
    if await session.fetchval("SELECT to_regnamespace('aantafel') IS NOT NULL"):
        raise BackupRefused(
            "The database is not empty, and a restore does not mix: set AANTAFEL_HOME to a new "
            "folder, or AANTAFEL_DATABASE_URL to an empty database."
        )


@dataclass(frozen=True, slots=True)
class _Restoring:
    target: Installation
    programs: Programs
    session: Session

    async def restore(self, kept: Mapping[Part, Kept]) -> Restored:
        for part, one in kept.items():
            await upgrade(self.target.owner_url, one.description.revision)
            await self.session.execute(ClosedFor.RESTORING.statement)
            await self._load(part, one)
        await upgrade(self.target.owner_url)
        return await self._finish(kept)

    async def _load(self, part: Part, kept: Kept) -> None:
        # Until the end the owner, who puts the rows back, is let past the wall.
        await self.session.execute(_FORCE.format("NO FORCE"))
        arguments = ["--data-only", "--single-transaction", "--exit-on-error", str(kept.path)]
        await self.programs.run("pg_restore", arguments, self.target.progress)
        found = await count_rows(part, self.session)
        for table, told in kept.description.counts.items():
            if found.get(table) != told:
                raise BackupRefused(
                    f"{kept.path} should hold {told} rows of {table} and gave {found.get(table)}."
                )

    async def _finish(self, kept: Mapping[Part, Kept]) -> Restored:
        async with self.session.transaction():
            await self.session.execute(_FORCE.format("NO FORCE"))
            destroyed = await self.session.execute(_DESTROY_AGAIN)
            await self.session.execute(_END_CHAINS_AGAIN)
            await self.session.execute(_DROP_NEWER_KEYS)
            if len({one.description.taken_at for one in kept.values()}) > 1:
                await self.session.execute(_DROP_DRAFTS)
            await self.session.execute(_DOUBT_ROSTERS)
            await self.session.execute(_DOUBT_MESSAGES, self.target.clock())
            cases = await self.session.fetchval("SELECT count(*) FROM aantafel.cases")
            unreadable = await self.session.fetchval(_UNREADABLE)
            await self.session.execute(_FORCE.format("FORCE"))
            await self.session.execute(OPEN)
        number = int(destroyed.rpartition(" ")[2])
        return Restored(kept[Part.DATA], kept[Part.KEYS], cases, unreadable, number)
