"""Every card, parsed and rendered by the library that Teams' own clients come from."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from dialogs.answers import MOST_BUTTONS, Act, Word
from dialogs.cards import LARGEST_CARD, build_card, card_size, done_card
from dialogs.language.say import Say
from dialogs.language.texts import Catalogues
from tests.cards.answers_of_all_kinds import ANSWERS, keeping, page_url

SCRIPT = Path(__file__).parent / "render_cards.mjs"
CATALOGUES = Catalogues.load(strict=True)
Rendered = dict[str, Any]


def rendered(cards: list[Any]) -> list[Rendered]:
    done = subprocess.run(
        ["node", str(SCRIPT)],
        input=json.dumps(cards),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    seen: list[Rendered] = json.loads(done.stdout)
    return seen


@pytest.fixture(scope="module")
def kept() -> dict[str, Act]:
    return {}


@pytest.fixture(scope="module")
def seen(kept: dict[str, Act]) -> dict[tuple[str, str], Rendered]:
    named = {
        (name, language): build_card(answer, CATALOGUES.texts(language), keeping(kept), page_url)
        for name, answer in ANSWERS.items()
        for language in CATALOGUES.languages
    }
    named |= {
        (f"done: {name}", "nl"): done_card(answer, CATALOGUES.texts("nl"), Say("button.correct"))
        for name, answer in ANSWERS.items()
    }
    return dict(zip(named, rendered(list(named.values())), strict=True))


def test_the_library_finds_fault_with_a_broken_card() -> None:
    broken = {
        "type": "AdaptiveCard",
        "version": "1.5",
        "body": [
            {"type": "Text", "text": "x"},
            {"type": "Input.Text", "label": "zonder id"},
            {"type": "TextBlock", "text": "x", "color": "pink"},
        ],
    }

    (faults,) = rendered([broken])

    assert len(faults["problems"]) >= 3


def test_no_card_has_a_fault_in_it(seen: dict[tuple[str, str], Rendered]) -> None:
    assert {name: card["problems"] for name, card in seen.items() if card["problems"]} == {}


def test_nobodys_words_are_read_as_markdown(seen: dict[tuple[str, str], Rendered]) -> None:
    for name, card in seen.items():
        assert card["links"] == 0, name
        for text in card["markdown"]:
            assert not set(text) & set("*_`[]#|~\\<>"), (name, text)


def test_words_are_shown_as_they_were_typed(seen: dict[tuple[str, str], Rendered]) -> None:
    lines = seen["nasty words", "nl"]["lines"]

    assert "[Klik](https://kwaad.example) *_`~#|<at>Directeur</at>&amp;\\ ![x](y)" in lines
    assert "# kop" in lines
    assert seen["read back", "en"]["lines"][-3:] == [
        "• Leerling: Sem",
        "• Wanneer: Tuesday 8 December 2026",
        "• Hoe: not filled in",
    ]


def test_every_line_is_shown_apart(seen: dict[tuple[str, str], Rendered]) -> None:
    help_text = CATALOGUES.texts("nl").render(Say("talk.help"))

    assert seen["only words", "nl"]["lines"] == help_text.split("\n")


def test_inputs_have_labels_unique_ids_and_keep_what_was_typed(
    seen: dict[tuple[str, str], Rendered],
) -> None:
    form = seen["form", "nl"]

    ids = [field["id"] for field in form["inputs"]]
    assert len(ids) == len(set(ids)) == 8
    assert all(field["label"] for field in form["inputs"])
    assert form["kept"] == {
        "name": 'Sem "de" Boer',
        "born": "",
        "reason": "een\ntwee",
        "group": "2",
        "maybe": None,
        "colleague": "17",
        "wanted": "3,4",
        "none": "",
    }
    assert "Vul dit in." in form["lines"]


def test_a_press_carries_an_opaque_id_and_what_was_typed(
    seen: dict[tuple[str, str], Rendered], kept: dict[str, Act]
) -> None:
    pressed = seen["form", "nl"]["pressed"]

    assert [press["type"] for press in pressed] == ["Action.Execute"] * 2
    hand_in, cancel = (press["data"] for press in pressed)
    assert set(cancel) == {"action"}
    assert kept[cancel["action"]] == Word(word="cancel", draft="d1")
    assert set(hand_in) >= {"action", "name", "reason"}
    assert hand_in["wanted"] == "3,4"


def test_stopping_works_with_a_required_field_left_empty() -> None:
    card = build_card(ANSWERS["nasty words"], CATALOGUES.texts("nl"), keeping({}), page_url)

    (nasty,) = rendered([card])

    assert [field["valid"] for field in nasty["inputs"]] == [False, False]
    assert [set(press["data"]) for press in nasty["pressed"]] == [{"action"}]


def test_a_page_opens_by_its_address(seen: dict[tuple[str, str], Rendered]) -> None:
    assert seen["a page", "en"]["pressed"] == [
        {
            "type": "Action.OpenUrl",
            "title": "Open the page",
            "data": None,
            "url": "https://school.example/lees/abc",
        }
    ]


def test_a_card_that_was_answered_has_nothing_to_press(
    seen: dict[tuple[str, str], Rendered],
) -> None:
    for (name, _), card in seen.items():
        if name.startswith("done: "):
            assert card["buttons"] == card["inputs"] == []
            assert card["lines"][-1] == "Gekozen: Klopt"


def test_every_card_tells_its_language(seen: dict[tuple[str, str], Rendered]) -> None:
    assert {language for _, language in seen} == {"nl", "en"}
    assert all(card["language"] == language for (_, language), card in seen.items())


def test_every_card_is_small_and_has_few_buttons(seen: dict[tuple[str, str], Rendered]) -> None:
    for name, answer in ANSWERS.items():
        card = build_card(answer, CATALOGUES.texts("nl"), keeping({}), page_url)
        assert card_size(card) <= LARGEST_CARD, name
        assert len(seen[name, "nl"]["buttons"]) <= MOST_BUTTONS, name
        assert all(len(title) <= 20 for title in seen[name, "nl"]["buttons"]), name
