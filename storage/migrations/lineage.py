"""Whether a database was made by the same migrations as those that are here.

A migration that was released never changes. Before the first release they did, and tables made
by an earlier build would meet statements that do not fit: such a database says so at the start.
The mark is a comment on the table that holds the revision.
"""

import hashlib

from sqlalchemy import Connection, text

from storage.errors import DatabaseClosed
from storage.migrations.script import FOLDER

_IS_THERE = "SELECT to_regclass('public.aantafel_version') IS NOT NULL"
_REVISION = "SELECT version_num FROM public.aantafel_version"
_MARK = "SELECT obj_description('public.aantafel_version'::regclass, 'pg_class')"


def check_lineage(connection: Connection) -> None:
    """Refuse tables that were made by other migrations than ours.

    Raises:
        DatabaseClosed: they were; the message says what to do.
    """
    revision = _revision(connection)
    if revision is not None and connection.scalar(text(_MARK)) != mark_of(revision):
        raise DatabaseClosed(
            "The database was made by another build, whose tables are not ours. Nothing was "
            "changed in it. `make clean-data` lets the playground begin anew; otherwise serve it "
            "with the build that made it."
        )


def keep_lineage(connection: Connection) -> None:
    """Mark the tables as made by our migrations, up to the revision they are at."""
    if (revision := _revision(connection)) is not None:
        connection.execute(
            text(f"COMMENT ON TABLE public.aantafel_version IS '{mark_of(revision)}'")
        )


def mark_of(revision: str) -> str:
    """Return what stands for all statements of the migrations up to a revision."""
    digest = hashlib.sha256()
    for path in sorted(FOLDER.glob("[0-9]*.sql")):
        if path.name[:4] <= revision[:4]:
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:32]


def _revision(connection: Connection) -> str | None:
    if not connection.scalar(text(_IS_THERE)):
        return None
    revision: str | None = connection.scalar(text(_REVISION))
    return revision
