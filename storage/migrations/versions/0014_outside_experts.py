"""Experts from outside, who come by a link.

Revision ID: 0014
"""

from storage.migrations.script import run

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Let the directory know people without an account, and a link seat them."""
    run("0014_outside_experts.sql")
