"""A database in the middle of something long says so, and is not served from until it is done.

The mark is a comment on the schema: whoever looks into the database by hand sees it as well.
"""

from enum import StrEnum

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.errors import DatabaseClosed

MARK = "SELECT obj_description(to_regnamespace('aantafel'), 'pg_namespace')"
OPEN = "COMMENT ON SCHEMA aantafel IS NULL"


class ClosedFor(StrEnum):
    """What a database can be in the middle of."""

    RESTORING = "restoring"
    ROTATING = "rotating keys"

    @property
    def statement(self) -> str:
        """The SQL that sets the mark."""
        return f"COMMENT ON SCHEMA aantafel IS '{self.value}'"


_UNFINISHED = {
    ClosedFor.RESTORING: "A restore was not finished: run `aantafel restore` again.",
    ClosedFor.ROTATING: "A new master key was not given to every case: "
    "run `aantafel rotate-key` again.",
}


async def check_open(connection: AsyncConnection) -> None:
    """Refuse a database in the middle of something.

    Raises:
        DatabaseClosed: it is; the message says what to run.
    """
    mark = await connection.scalar(text(MARK))
    if mark in list(ClosedFor):
        raise DatabaseClosed(_UNFINISHED[ClosedFor(mark)])
