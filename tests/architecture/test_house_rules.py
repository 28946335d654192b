"""The sizes and habits of the house (design 10), held by looking at every file."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
_SHELF_ONLY = re.compile(r"\b(?:AsyncSession|AsyncConnection|async_sessionmaker|set_config)\b")
_ADDRESS = re.compile(
    r"https?://(?:registry\.npmjs|pypi\.org|files\.pythonhosted|deb\.debian)", re.IGNORECASE
)


def _tracked(*endings: str) -> list[Path]:
    """Return the files of the checkout that end so; outside a checkout, all below it."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    names = [name for name in listed.stdout.split("\0") if name]
    paths = [ROOT / name for name in names] or [
        path for path in ROOT.rglob("*") if not {".venv", "node_modules"} & set(path.parts)
    ]
    return [path for path in paths if path.is_file() and path.name.endswith(endings)]


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_files_are_short() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in _tracked(".py")}
    assert len(lengths) > 100
    long = {str(path): lines for path, lines in lengths.items() if lines > LONGEST_FILE}
    assert not long


def test_functions_are_short() -> None:
    long = {
        f"{path}:{node.lineno} {node.name}"
        for path in _tracked(".py")
        for node in _functions(path)
        if (node.end_lineno or node.lineno) - node.lineno + 1 > LONGEST_FUNCTION
    }
    assert not long


@pytest.mark.parametrize("folder", ["cases", "dialogs", "bot", "playground", "manifest"])
def test_only_storage_reaches_for_the_database(folder: str) -> None:
    naming = {
        str(path)
        for path in (ROOT / folder).rglob("*.py")
        if _SHELF_ONLY.search(path.read_text("utf-8"))
    }
    assert not naming


def test_the_teams_wide_roster_is_never_asked_for() -> None:
    """botbuilder's paged roster call answers with the team's members in a channel."""
    naming = {
        str(path) for path in (ROOT / "bot").rglob("*.py") if "TeamsInfo" in path.read_text("utf-8")
    }
    assert not naming


def test_tests_use_no_mocks_and_skip_nothing() -> None:
    forbidden = re.compile(
        "|".join(("Magic" + "Mock", r"mark\.sk" + "ip", r"pytest\.sk" + r"ip\("))
    )
    naming = {
        str(path)
        for path in (ROOT / "tests").rglob("*.py")
        if forbidden.search(path.read_text("utf-8"))
    }
    assert not naming


def test_no_file_names_a_registry() -> None:
    endings = (".txt", ".toml", ".json", ".cfg", ".npmrc", ".yml", ".sh", "Makefile", ".py")
    this = Path(__file__)
    naming = {
        str(path)
        for path in _tracked(*endings)
        if path != this and _ADDRESS.search(path.read_text("utf-8"))
    }
    assert not naming


def _imports(folder: str) -> Iterator[tuple[str, str]]:
    """Give every module that a folder's files import, each with the file."""
    for path in sorted((ROOT / folder).rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                yield place, node.module
            elif isinstance(node, ast.Import):
                yield from ((place, name.name) for name in node.names)


def test_botbuilder_is_known_in_its_own_folder_only() -> None:
    """The import rules name modules one by one; this holds for those that come, too."""
    knowing = {
        place
        for folder in ("cases", "dialogs", "storage", "bot", "playground", "manifest")
        for place, module in _imports(folder)
        if module.partition(".")[0] in {"botbuilder", "botframework", "msrest"}
    }
    assert knowing
    assert all(place.startswith("bot/teams/") for place in knowing)


def test_the_language_knows_nothing_of_the_rest_of_the_dialogs() -> None:
    imported = {
        module for _, module in _imports("dialogs/language") if module.startswith("dialogs")
    }
    assert imported
    assert all(module.startswith("dialogs.language") for module in imported)
