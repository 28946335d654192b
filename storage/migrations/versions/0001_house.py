"""The house: tables, whose they are, and the wall around each.

Revision ID: 0001
"""

from alembic import op

from storage.migrations.script import run

revision = "0001"
down_revision = None

_PARTS = (
    "tables",
    "tables_doors",
    "tables_watch",
    "functions",
    "functions_doors",
    "functions_watch",
    "policies",
    "policies_content",
    "policies_doors",
    "policies_watch",
    "functions_rights",
)


def upgrade() -> None:
    """Build everything from an empty database."""
    op.execute("CREATE SCHEMA aantafel")
    for part in _PARTS:
        run(f"0001_{part}.sql")
