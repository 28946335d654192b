"""The pupil of a case: who decides about consent by their age, and what is theirs at the table.

Revision ID: 0013
"""

from storage.migrations.script import run

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add the pupil, their age behind a mask, and the walls around what they say."""
    run("0013_pupils.sql")
