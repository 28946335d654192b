"""The door of guests' pages.

Revision ID: 0008
"""

from pathlib import Path

from storage.migrations.script import run

revision = "0008"
# The newest one before it that is here.
down_revision = max(path.name[:4] for path in Path(__file__).parent.glob("000[1-7]_*.py"))


def upgrade() -> None:
    """Add counting wrong answers at the door, and closing it."""
    run("0008_guest_doors.sql")
