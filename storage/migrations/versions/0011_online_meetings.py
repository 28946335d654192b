"""Online meetings that Graph makes.

Revision ID: 0011
"""

from storage.migrations.script import run

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add what is asked of Graph, and what a meeting's chat tells."""
    run("0011_online_meetings.sql")
