"""The rights of the people that something is held on.

Revision ID: 0006
"""

from storage.migrations.script import run

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add what people may ask for, and seeing what is held."""
    run("0006_requests.sql")
    run("0006_restrictions.sql")
    run("0006_breaches.sql")
    run("0006_inspection.sql")
