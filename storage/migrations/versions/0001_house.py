"""The house: tables, whose they are, and the wall around each.

Revision ID: 0001
"""

from alembic import op

from storage.migrations.script import run

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Build everything from an empty database."""
    op.execute("CREATE SCHEMA aantafel")
    for part in ("tables", "functions", "policies", "policies_content", "policies_doors"):
        run(f"0001_{part}.sql")
