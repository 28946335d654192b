"""Who did and saw what of each case, in chains.

Revision ID: 0004
"""

from storage.migrations.script import run

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the chains, and what writes and reads them."""
    run("0004_auditing.sql")
    run("0004_auditing_functions.sql")
