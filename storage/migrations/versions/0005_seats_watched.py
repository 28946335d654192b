"""Changes at a table that the courier sees to.

Revision ID: 0005
"""

from storage.migrations.script import run

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add what is kept of changes at a table, and who may see it."""
    run("0005_seats_watched.sql")
