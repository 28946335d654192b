"""The door of guests' pages.

Revision ID: 0007
"""

from storage.migrations.script import run

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add counting wrong answers at the door, and closing it."""
    run("0007_guest_doors.sql")
