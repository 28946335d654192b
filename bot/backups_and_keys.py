"""The operator's commands that look after what is stored: copies of it, and the keys."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from bot.foundation import owned_database
from bot.settings import Settings, SettingsOdd
from bot.teams.clock import utc_now
from storage.backups.files import Kept, Part
from storage.backups.restoring import Restored, restore_backup
from storage.backups.taking import Installation, take_backup
from storage.rotating import Rotated, Rotation, rotate

Tell = Callable[[str], None]


async def back_up(settings: Settings, folder: Path, keys: Path | None, tell: Tell) -> list[Kept]:
    """Write a backup into two folders, and return its parts.

    Raises:
        BackupRefused, SettingsOdd, ServerUnavailable, DatabaseAway: a sentence says why.
    """
    async with _installation(settings, tell) as installation:
        return list(await take_backup(installation, _folders(folder, keys)))


async def restore(settings: Settings, folder: Path, keys: Path | None, tell: Tell) -> Restored:
    """Put the newest backup of two folders into the empty database of these settings.

    Raises:
        BackupRefused, SettingsOdd, ServerUnavailable, DatabaseAway: a sentence says why.
    """
    async with _installation(settings, tell) as installation:
        return await restore_backup(installation, _folders(folder, keys))


async def rotate_key(settings: Settings, tell: Tell) -> Rotated:
    """Give every key in the database to the new master key of these settings.

    Raises:
        RotationRefused, SettingsOdd, ServerUnavailable, DatabaseAway: a sentence says why.
    """
    old, new = settings.read_master_key(), settings.read_new_master_key()
    if old == new:
        raise SettingsOdd("AANTAFEL_NEW_MASTER_KEY_FILE holds the master key that there is")
    async with owned_database(settings) as owned:
        return await rotate(Rotation(owned.url, old, new, tell))


def told_of(restored: Restored) -> list[str]:
    """Return what the operator should know about a restore, in sentences."""
    data, keys = restored.data.description, restored.keys.description
    return [
        f"Restored {restored.cases} cases as they were on {data.taken_at:%Y-%m-%d at %H:%M} UTC.",
        f"The keys are those of {keys.taken_at:%Y-%m-%d at %H:%M} UTC.",
        f"{restored.destroyed} had been destroyed since and were destroyed again.",
        f"{restored.unreadable} have no key and stay unreadable.",
        "What was withdrawn since then (consents, links, invitations) must be withdrawn again.",
    ]


def _folders(folder: Path, keys: Path | None) -> dict[Part, Path]:
    return {Part.DATA: folder, Part.KEYS: keys or folder / "keys"}


@asynccontextmanager
async def _installation(settings: Settings, tell: Tell) -> AsyncIterator[Installation]:
    master_key = settings.read_master_key()
    async with owned_database(settings) as owned:
        yield Installation(owned.url, master_key, utc_now, tell, owned.programs)
