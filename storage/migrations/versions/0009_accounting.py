"""What a director gave as the reason to read, and how often somebody was refused in a day.

Revision ID: 0009
"""

from storage.migrations.script import run

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add reasons that open a case for a while, and one row for refusals of a kind and a day."""
    run("0009_stated_reasons.sql")
    run("0009_refused_attempts.sql")
