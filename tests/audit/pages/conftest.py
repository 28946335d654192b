"""A school with a case and its pages, as the tests of pages have them."""

from tests.pages.conftest import (
    catalogues,
    client,
    clock,
    database,
    migrated,
    owner_url,
    pages,
    rosters,
    stranger,
    table,
)

__all__ = [
    "catalogues",
    "client",
    "clock",
    "database",
    "migrated",
    "owner_url",
    "pages",
    "rosters",
    "stranger",
    "table",
]
