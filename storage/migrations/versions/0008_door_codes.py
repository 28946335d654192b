"""The codes that open the second level of guests' pages.

Revision ID: 0008
"""

from storage.migrations.script import run

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add codes to links, and counting wrong ones."""
    run("0008_door_codes.sql")
