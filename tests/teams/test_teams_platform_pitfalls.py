"""What botbuilder 4.17.1 does wrong by itself, row by row, and does not do here.

Each name begins with the area; the finer cases are in the tests of each module.
"""

import asyncio
import json
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from botbuilder.core import InvokeResponse, TurnContext
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

import bot.teams
from bot.teams.connector import Address, Connector
from bot.teams.events import CardAction, Ignored, MembersChanged, classify
from bot.teams.http_pool import HttpPool
from bot.teams.invokes import card_answer
from bot.teams.mentions import spoken
from bot.teams.signing_keys import OpenIdKeys
from bot.teams.tokens import TokenCheck
from tests.teams.conftest import Bot
from tests.teams.microsoft import BOT, CHANNEL, THREAD, Answer, HandClock


async def test_invokes_are_answered_once_serialised_and_not_with_500(bot: Bot) -> None:
    async def press(_: TurnContext) -> InvokeResponse:
        return card_answer({"type": "AdaptiveCard"})

    bot.logic = press
    reply = await bot.post(bot.microsoft.card_press())
    assert (reply.status, json.loads(reply.text)["value"]) == (200, {"type": "AdaptiveCard"})


async def test_invokes_that_are_unknown_or_malformed_get_200_and_not_501(bot: Bot) -> None:
    async def only_what_is_known(context: TurnContext) -> None:
        assert not isinstance(classify(context.turn_state["aantafel.raw"]), CardAction)

    bot.logic = only_what_is_known
    press = bot.microsoft.card_press()
    for raw in [press | {"name": "what/ever"}, press | {"value": "x"}, press | {"value": None}]:
        assert (await bot.post(raw)).status == 200
    assert bot.microsoft.asked == []


async def test_inbound_token_faults_are_401_and_not_500(
    bot: Bot, rsa_keys: list[RSAPrivateKey]
) -> None:
    now = int(bot.microsoft.clock().timestamp())
    faults = {
        "expired": bot.microsoft.token(exp=now - 600),
        "forged": bot.microsoft.token(signed_with=rsa_keys[1]),
        "malformed": "garbage",
        "without exp": bot.microsoft.token(without="exp"),
        "unknown key": bot.microsoft.token("key-9", signed_with=rsa_keys[1]),
    }
    answers = {name: await bot.post(bot.microsoft.message(), token=t) for name, t in faults.items()}
    assert {name: reply.status for name, reply in answers.items()} == dict.fromkeys(faults, 401)
    assert bot.turns == 0


async def test_inbound_token_of_a_key_for_other_channels_is_401(bot: Bot) -> None:
    bot.microsoft.endorsements = ["webchat"]
    assert (await bot.post(bot.microsoft.message())).status == 401


async def test_inbound_body_without_service_or_channel_skips_no_check(bot: Bot) -> None:
    for missing in ("serviceUrl", "channelId"):
        raw = bot.microsoft.message()
        del raw[missing]
        assert (await bot.post(raw)).status == 401


async def test_inbound_tenant_is_checked(bot: Bot) -> None:
    raw = bot.microsoft.message()
    raw["conversation"]["tenantId"] = raw["channelData"]["tenant"]["id"] = "another"
    assert (await bot.post(raw)).status == 403


def test_inbound_an_empty_app_id_opens_no_door(clock: HandClock) -> None:
    keys = OpenIdKeys(HttpPool(), "https://login.example/metadata", clock)
    with pytest.raises(ValueError, match="app id"):
        TokenCheck("", keys, clock)


async def test_key_roll_over_is_followed_at_once(bot: Bot, rsa_keys: list[RSAPrivateKey]) -> None:
    assert (await bot.post(bot.microsoft.message())).status == 200
    bot.microsoft.keys = {"key-2": rsa_keys[1]}
    bot.microsoft.clock.move(timedelta(minutes=1))
    new = bot.microsoft.token("key-2")
    assert (await bot.post(bot.microsoft.message(), token=new)).status == 200


