"""What a request may carry, once it is known who sent it."""

import asyncio
import gzip
import io
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from bot.teams.gate import LONGEST_BODY
from tests.teams.conftest import Bot, Reply
from tests.teams.microsoft import TENANT


def refused(reply: Reply, status: int, bot: Bot) -> None:
    """Hold a refusal to its status: nothing handled, nothing told, nothing asked of Teams."""
    words = {400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 413: "too large"}
    assert reply.status == status
    assert reply.text == f"{status}: {words[status]}"
    assert bot.turns == 0
    assert bot.microsoft.asked == []


async def test_a_token_signed_by_somebody_else_is_401(
    bot: Bot, rsa_keys: list[RSAPrivateKey]
) -> None:
    forged = bot.microsoft.token(signed_with=rsa_keys[1])
    refused(await bot.post(bot.microsoft.message(), token=forged), 401, bot)


async def test_the_service_in_the_body_must_be_the_one_in_the_token(bot: Bot) -> None:
    service = bot.microsoft.url
    for other in [service.rstrip("/"), f"{service}x", service.upper(), "", None, 5]:
        refused(await bot.post(bot.microsoft.message(serviceUrl=other)), 401, bot)


async def test_a_body_without_service_is_401(bot: Bot) -> None:
    raw = bot.microsoft.message()
    del raw["serviceUrl"]
    refused(await bot.post(raw), 401, bot)


async def test_a_body_without_channel_is_401(bot: Bot) -> None:
    raw = bot.microsoft.message()
    del raw["channelId"]
    refused(await bot.post(raw), 401, bot)


async def test_a_body_of_a_megabyte_is_413(bot: Bot) -> None:
    body = io.BytesIO(json.dumps(bot.microsoft.message("x" * 1024 * 1024)).encode())
    assert await _raw(bot, body) == 413
    assert bot.turns == 0


async def test_a_body_that_says_it_is_too_long_is_413_before_anything_is_asked(bot: Bot) -> None:
    body = io.BytesIO(b" " * (LONGEST_BODY + 1))
    assert await _raw(bot, body, Authorization="") == 413
    assert bot.microsoft.keys_fetched == 0


async def test_a_body_of_unknown_length_is_cut_off_at_the_cap(bot: Bot) -> None:
    token = bot.microsoft.token()

    async def flood() -> AsyncIterator[bytes]:
        for _ in range(64):
            yield b" " * 16 * 1024

    async with bot.client.post(
        "/api/messages",
        data=flood(),
        headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
    ) as response:
        assert response.status == 413


async def test_a_body_may_come_in_parts(bot: Bot) -> None:
    whole = json.dumps(bot.microsoft.message()).encode()

    async def parts() -> AsyncIterator[bytes]:
        yield whole[:100]
        await asyncio.sleep(0.05)
        yield whole[100:]

    assert await _raw(bot, parts()) == 200


async def test_a_body_that_does_not_come_is_408(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.teams.gate.READ_WITHIN", timedelta(milliseconds=50))

    async def dripping() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b" "
            await asyncio.sleep(0.02)

    assert await _raw(bot, dripping()) == 408


async def test_a_sender_who_goes_away_is_no_error_of_ours(
    bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "bot.teams.gate")
    runner = web.AppRunner(bot.client.app)  # as in production: a turn is not cancelled half way
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    _, port = runner.addresses[0]
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    token = bot.microsoft.token()
    head = f"POST /api/messages HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n"
    length = "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"
    writer.write((head + length).encode())
    await writer.drain()
    await asyncio.sleep(0.1)
    writer.close()
    for _ in range(500):
        if not caplog.messages:
            await asyncio.sleep(0.01)
    await runner.cleanup()
    assert caplog.messages == ["turned away with 400: body broken"]


async def test_a_small_body_that_unpacks_to_a_large_one_is_413(bot: Bot) -> None:
    packed = gzip.compress(json.dumps(bot.microsoft.message("x" * 5_000_000)).encode())
    assert len(packed) < 10_000
    assert await _raw(bot, packed, **{"Content-Encoding": "gzip"}) == 413


async def test_a_body_that_cannot_be_unpacked_is_400(bot: Bot) -> None:
    assert await _raw(bot, b"not gzip at all", **{"Content-Encoding": "gzip"}) == 400


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"text"',
        b"null",
        b"\xff\xfe",
        b'{"a": NaN}',
        b'{"a": 1e999}',
        b'{"a": ' + b"9" * 5000 + b"}",
        b"[" * 100_000,
        b'{"a":' + b"[" * 70 + b"]" * 70 + b"}",
        b'{"a":' * 70 + b"1" + b"}" * 70,
    ],
)
async def test_a_body_that_is_no_json_object_is_400(bot: Bot, body: bytes) -> None:
    assert await _raw(bot, body) == 400
    assert bot.turns == 0


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "x"])
async def test_another_content_type_is_415(bot: Bot, content_type: str) -> None:
    body = json.dumps(bot.microsoft.message()).encode()
    assert await _raw(bot, body, **{"Content-Type": content_type}) == 415


async def test_json_in_utf_8_may_say_so(bot: Bot) -> None:
    body = json.dumps(bot.microsoft.message()).encode()
    kind = "application/json; charset=utf-8"
    assert await _raw(bot, body, **{"Content-Type": kind}) == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": 7},
        {"type": None},
        {"text": ["x"]},
        {"from": "anna"},
        {"from": {"id": 5}},
        {"membersAdded": {}},
        {"membersAdded": [None]},
        {"entities": [5]},
        {"attachments": "x"},
        {"timestamp": "yesterday"},
        {"timestamp": 1732183530},
        {"locale": {}},
        {"recipient": []},
        {"id": 5},
    ],
)
async def test_wrong_types_are_400(bot: Bot, wrong: dict[str, Any]) -> None:
    refused(await bot.post(bot.microsoft.message() | wrong), 400, bot)


async def test_a_conversation_without_id_is_400(bot: Bot) -> None:
    for conversation in [{"tenantId": TENANT}, {"tenantId": TENANT, "id": ""}]:
        refused(await bot.post(bot.microsoft.message(conversation=conversation)), 400, bot)


async def test_what_cannot_be_stored_is_replaced_before_anybody_reads_it(bot: Bot) -> None:
    body = json.dumps(bot.microsoft.message("PLACE")).replace(
        "PLACE", r"a\u0000b\ud800c\ud83d\ude00"
    )
    assert await _raw(bot, body.encode()) == 200
    assert bot.microsoft.asked[0].body["text"].endswith("a\ufffdb\ufffdc😀")


async def _raw(bot: Bot, body: bytes | io.BytesIO | AsyncIterator[bytes], **headers: str) -> int:
    headers = {
        "Content-Type": "application/json",
        "Authorization": f"Bearer {bot.microsoft.token()}",
        **headers,
    }
    async with bot.client.post("/api/messages", data=body, headers=headers) as response:
        return response.status
