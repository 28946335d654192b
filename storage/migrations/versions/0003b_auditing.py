"""Who did and saw what of each case, in chains.

Revision ID: 0003b
"""

from storage.migrations.script import run

revision = "0003b"
down_revision = "0003"


def upgrade() -> None:
    """Add the chains, and what writes and reads them."""
    run("0003b_auditing.sql")
    run("0003b_auditing_functions.sql")