async def test_blocking_calls_there_are_none(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Metadata, keys, token and answer are all fetched without requests and without threads."""
    threads = threading.active_count()

    def blocking(*_: object, **__: object) -> None:
        raise AssertionError("requests was used")

    monkeypatch.setattr("requests.Session.request", blocking)
    assert (await bot.post(bot.microsoft.message())).status == 200
    assert (bot.microsoft.keys_fetched, len(bot.microsoft.asked)) == (1, 1)
    assert threading.active_count() == threads


async def test_blocking_calls_one_token_serves_all_turns(bot: Bot) -> None:
    for _ in range(3):
        await asyncio.gather(*[bot.post(bot.microsoft.message()) for _ in range(5)])
    assert len(bot.microsoft.asked) == 15
    assert len(bot.microsoft.logins) == 1


async def test_outbound_retries_what_is_worth_it_and_nothing_else(
    connector: Connector, bot: Bot
) -> None:
    to = Address(bot.microsoft.url, THREAD)
    bot.microsoft.answers.extend([Answer(429, None, {"Retry-After": "1"}), Answer(502)])
    assert await connector.send(to, {"text": "a"}) == "new-1"
    bot.microsoft.answers.append(Answer(500))
    with pytest.raises(Exception, match="500"):
        await connector.update(to, "1", {"text": "b"})
    assert [asked.method for asked in bot.microsoft.asked] == ["POST", "POST", "POST", "PUT"]


def test_state_keys_carry_no_thread_and_botbuilders_state_is_unused() -> None:
    folder = Path(bot.teams.__file__).parent
    text = "".join(path.read_text() for path in folder.glob("*.py"))
    for unused in ("BotState", "ConversationState", "UserState", "MemoryStorage", "TeamsInfo"):
        assert unused not in text
    assert "botbuilder.dialogs" not in sys.modules


async def test_roster_of_a_channel_is_never_the_teams(connector: Connector, bot: Bot) -> None:
    bot.microsoft.answers.extend(
        [
            Answer(body={"members": [{"id": "29:a"}], "continuationToken": "more"}),
            Answer(body={"members": [{"id": "29:b"}]}),
        ]
    )
    members = await connector.members(Address(bot.microsoft.url, THREAD))
    assert [member.id for member in members] == ["29:a", "29:b"]
    assert {asked.path for asked in bot.microsoft.asked} == {
        "/v3/conversations/19%3Akanaal3b%40thread.tacv2/pagedmembers"
    }


@pytest.mark.parametrize(
    "event_type", ["channelMemberAdded", "channelMemberRemoved", "channelShared", "channelUnshared"]
)
async def test_events_of_single_channels_are_told_and_cost_no_requests(
    bot: Bot, event_type: str
) -> None:
    seen: list[object] = []

    async def note(context: TurnContext) -> None:
        seen.append(classify(context.turn_state["aantafel.raw"]))

    bot.logic = note
    raw = bot.microsoft.message(type="conversationUpdate", membersAdded=[{"id": "29:a"}])
    raw["channelData"]["eventType"] = event_type
    assert (await bot.post(raw)).status == 200

    (event,) = seen
    assert isinstance(event, MembersChanged)
    assert (event.event, event.of) == (event_type, "channel")
    assert bot.microsoft.asked == []


def test_events_without_channel_data_do_not_fail() -> None:
    raw = {"type": "conversationUpdate", "conversation": {"id": CHANNEL}}
    assert isinstance(classify(raw), Ignored)


def test_mentions_take_the_bots_mark_and_leave_its_name() -> None:
    mark = {"type": "mention", "mentioned": {"id": BOT}, "text": "<at>Aan tafel</at>"}
    text = "<at>Aan tafel</at>&nbsp;komt Noor Aan tafel?"
    heard = spoken({"recipient": {"id": BOT}, "text": text, "entities": [mark]})
    assert heard.text == "komt Noor Aan tafel?"


@pytest.mark.parametrize("error", [PermissionError, KeyError, NotImplementedError])
async def test_errors_of_ours_are_no_401_404_or_501(bot: Bot, error: type[Exception]) -> None:
    async def fail(_: TurnContext) -> None:
        raise error

    bot.logic = fail
    assert (await bot.post(bot.microsoft.message())).status == 200
    assert "7F3A-91C2" in bot.microsoft.asked[0].body["text"]


async def test_proactive_needs_no_app_id_and_invents_no_reply(bot: Bot) -> None:
    references = []

    async def remember(context: TurnContext) -> None:
        references.append(TurnContext.get_conversation_reference(context.activity))

    async def remind(context: TurnContext) -> None:
        await context.send_activity("dag")

    bot.logic = remember
    await bot.post(bot.microsoft.message())
    await bot.adapter.continue_conversation(references[0], remind)
    assert bot.microsoft.asked[0].path.endswith("/activities")
    assert "replyToId" not in bot.microsoft.asked[0].body


def test_action_submit_is_a_press_although_it_comes_as_a_message(bot: Bot) -> None:
    raw = bot.microsoft.message() | {"text": None, "value": {"verb": "x", "role": "admin"}}
    event = classify(raw)
    assert isinstance(event, CardAction)
    assert (event.verb, event.data, event.invoked) == ("x", {"role": "admin"}, False)
