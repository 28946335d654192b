"""An operator sees how far translations are; a school switches on only what is ready."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.languages import check_switched_on, state_lines, to_translate, with_drafts
from bot.practice_file import practice_of
from bot.settings import Settings, SettingsOdd

DRAFTS = ("ar", "pl", "tr", "uk")


def _practice(folder: Path, text: str) -> Settings:
    file = folder / "school.toml"
    file.write_text(text, encoding="utf-8")
    return Settings(practice=file)


def test_without_a_choice_parents_are_written_to_in_dutch_and_english() -> None:
    assert practice_of(Settings()).parents_languages == ("nl", "en")


@pytest.mark.parametrize("language", DRAFTS)
def test_a_language_that_nobody_reviewed_stops_the_start(tmp_path: Path, language: str) -> None:
    settings = _practice(tmp_path, f'languages = ["{language}"]')

    with pytest.raises(SettingsOdd, match=f"{language} cannot be switched on: nobody reviewed it"):
        practice_of(settings)


def test_a_language_that_is_not_there_stops_the_start_and_names_those_that_are() -> None:
    with pytest.raises(SettingsOdd, match="no ti; there are ar, en, nl, pl, tr, uk"):
        check_switched_on(["ti"])


def test_what_is_ready_can_be_switched_on(tmp_path: Path) -> None:
    practice = practice_of(_practice(tmp_path, 'languages = ["en"]'))

    assert practice.parents_languages == ("nl", "en")


def test_the_playground_shows_every_language() -> None:
    assert set(with_drafts(("nl", "en"))) == {"nl", "en", *DRAFTS}


def test_each_language_has_its_line() -> None:
    lines = [line for line in state_lines(("nl", "en")) if not line.startswith(" ")]

    assert lines[0].startswith("nl  100%  on   reviewed: 20")
    assert [line.split()[0] for line in lines] == ["nl", "ar", "en", "pl", "tr", "uk"]
    assert all(line.endswith("off  reviewed: no") for line in lines if line[:2] in DRAFTS)


def test_what_is_left_to_translate_can_be_filled_in(tmp_path: Path) -> None:
    shown = CliRunner().invoke(app, ["languages"], env={"AANTAFEL_HOME": str(tmp_path)})
    left = CliRunner().invoke(app, ["languages", "--missing", "ar"])
    unknown = CliRunner().invoke(app, ["languages", "--missing", "xx"])

    assert shown.exit_code == 0
    assert "reviewed: no" in shown.output
    assert left.exit_code == 0
    assert to_translate("nl") == ""
    assert unknown.exit_code == 1
    assert "there is no xx" in unknown.output
