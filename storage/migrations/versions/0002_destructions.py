"""The list of what was destroyed, which outlives every case on it.

Revision ID: 0002
"""

from storage.migrations.script import run

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the list; nobody reads or writes it yet but the keeper."""
    run("0002_destructions.sql")
