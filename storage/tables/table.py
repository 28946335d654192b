"""How a table is named: that of a tenant, with its columns by their kinds."""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Integer,
    Interval,
    LargeBinary,
    MetaData,
    Table,
    Text,
    Uuid,
)
from sqlalchemy.types import TypeEngine

METADATA = MetaData(schema="aantafel")

_KINDS: dict[str, TypeEngine[Any]] = {
    "uuid": Uuid(),
    "text": Text(),
    "moment": DateTime(timezone=True),
    "day": Date(),
    "duration": Interval(),
    "number": Integer(),
    "yes_no": Boolean(),
    "bytes": LargeBinary(),
}


def tenants_table(table: str, /, **columns: str) -> Table:
    """Return a table of a tenant: ``tenant_id`` and then these columns of these kinds."""
    kinds = {"tenant_id": "uuid", **columns}
    return Table(table, METADATA, *(Column(name, _KINDS[kind]) for name, kind in kinds.items()))
