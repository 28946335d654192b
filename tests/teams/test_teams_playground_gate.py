"""The playground's fence: no token, but nobody from outside."""

import json
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer, make_mocked_request

from bot.teams.gate import Gate, PlaygroundGate
from tests.teams.conftest import Client
from tests.teams.microsoft import FakeMicrosoft


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    gate: Gate = PlaygroundGate()

    async def take(request: web.Request) -> web.Response:
        admitted = await gate.admit(request)
        return web.json_response({"text": admitted.activity.text, "raw": admitted.raw["text"]})

    app = web.Application()
    app.router.add_post("/api/messages", take)
    async with TestClient(TestServer(app, host="127.0.0.1")) as client:
        yield client


async def post(client: Client, raw: object, **headers: str) -> int:
    body = json.dumps(raw).encode()
    headers = {"Content-Type": "application/json", **headers}
    async with client.post("/api/messages", data=body, headers=headers) as response:
        return response.status


async def test_a_program_on_this_machine_needs_no_token(
    client: Client, microsoft: FakeMicrosoft
) -> None:
    raw = microsoft.message("hulp")
    async with client.post("/api/messages", json=raw) as response:
        assert await response.json() == {"text": raw["text"], "raw": raw["text"]}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "localhost:3978"}, 200),
        ({"Host": "127.0.0.1"}, 200),
        ({"Host": "evil.example"}, 403),
        ({"Host": "localhost.evil.example:3978"}, 403),
        ({"Host": "127.0.0.1.evil.example"}, 403),
        ({"Host": "2130706433:3978"}, 403),
        ({"Origin": "http://localhost:56150"}, 200),
        ({"Origin": "http://127.0.0.1:3978"}, 200),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "http://localhost.evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"Forwarded": "for=1.2.3.4"}, 403),
        ({"X-Forwarded-For": "127.0.0.1"}, 403),
        ({"x-forwarded-host": "localhost"}, 403),
        ({"X-Forwarded-Proto": "https"}, 403),
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
    ],
)
async def test_the_fence(
    client: Client, microsoft: FakeMicrosoft, headers: dict[str, str], status: int
) -> None:
    assert await post(client, microsoft.message(), **headers) == status


@pytest.mark.parametrize(
    ("service_url", "status"),
    [
        ("http://127.0.0.1:1/", 200),
        ("http://localhost:56150/_connector", 200),
        ("https://smba.trafficmanager.net/emea/", 403),
        ("http://10.0.0.1/", 403),
        ("", 403),
        (None, 403),
    ],
)
async def test_any_service_on_this_machine_is_answered_and_no_other(
    client: Client, microsoft: FakeMicrosoft, service_url: str | None, status: int
) -> None:
    assert await post(client, microsoft.message(serviceUrl=service_url)) == status


async def test_other_tenants_channels_and_missing_channel_data_are_welcome(
    client: Client, microsoft: FakeMicrosoft
) -> None:
    raw = microsoft.message(channelId="emulator")
    del raw["channelData"], raw["conversation"]["tenantId"]
    assert await post(client, raw) == 200


async def test_broken_bodies_are_refused_as_they_are_in_teams(
    client: Client, microsoft: FakeMicrosoft
) -> None:
    assert await post(client, []) == 400
    assert await post(client, microsoft.message() | {"text": 5}) == 400
    assert await post(client, microsoft.message("x" * 300_000)) == 413


async def test_somebody_else_s_machine_is_refused(microsoft: FakeMicrosoft) -> None:
    request = make_mocked_request("POST", "/api/messages", headers={"Host": "localhost"})
    with pytest.raises(web.HTTPForbidden):
        await PlaygroundGate().admit(request.clone(remote="10.0.0.7"))
