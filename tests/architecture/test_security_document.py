"""docs/security.md names every attack, and nothing that does not exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENT = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
ATTACKS = 30
_ROW = re.compile(r"^\| S(\d+) \|([^|]*)\|(.*)\|$", re.MULTILINE)
_NAMED = re.compile(r"`((?:[\w-]+/)+[\w.-]+\.(?:py|sql|toml))(?:::(\w+))?`")


def test_every_attack_has_its_line_once_and_in_order() -> None:
    assert [int(number) for number, _, _ in _ROW.findall(DOCUMENT)] == list(range(1, ATTACKS + 1))


@pytest.mark.parametrize("row", _ROW.findall(DOCUMENT), ids=lambda row: f"S{row[0]}")
def test_an_attack_is_described_and_tried(row: tuple[str, str, str]) -> None:
    number, attack, tried = row
    assert len(attack.split()) > 2
    tests = [test for file, test in _NAMED.findall(tried) if file.startswith("tests/")]
    assert tests, f"S{number} is tried by no test"


def test_every_named_file_and_test_exists() -> None:
    named = set(_NAMED.findall(DOCUMENT))
    assert len(named) > 60
    missing = {file for file, _ in named if not (ROOT / file).exists()}
    assert not missing
    unknown = {
        f"{file}::{test}"
        for file, test in named
        if test and not re.search(rf"def {test}\(", (ROOT / file).read_text(encoding="utf-8"))
    }
    assert not unknown


def test_every_attack_that_is_tried_is_named_by_its_number() -> None:
    numbers = {
        int(number)
        for path in (ROOT / "tests" / "attacks").glob("test_*.py")
        for number in re.findall(r"def test_s(\d\d)_", path.read_text(encoding="utf-8"))
    }
    assert numbers >= set(range(1, ATTACKS + 1)) - {27}  # tried together with S23
