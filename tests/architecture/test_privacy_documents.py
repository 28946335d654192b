"""The privacy models for a school board: marked as such, and true of what the code does."""

import re
from pathlib import Path

import pytest

from cases.practices.practice import Practice
from cases.practices.retention import retention

ROOT = Path(__file__).parents[2]
MODELS = ("verwerkingsregister", "dpia", "normenkader")
_FILE = re.compile(r"`((?:bot|cases|dialogs|storage|tests|docs)/[^`]+)`")


def _text(name: str) -> str:
    return (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", MODELS)
def test_it_says_that_nobody_reviewed_it_and_begins_with_the_open_questions(name: str) -> None:
    text = _text(name)
    assert "**Niet juridisch getoetst / not legally reviewed.**" in text.splitlines()[2]
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert headings[0].startswith("Open vragen")
    questions = text.split(f"## {headings[0]}")[1].split("\n## ")[0]
    assert len(re.findall(r"^\d\. ", questions, re.MULTILINE)) == 7


@pytest.mark.parametrize("name", MODELS)
def test_every_file_it_names_is_there(name: str) -> None:
    named = _FILE.findall(_text(name))
    assert len(named) > 5
    assert [path for path in named if not (ROOT / path).is_file()] == []


def test_the_register_has_the_terms_of_the_code() -> None:
    rows = {
        match[1]: match[0]
        for match in re.finditer(r"^\| `(\w+)` .+$", _text("verwerkingsregister"), re.MULTILINE)
    }
    rules = {rule.category.value: rule for rule in retention(Practice())}
    assert rows.keys() == rules.keys()
    for category, rule in rules.items():
        assert f"`{rule.start}`" in rows[category]
        if rule.lasts is not None:
            days = rule.lasts.days
            told = {f"{days} dagen", f"{days} dag", f"{days // 365} jaar"}
            assert any(each in rows[category] for each in told), category
