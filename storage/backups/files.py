"""The files of a backup: what they are called, what is said beside them, whether they are whole.

A backup is two parts, each a file of pg_dump with a description beside it: ``data`` and
``keys``. They may lie in different folders and live differently long. Names carry a moment
and nothing else.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Self

from pydantic import TypeAdapter, ValidationError

_FORMAT = 1
_PRIVATE = 0o600
_STAMP = "%Y%m%d-%H%M%S"


class BackupRefused(Exception):
    """A backup cannot be taken or restored; the message says in a sentence why, and what to do."""


class Part(StrEnum):
    """The two parts of a backup."""

    DATA = "data"
    KEYS = "keys"


@dataclass(frozen=True, slots=True)
class Description:
    """What is known of a part without opening it: no names, no contents.

    ``revision`` is that of the tables, ``key`` a fingerprint of the master key that wrapped the
    keys, ``counts`` the rows of each table, ``digest`` the SHA-256 of the file.
    """

    part: Part
    taken_at: datetime
    revision: str
    key: str
    counts: Mapping[str, int]
    digest: str
    format: int = _FORMAT


@dataclass(frozen=True, slots=True)
class Kept:
    """One part of a backup as it lies in a folder."""

    path: Path
    description: Description

    @classmethod
    def newest(cls, folder: Path, part: Part) -> Self:
        """Return the newest part of that kind in a folder, once it is seen to be whole.

        Raises:
            BackupRefused: there is none, or what lies there is not as it was written.
        """
        described = sorted(folder.glob(f"aantafel-*.{part}.json"))
        if not described:
            raise BackupRefused(f"{folder} holds no backup of the {part}: give another folder.")
        kept = cls(described[-1].with_suffix(""), _described(described[-1]))
        if not kept.path.exists() or digest_of(kept.path) != kept.description.digest:
            raise BackupRefused(
                f"{kept.path} is missing, cut off or was changed since it was written: "
                "take another copy of it."
            )
        return kept


def file_for(folder: Path, part: Part, taken_at: datetime) -> Path:
    """Return where a part of that moment goes; the folder is made, for its owner alone.

    Raises:
        BackupRefused: there is a backup of that second already.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"aantafel-{taken_at.astimezone(UTC).strftime(_STAMP)}.{part}"
    if path.exists():
        raise BackupRefused(f"{path} exists already: wait a second.")
    return path


def finish(half: Path, path: Path, description: Description) -> Kept:
    """Give a finished file its name, with its description beside it; both wait for the disk."""
    half.chmod(_PRIVATE)
    half.rename(path)
    told = path.with_name(f"{path.name}.json")
    handle = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        as_json = asdict(description) | {"taken_at": description.taken_at.isoformat()}
        file.write(json.dumps(as_json, indent=1, sort_keys=True) + "\n")
        file.flush()
        os.fsync(file.fileno())
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return Kept(path, description)


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _described(path: Path) -> Description:
    try:
        description = TypeAdapter(Description).validate_json(path.read_bytes())
    except ValidationError as error:
        raise BackupRefused(f"{path} does not describe a backup of ours.") from error
    if description.format != _FORMAT:
        raise BackupRefused(f"{path} was written by another release: restore with that one.")
    return description
