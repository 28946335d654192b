"""Invokes, and turns in which something breaks."""

import json

import pytest
from aiohttp import web
from botbuilder.core import InvokeResponse, TurnContext
from botbuilder.schema import Activity, ActivityTypes

from bot.teams.adapter import TeamsAdapter
from bot.teams.connector import Connector
from bot.teams.invokes import card_answer, message_answer
from tests.teams.conftest import Bot
from tests.teams.microsoft import Answer


async def test_traces_and_invoke_responses_are_not_sent(bot: Bot) -> None:
    async def trace(context: TurnContext) -> None:
        await context.send_trace_activity("x", {"Noor": 1})
        await context.send_activity(Activity(type=ActivityTypes.invoke_response, value={}))

    bot.logic = trace
    assert (await bot.post(bot.microsoft.message())).status == 200
    assert bot.microsoft.asked == []


async def test_what_breaks_in_a_proactive_turn_is_the_callers(bot: Bot) -> None:
    async def fail(_: TurnContext) -> None:
        raise LookupError

    reference = TurnContext.get_conversation_reference(
        Activity(conversation=None, service_url=bot.microsoft.url)
    )
    with pytest.raises(LookupError):
        await bot.adapter.continue_conversation(reference, fail)


async def test_an_invoke_gets_its_own_answer(bot: Bot) -> None:
    card = {"type": "AdaptiveCard", "version": "1.5"}

    async def press(_: TurnContext) -> InvokeResponse:
        return card_answer(card)

    bot.logic = press
    reply = await bot.post(bot.microsoft.card_press())

    assert (reply.status, reply.content_type) == (200, "application/json")
    assert json.loads(reply.text) == {
        "statusCode": 200,
        "type": "application/vnd.microsoft.card.adaptive",
        "value": card,
    }
    assert bot.microsoft.asked == []


async def test_an_invoke_may_be_answered_with_a_text_and_another_status(bot: Bot) -> None:
    answers = iter([message_answer("Al gedaan"), InvokeResponse(status=412, body={"code": "x"})])

    async def press(_: TurnContext) -> InvokeResponse:
        return next(answers)

    bot.logic = press
    first = await bot.post(bot.microsoft.card_press())
    second = await bot.post(bot.microsoft.card_press())

    assert json.loads(first.text)["value"] == "Al gedaan"
    assert (second.status, json.loads(second.text)) == (412, {"code": "x"})


async def test_an_invoke_nobody_answers_is_answered_all_the_same(bot: Bot) -> None:
    async def nothing(_: TurnContext) -> None:
        return None

    bot.logic = nothing
    press = await bot.post(bot.microsoft.card_press())
    other = await bot.post(bot.microsoft.card_press() | {"name": "task/fetch"})

    assert json.loads(press.text) == {
        "statusCode": 200,
        "type": "application/vnd.microsoft.activity.message",
        "value": "",
    }
    assert (other.status, json.loads(other.text)) == (200, {})


@pytest.mark.parametrize(
    "error",
    [
        PermissionError("Noor"),
        KeyError("Noor"),
        NotImplementedError("Noor"),
        web.HTTPNotFound(text="Noor"),
        TimeoutError(),
        RecursionError(),
        ExceptionGroup("Noor", [ValueError("Noor")]),
    ],
)
async def test_whatever_breaks_the_person_hears_it_and_teams_gets_200(
    bot: Bot, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(_: TurnContext) -> None:
        raise error

    caplog.set_level("DEBUG")
    bot.logic = fail
    reply = await bot.post(bot.microsoft.message("Noor"))

    assert reply.status == 200
    assert [asked.body["text"] for asked in bot.microsoft.asked] == [
        "Er ging iets mis (7F3A-91C2)."
    ]
    logged = [record for record in caplog.records if record.name == "bot.teams.adapter"]
    assert [record.getMessage() for record in logged] == [
        f"turn 7F3A-91C2 broke: {type(error).__name__}"
    ]
    assert "Noor" not in caplog.text


async def test_a_broken_apology_still_gives_200(bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    bot.microsoft.answers.extend([Answer(500), Answer(403)])
    assert (await bot.post(bot.microsoft.message())).status == 200
    assert [record.getMessage() for record in caplog.records] == [
        "turn 7F3A-91C2 broke: Refused",
        "turn 7F3A-91C2: no apology either: GoneAway",
    ]


async def test_a_broken_press_gets_an_answer_that_the_card_can_show(
    bot: Bot, connector: Connector
) -> None:
    async def apologise(context: TurnContext, reference: str) -> InvokeResponse:
        return message_answer(f"Er ging iets mis ({reference}).")

    bot.adapter = TeamsAdapter(connector, apologise, lambda: "AAAA-0001")

    async def fail(_: TurnContext) -> None:
        raise ValueError

    bot.logic = fail
    reply = await bot.post(bot.microsoft.card_press())
    assert json.loads(reply.text)["value"] == "Er ging iets mis (AAAA-0001)."


async def test_an_answer_that_is_no_json_breaks_the_turn_and_not_the_door(bot: Bot) -> None:
    async def odd(_: TurnContext) -> InvokeResponse:
        return InvokeResponse(status=200, body={"value": object()})

    bot.logic = odd
    reply = await bot.post(bot.microsoft.card_press())
    assert reply.status == 200
    assert json.loads(reply.text)["statusCode"] == 200
