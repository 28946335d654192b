"""One door to what is stored: no session, connection or SQL in words anywhere else."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OUTSIDE = ("cases", "dialogs", "bot", "playground", "manifest")
DRIVERS = frozenset({"sqlalchemy", "asyncpg", "psycopg", "psycopg2", "alembic"})
CONNECTS = {"storage/pool.py", "storage/server/process.py", "storage/backups/owner.py"}
OPERATING = (
    "bot/operating.py",
    "bot/auditing.py",
    "bot/backups_and_keys.py",
    "bot/sweeping.py",
)
NAMES_SETTINGS = {"storage/scope.py"}


def _files(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            yield path.relative_to(ROOT).as_posix(), tree


def _imported(tree: ast.Module) -> Iterator[str]:
    """Yield what a module imports, in full ("sqlalchemy.text")."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{name.name}" for name in node.names)


def _called(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield f"{ast.unparse(node.value)}.{node.attr}"


@pytest.mark.parametrize("folder", OUTSIDE)
def test_nothing_outside_storage_knows_a_driver(folder: str) -> None:
    naming = {
        (path, name)
        for path, tree in _files(folder)
        for name in _imported(tree)
        if name.partition(".")[0] in DRIVERS
    }
    assert not naming


def test_sql_is_written_as_text_in_migrations_only() -> None:
    writing = {
        path
        for path, tree in _files("storage")
        if "sqlalchemy.text" in set(_imported(tree))
        or any(name.endswith(".exec_driver_sql") for name in _called(tree))
    }
    assert writing
    assert not [path for path in writing if not path.startswith("storage/migrations/")]


def test_connections_are_opened_in_three_places() -> None:
    opening = {
        path
        for path, tree in _files("storage")
        if {"asyncpg.connect", "asyncpg.create_pool"} & set(_called(tree))
    }
    assert opening == CONNECTS


def test_who_is_asking_is_said_in_one_place() -> None:
    saying = {
        path
        for path, tree in _files("storage")
        if any(name.endswith(".set_config") for name in _called(tree))
    }
    assert saying == NAMES_SETTINGS


def test_the_operators_commands_take_no_principal_that_reads_content() -> None:
    taken = {
        name.rpartition(".")[2]
        for path in OPERATING
        for name in _imported(ast.parse((ROOT / path).read_text(encoding="utf-8")))
        if name.startswith("cases.principals.")
    }
    assert "Operator" in taken
    assert taken <= {"Operator", "RosterSync", "Courier"}
