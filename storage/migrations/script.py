"""Runs the SQL files that migrations are made of."""

from pathlib import Path
from typing import Any

from alembic import op

FOLDER = Path(__file__).parent / "sql"


def run(name: str) -> None:
    """Run a file of statements within the migration's transaction."""
    script = (FOLDER / name).read_text(encoding="utf-8")
    op.execute("SELECT 1")  # the driver begins its transaction with the first statement
    connection: Any = op.get_bind().connection.dbapi_connection
    # The driver prepares what it is given, and only one statement can be prepared at a time.
    connection.run_async(lambda driver: driver.execute(script))
