"""The tables as statements name them; the migrations say what they hold and who may see it."""

from storage.tables import (
    agreements,
    audit,
    cases,
    consents,
    conversations,
    doors,
    meetings,
    outbox,
    reports,
    rights,
    rosters,
    watching,
)
from storage.tables.table import METADATA

__all__ = [
    "METADATA",
    "agreements",
    "audit",
    "cases",
    "consents",
    "conversations",
    "doors",
    "meetings",
    "outbox",
    "reports",
    "rights",
    "rosters",
    "watching",
]
