"""`make walls` takes every named wall away in turn; here, that each is still where it says."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
WALLS: list[dict[str, Any]] = tomllib.loads(
    (ROOT / "scripts" / "walls.toml").read_text(encoding="utf-8")
)["wall"]
FEWEST = 60


def test_no_wall_was_dropped_or_named_twice() -> None:
    names = [wall["name"] for wall in WALLS]
    assert len(names) >= FEWEST
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("wall", WALLS, ids=lambda wall: wall["name"])
def test_a_wall_stands_where_it_is_taken_away(wall: dict[str, Any]) -> None:
    """Whoever changes a wall changes its lines in scripts/walls.toml along."""
    for edit in wall["edits"]:
        text = (ROOT / edit["file"]).read_text(encoding="utf-8")
        assert text.count(edit["old"]) == 1, edit["file"]
        assert edit["old"] != edit["new"]
    missing = {test for test in wall["tests"] if not (ROOT / test.partition("::")[0]).exists()}
    assert not missing
    assert wall["tests"]
