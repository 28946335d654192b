"""Alembic's way in: runs the revisions on the connection that ``upgrade`` opened."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    version_table="aantafel_version",
    version_table_schema="public",
)
with context.begin_transaction():
    context.run_migrations()
