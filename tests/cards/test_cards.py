"""What a card carries, and what is said of it elsewhere."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.answers import Act, Answer, FieldKind, Form, FormField, Offer, Weight, Word
from dialogs.card_parts import short
from dialogs.cards import (
    LARGEST_CARD,
    answer_text,
    build_card,
    card_size,
    done_card,
    summary,
    wants_card,
)
from dialogs.language.say import Say
from dialogs.language.texts import Catalogues
from tests.cards.answers_of_all_kinds import ANSWERS, SUBMIT, YES_OR_NOT, as_is, keeping, page_url

CATALOGUES = Catalogues.load(strict=True)
DUTCH = CATALOGUES.texts("nl")
Card = dict[str, Any]


def card_of(answer: Answer, kept: dict[str, Act] | None = None) -> Card:
    return build_card(answer, DUTCH, keeping({} if kept is None else kept), page_url)


def elements(card: object) -> Iterator[Card]:
    if isinstance(card, dict):
        yield card
        for part in card.values():
            yield from elements(part)
    elif isinstance(card, list):
        for part in card:
            yield from elements(part)


def test_a_button_carries_nothing_but_an_opaque_id() -> None:
    kept: dict[str, Act] = {}

    for answer in ANSWERS.values():
        for element in elements(card_of(answer, kept)):
            if element.get("type") in {"Action.Execute", "Action.Submit"}:
                assert set(element["data"]) == {"action"}
                assert element["data"]["action"] in kept
    assert kept


def test_a_phone_that_cannot_execute_submits_the_same() -> None:
    for button in card_of(ANSWERS["read back"])["actions"]:
        assert button["type"] == "Action.Execute"
        assert button["fallback"]["type"] == "Action.Submit"
        for same in ("title", "data", "associatedInputs"):
            assert button["fallback"][same] == button[same]


def test_the_look_of_a_button_follows_from_its_weight() -> None:
    styles = [button.get("style") for button in card_of(ANSWERS["read back"])["actions"]]

    assert styles == ["positive", None, "destructive"]


def test_only_handing_in_takes_the_form_along() -> None:
    send, cancel = card_of(ANSWERS["form"])["actions"]

    assert (send["title"], send["associatedInputs"]) == ("Versturen", "auto")
    assert (cancel["title"], cancel["associatedInputs"]) == ("Annuleren", "none")


def test_no_act_is_kept_for_a_button_that_does_not_fit() -> None:
    kept: dict[str, Act] = {}

    card_of(ANSWERS["nine choices"], kept)

    assert len(kept) == 6


def test_every_card_has_words_for_those_who_cannot_see_it() -> None:
    for answer in (*ANSWERS.values(), Answer((Say("talk.help"),))):
        card = card_of(answer)
        assert (card["type"], card["version"], card["lang"]) == ("AdaptiveCard", "1.5", "nl")
        assert len(card["fallbackText"]) <= 500
        assert bool(card["fallbackText"].strip()) == any(DUTCH.render(s) for s in answer.says)
        for element in elements(card):
            if str(element.get("type")).startswith("Input."):
                assert element["label"]
                assert bool(element.get("errorMessage")) == bool(element.get("isRequired"))
            if element.get("type") == "Input.ChoiceSet":
                assert element["wrap"] is True


def test_a_field_may_not_take_the_place_of_the_id() -> None:
    field = FormField("action", as_is("Actie"), FieldKind.LINE, required=True)

    with pytest.raises(ValueError, match="action"):
        card_of(Answer((), form=Form((field,), SUBMIT)))


def test_a_form_too_large_for_a_card_is_left_to_typing() -> None:
    card = card_of(ANSWERS["very long form"])

    assert not any(str(e.get("type")).startswith("Input.") for e in elements(card))
    assert [button["title"] for button in card["actions"]] == ["Klopt", "Aanpassen", "Annuleren"]


@settings(deadline=None)
@given(st.lists(st.text(), max_size=3), st.integers(min_value=1, max_value=3000))
def test_no_words_make_a_card_too_large(words: list[str], times: int) -> None:
    answer = Answer(
        tuple(as_is(each * times) for each in words),
        tuple(Offer(as_is(each * times), Word(word="yes"), Weight.MAIN) for each in words),
    )

    assert card_size(card_of(answer)) <= LARGEST_CARD
    assert card_size(done_card(answer, DUTCH, Say("button.correct"))) <= LARGEST_CARD
    assert len(answer_text(answer, DUTCH)) <= 10_001


def test_a_card_counts_two_bytes_for_each_character_as_teams_does() -> None:
    assert card_size({"é": "é"}) == len('{"é":"é"}') * 2
    assert json.loads(json.dumps(card_of(ANSWERS["form"]))) == card_of(ANSWERS["form"])


@pytest.mark.parametrize(
    ("title", "cut"),
    [
        ("Aanpassen", "Aanpassen"),
        ("x" * 20, "x" * 20),
        ("x" * 21, "x" * 19 + "…"),
        ("Fenna Postma, orthopedagoog", "Fenna Postma…"),
        ("De orthopedagogischdidactische", "De orthopedagogischd…"[:19] + "…"),
    ],
)
def test_a_title_fits_a_narrow_screen(title: str, cut: str) -> None:
    assert short(title) == cut
    assert len(cut) <= 20


def test_a_cut_title_can_be_read_whole() -> None:
    button = card_of(ANSWERS["nine choices"])["actions"][0]

    assert (button["title"], button["tooltip"]) == (
        "Collega nummer 0…",
        "Collega nummer 0 van de school",
    )


def test_an_answered_card_tells_what_was_chosen() -> None:
    card = done_card(ANSWERS["form"], DUTCH, Say("button.send"))

    assert "actions" not in card
    assert [e["text"] for e in elements(card) if e.get("type") == "TextRun"][-1] == (
        "Gekozen: Versturen"
    )


def test_a_card_that_nobody_pressed_can_lose_its_buttons_too() -> None:
    card = done_card(ANSWERS["a page"], DUTCH)

    assert card == {**card_of(Answer(ANSWERS["a page"].says))}
    assert "actions" not in card


def test_a_message_is_paragraphs_of_escaped_words() -> None:
    assert answer_text(ANSWERS["two texts"], DUTCH) == (
        "Ik ben gestopt. Er is niets vastgelegd.\n\n"
        "Hoi! Waar kan ik je mee helpen? Typ help, dan zie je wat ik kan."
    )
    assert answer_text(ANSWERS["read back"], DUTCH).endswith(
        "\n\n• Leerling: Sem\n\n• Wanneer: dinsdag 8 december 2026\n\n• Hoe: niet ingevuld"
    )
    assert answer_text(Answer((as_is("<at>*x*</at>"),)), DUTCH) == r"‹at›\*x\*‹/at›"


@pytest.mark.parametrize(
    ("say", "toast"),
    [
        (as_is("Sem de Boer"), "…"),
        (as_is("WR-014"), "WR-014"),
        (as_is("WR-014 Sem"), "…"),
        (Say("error.date_in_the_past", {"given": date(2026, 12, 8)}), None),
        (Say("talk.line", {"label": as_is("WR-014"), "value": "loopt weg"}), "WR-014: …"),
        (Say("talk.change_what", {"answers": ["Sem"]}), "Wat wil je aanpassen?"),
    ],
)
def test_a_toast_shows_no_words_but_a_label(say: Say, toast: str | None) -> None:
    answer = Answer((say, as_is("Sem")), YES_OR_NOT)

    assert summary(answer, DUTCH) == (toast or DUTCH.render(say))


def test_a_toast_is_short_and_may_be_empty() -> None:
    assert summary(Answer(()), DUTCH) == ""
    assert len(summary(Answer((Say("talk.not_in_channel"),)), DUTCH)) == 100


def test_only_what_can_be_pressed_needs_a_card() -> None:
    assert not wants_card(ANSWERS["only words"])
    assert wants_card(ANSWERS["a page"])
    assert wants_card(ANSWERS["form"])
