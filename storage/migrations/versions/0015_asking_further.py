"""Further questions for consent, codes handed over, and parents told of a birthday.

Revision ID: 0015
"""

from storage.migrations.script import run

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Let answers say who translated, pupils answer a report, and mail be declined."""
    run("0015_asking_further.sql")
