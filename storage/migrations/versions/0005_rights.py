"""The rights of the people that something is held on.

Revision ID: 0005
"""

from storage.migrations.script import run

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add what people may ask for, and seeing what is held."""
    run("0005_requests.sql")
    run("0005_restrictions.sql")
    run("0005_breaches.sql")
    run("0005_inspection.sql")
