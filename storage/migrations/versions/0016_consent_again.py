"""The order of parents, and who leads hears that a yes counts no longer.

Revision ID: 0016
"""

from storage.migrations.script import run

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Keep when parents came to a case, and when an outdated yes was told."""
    run("0016_consent_again.sql")
