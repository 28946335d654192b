"""Offered times, and the coordinator's side of asking parents.

Revision ID: 0010
"""

from storage.migrations.script import run

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add times to choose from, interpreters, and what becomes of mails that do not arrive."""
    run("0010_asking_parents.sql")
