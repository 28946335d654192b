"""Buttons on cards, however the press arrives."""

import pytest

from bot.teams.events import (
    CardAction,
    Message,
    OtherInvoke,
    classify,
)
from bot.teams.places import Channel
from tests.teams.microsoft import CHANNEL, FakeMicrosoft

TEAM = "19:team@thread.tacv2"
IN_THREAD = Channel(CHANNEL, TEAM, "5b1f-group", "1732183530123")


def test_action_execute_and_action_submit_come_to_the_same(microsoft: FakeMicrosoft) -> None:
    execute = classify(microsoft.card_press("agreement.done"))
    submit = classify(
        microsoft.message(replyToId="1732183530100")
        | {"text": None, "value": {"verb": "agreement.done", "id": "a-1", "msteams": {}}}
    )
    assert isinstance(execute, CardAction)
    assert isinstance(submit, CardAction)
    assert execute.verb == submit.verb == "agreement.done"
    assert execute.data == submit.data == {"id": "a-1"}
    assert execute.card_id == submit.card_id == "1732183530100"
    assert execute.place == submit.place == IN_THREAD
    assert (execute.invoked, submit.invoked) == (True, False)
    assert not execute.automatic


def test_a_card_that_refreshes_itself_was_not_pressed(microsoft: FakeMicrosoft) -> None:
    raw = microsoft.card_press()
    raw["value"]["trigger"] = "automatic"
    event = classify(raw)
    assert isinstance(event, CardAction)
    assert event.automatic


def test_a_submit_without_verb_is_a_press_all_the_same(microsoft: FakeMicrosoft) -> None:
    event = classify(microsoft.message() | {"text": None, "value": {"x": 1}})
    assert isinstance(event, CardAction)
    assert (event.verb, event.data) == ("", {"x": 1})


def test_a_text_with_some_value_is_a_text(microsoft: FakeMicrosoft) -> None:
    assert isinstance(classify(microsoft.message(value={"x": 1})), Message)
    assert isinstance(classify(microsoft.message(value={"verb": "a"})), CardAction)


@pytest.mark.parametrize(
    "value",
    [
        None,
        "x",
        {},
        {"action": None},
        {"action": "x"},
        {"action": {}},
        {"action": {"verb": 5}},
        {"action": {"verb": ""}},
        {"action": {"verb": "x", "data": "y"}},
        {"action": {"verb": "x", "data": [1]}},
    ],
)
def test_a_malformed_press_is_an_invoke_we_cannot_read(
    microsoft: FakeMicrosoft, value: object
) -> None:
    raw = microsoft.card_press() | {"value": value}
    assert classify(raw) == OtherInvoke(IN_THREAD, "adaptiveCard/action")


def test_a_press_without_data_has_none(microsoft: FakeMicrosoft) -> None:
    event = classify(microsoft.card_press() | {"value": {"action": {"verb": "x", "data": None}}})
    assert isinstance(event, CardAction)
    assert event.data == {}


def test_other_invokes_are_named(microsoft: FakeMicrosoft) -> None:
    for name in ("task/fetch", "composeExtension/query", ""):
        assert classify(microsoft.card_press() | {"name": name}) == OtherInvoke(IN_THREAD, name)
