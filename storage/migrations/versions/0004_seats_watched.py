"""Changes at a table that the courier sees to.

Revision ID: 0004
"""

from storage.migrations.script import run

revision = "0004"
down_revision = "0003b"


def upgrade() -> None:
    """Add what is kept of changes at a table, and who may see it."""
    run("0004_seats_watched.sql")
