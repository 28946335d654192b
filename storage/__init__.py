"""PostgreSQL, reached only through a principal."""
