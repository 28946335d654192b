"""Reports of meetings, what parents answer to them, and who may read which version.

Revision ID: 0012
"""

from storage.migrations.script import run

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add reports and their walls."""
    run("0012_reports.sql")
    run("0012_reports_policies.sql")
    run("0012_reports_guests.sql")
