"""The rights of the people that something is held on.

Revision ID: 0005
"""

from pathlib import Path

from storage.migrations.script import run

revision = "0005"
# The newest one before it that is here.
down_revision = max(path.name[:4] for path in Path(__file__).parent.glob("000[1-4]_*.py"))


def upgrade() -> None:
    """Add what people may ask for, and seeing what is held."""
    run("0005_requests.sql")
    run("0005_inspection.sql")
