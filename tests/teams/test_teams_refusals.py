"""What the connector makes of being refused."""

import asyncio
from datetime import timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.teams.connector import Address, Connector, ForeignService, NewChat, Service
from bot.teams.credentials import ClientCredentials, NoCredentials
from bot.teams.failures import (
    ConnectorFailure,
    GoneAway,
    NotThere,
    Refused,
    Throttled,
    TooLarge,
    Why,
)
from bot.teams.hosts import LOOPBACK_HOSTS, ServiceHosts
from bot.teams.http_pool import HttpPool
from bot.teams.patience import AT_LEISURE
from tests.teams.microsoft import BOT, CHANNEL, TENANT, THREAD, Answer, FakeMicrosoft, HandClock


@pytest.fixture
def thread(microsoft: FakeMicrosoft) -> Address:
    return Address(microsoft.url, THREAD)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ({"error": {"code": "BotNotInConversationRoster", "message": "…"}}, Why.UNINSTALLED),
        ({"error": {"code": "ConversationBlockedByUser"}}, Why.BLOCKED),
        ('{"errorCode":209,"message":"{\\"subCode\\": \\"MessageWritesBlocked\\"}"}', Why.BLOCKED),
        ({"error": {"code": "Forbidden", "message": "BotDisabledByAdmin"}}, Why.DISABLED_BY_ADMIN),
        (
            {"error": {"code": "Forbidden", "message": "App is not enabled in this channel."}},
            Why.NOT_IN_CHANNEL,
        ),
        ({"error": {"code": "InvalidBotApiHost"}}, Why.FORBIDDEN),
        ({"error": {"code": "NotEnoughPermissions"}}, Why.FORBIDDEN),
        ("<html>", Why.FORBIDDEN),
        ("[" * 50_000, Why.FORBIDDEN),
        (None, Why.FORBIDDEN),
    ],
)
async def test_gone_away_says_why_and_is_not_retried(
    connector: Connector, thread: Address, microsoft: FakeMicrosoft, body: object, why: Why
) -> None:
    microsoft.answers.append(Answer(403, body))
    with pytest.raises(GoneAway) as gone:
        await connector.send(thread, {"text": "a"})
    assert gone.value.why is why
    assert len(microsoft.asked) == 1


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, Refused),
        (401, Refused),
        (404, NotThere),
        (405, Refused),
        (409, Refused),
        (413, TooLarge),
        (500, Refused),
        (302, Refused),
    ],
)
async def test_every_other_refusal_has_its_kind(
    connector: Connector,
    thread: Address,
    microsoft: FakeMicrosoft,
    status: int,
    kind: type[ConnectorFailure],
) -> None:
    body = {"error": {"code": "Some_Code", "message": "Noor de Vries"}}
    microsoft.answers.append(Answer(status, body, {"Location": "http://127.0.0.1:1/"}))
    with pytest.raises(kind) as refusal:
        await connector.send(thread, {"text": "a"})
    assert (refusal.value.status, refusal.value.code) == (status, "Some_Code")
    assert "Noor" not in str(refusal.value)
    assert len(microsoft.asked) == 1


async def test_a_strange_code_is_not_repeated(
    connector: Connector, thread: Address, microsoft: FakeMicrosoft
) -> None:
    microsoft.answers.append(Answer(400, {"error": {"code": "Noor is 8 jaar"}}))
    with pytest.raises(Refused) as refusal:
        await connector.send(thread, {"text": "a"})
    assert str(refusal.value) == "400"


async def test_the_token_is_not_used_again_after_401(
    connector: Connector, thread: Address, microsoft: FakeMicrosoft
) -> None:
    microsoft.answers.append(Answer(401))
    with pytest.raises(Refused):
        await connector.send(thread, {"text": "a"})
    await connector.send(thread, {"text": "a"})
    assert [asked.authorization for asked in microsoft.asked] == [
        "Bearer token-1",
        "Bearer token-2",
    ]


async def test_s22_no_token_goes_to_a_foreign_host(
    pool: HttpPool, credentials: ClientCredentials, microsoft: FakeMicrosoft
) -> None:
    connector = Connector(pool, Service(ServiceHosts(), credentials))
    with pytest.raises(ForeignService):
        await connector.send(Address(microsoft.url, THREAD), {"text": "a"})
    with pytest.raises(ForeignService):
        await connector.members(Address("https://evil.example/", THREAD))
    with pytest.raises(ForeignService):
        await connector.open_chat(NewChat("https://evil.example/", BOT, "29:a", TENANT))
    assert (microsoft.asked, microsoft.logins) == ([], [])


async def test_a_redirect_is_not_followed(pool: HttpPool, microsoft: FakeMicrosoft) -> None:
    async def away(_: web.Request) -> web.Response:
        raise web.HTTPTemporaryRedirect(f"{microsoft.url}v3/conversations/x/activities")

    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", away)
    async with TestServer(app, host="127.0.0.1") as server:
        connector = Connector(pool, Service(ServiceHosts(LOOPBACK_HOSTS), NoCredentials()))
        with pytest.raises(Refused):
            await connector.send(Address(str(server.make_url("/")), "x"), {"text": "a"})
    assert microsoft.asked == []


async def test_messages_of_one_conversation_arrive_in_order_even_after_a_refusal(
    connector: Connector, thread: Address, microsoft: FakeMicrosoft
) -> None:
    microsoft.answers.extend([Answer(412), Answer(body={"id": "1"}), Answer(502)])
    other_thread = Address(microsoft.url, f"{CHANNEL};messageid=9")
    sends = [
        connector.send(to, {"text": str(number)}, AT_LEISURE)
        for number, to in enumerate([thread, thread, other_thread, thread])
    ]
    await asyncio.gather(*sends)

    assert [asked.body["text"] for asked in microsoft.asked] == ["0", "0", "1", "1", "2", "3"]
    assert len(connector._order) == 0


async def test_a_refusal_to_give_a_token_is_a_failure_like_others(
    connector: Connector, thread: Address, microsoft: FakeMicrosoft
) -> None:
    microsoft.login_answer = lambda _: Answer(401, {"error": "invalid_client"})
    with pytest.raises(Refused) as refusal:
        await connector.send(thread, {"text": "a"})
    assert (refusal.value.status, refusal.value.code) == (401, "invalid_client")
    assert microsoft.asked == []


async def test_a_rest_longer_than_our_patience_is_told_to_the_caller(
    connector: Connector, thread: Address, microsoft: FakeMicrosoft, clock: HandClock
) -> None:
    microsoft.answers.append(Answer(429, None, {"Retry-After": "120"}))
    with pytest.raises(Throttled) as throttled:
        await connector.send(thread, {"text": "a"}, AT_LEISURE)
    assert throttled.value.rest == timedelta(minutes=2)
    assert (len(microsoft.asked), clock.rests) == (1, [])
