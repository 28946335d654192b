"""Destroying a case, with a certificate that holds numbers alone.

Revision ID: 0003
"""

from storage.migrations.script import run

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the function that destroys, and who may call it."""
    run("0003_destroying.sql")
