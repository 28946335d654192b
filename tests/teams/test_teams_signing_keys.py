"""The keys behind the tokens: found, kept, and fetched again no more often than needed."""

import asyncio
import base64
import hmac
import json
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from jwt.algorithms import RSAAlgorithm

from bot.teams.clock import utc_now
from bot.teams.hosts import ForeignHost
from bot.teams.http_pool import HttpPool
from bot.teams.signing_keys import OpenIdKeys
from bot.teams.tokens import TokenCheck
from tests.teams.conftest import Bot, Reply
from tests.teams.microsoft import HandClock


def refused(reply: Reply, status: int, bot: Bot) -> None:
    """Hold a refusal to its status: nothing handled, nothing told, nothing asked of Teams."""
    words = {400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 413: "too large"}
    assert reply.status == status
    assert reply.text == f"{status}: {words[status]}"
    assert bot.turns == 0
    assert bot.microsoft.asked == []


async def test_a_token_signed_with_our_public_key_as_a_password_is_401(bot: Bot) -> None:
    public = bot.microsoft.keys["key-1"].public_key()
    pem = public.public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    token = _hs256(bot.microsoft.token(), pem)
    refused(await bot.post(bot.microsoft.message(), token=token), 401, bot)


@pytest.mark.parametrize("endorsements", [None, [], ["webchat"], "msteams"])
async def test_a_channel_the_key_is_not_for_is_401(bot: Bot, endorsements: object) -> None:
    bot.microsoft.endorsements = endorsements
    refused(await bot.post(bot.microsoft.message()), 401, bot)


async def test_an_unknown_key_is_looked_for_and_then_refused(bot: Bot) -> None:
    token = bot.microsoft.token()
    del bot.microsoft.keys["key-1"]
    refused(await bot.post(bot.microsoft.message(), token=token), 401, bot)
    assert bot.microsoft.keys_fetched == 1


async def test_key_roll_over_needs_no_restart(bot: Bot, rsa_keys: list[RSAPrivateKey]) -> None:
    await bot.post(bot.microsoft.message())
    bot.microsoft.keys = {"key-2": rsa_keys[1]}
    bot.microsoft.clock.move(timedelta(seconds=11))

    reply = await bot.post(bot.microsoft.message(), token=bot.microsoft.token("key-2"))

    assert (reply.status, bot.turns, bot.microsoft.keys_fetched) == (200, 2, 2)


async def test_unknown_keys_cannot_make_us_fetch_more_than_once_in_ten_seconds(
    bot: Bot, rsa_keys: list[RSAPrivateKey]
) -> None:
    for number in range(30):
        token = bot.microsoft.token(f"made-up-{number}", signed_with=rsa_keys[1])
        assert (await bot.post(bot.microsoft.message(), token=token)).status == 401
        bot.microsoft.clock.move(timedelta(seconds=1))
    assert bot.microsoft.keys_fetched == 3


async def test_the_keys_are_fetched_once_for_all_who_wait(bot: Bot) -> None:
    replies = await asyncio.gather(*[bot.post(bot.microsoft.message()) for _ in range(20)])

    assert {reply.status for reply in replies} == {200}
    assert bot.microsoft.keys_fetched == 1


async def test_keys_that_cannot_be_fetched_again_are_kept(bot: Bot) -> None:
    await bot.post(bot.microsoft.message())
    bot.microsoft.broken_keys = True
    bot.microsoft.clock.move(timedelta(hours=25))

    assert (await bot.post(bot.microsoft.message())).status == 200
    assert (await bot.post(bot.microsoft.message())).status == 200
    assert bot.microsoft.keys_fetched == 2  # the second request did not wait for a third fetch


async def test_keys_are_fetched_again_after_a_day(bot: Bot) -> None:
    await bot.post(bot.microsoft.message())
    bot.microsoft.clock.move(timedelta(hours=24, seconds=1))
    await bot.post(bot.microsoft.message())
    assert bot.microsoft.keys_fetched == 2


async def test_without_any_keys_the_answer_is_401_and_not_500(bot: Bot) -> None:
    bot.microsoft.broken_keys = True
    refused(await bot.post(bot.microsoft.message()), 401, bot)


@pytest.mark.parametrize("address", ["http://login.example/keys", "not an address", "ftp://x/"])
def test_metadata_is_not_read_over_an_open_line(address: str) -> None:
    with pytest.raises(ForeignHost):
        OpenIdKeys(HttpPool(), address, utc_now)


@pytest.mark.parametrize(
    "metadata",
    [
        {"jwks_uri": "http://login.example/keys"},
        {"jwks_uri": 5},
        {},
        [],
        "no json",
    ],
)
async def test_metadata_that_leads_nowhere_leads_to_401(bot: Bot, metadata: object) -> None:
    bot.microsoft.metadata = metadata
    refused(await bot.post(bot.microsoft.message()), 401, bot)
    assert bot.microsoft.keys_fetched == 0


@pytest.mark.parametrize(
    "keys",
    [
        None,
        [],
        ["x", None, {}],
        [{"kid": 5, "kty": "RSA"}],
        [{"kid": "key-1", "kty": "RSA"}],
        [{"kid": "key-1", "kty": "RSA", "n": "AQAB", "e": "AQAB"}],
        [{"kid": "key-1", "kty": "EC", "crv": "P-256", "x": "eA", "y": "eQ"}],
        [{"kid": "key-1", "kty": "oct", "k": "c2VjcmV0"}],
    ],
)
async def test_keys_that_cannot_be_used_lead_to_401(bot: Bot, keys: object) -> None:
    bot.microsoft.key_set = {"keys": keys}
    refused(await bot.post(bot.microsoft.message()), 401, bot)


def test_without_an_app_id_there_is_no_token_check(pool: HttpPool, clock: HandClock) -> None:
    with pytest.raises(ValueError, match="app id"):
        TokenCheck("", OpenIdKeys(pool, "https://login.example/", clock), clock)


def _hs256(token: str, password: bytes) -> str:
    """Sign by hand what PyJWT refuses to sign: a public key used as a shared password."""
    header, payload, _ = token.split(".")
    head = json.loads(base64.urlsafe_b64decode(header + "=="))
    start = base64.urlsafe_b64encode(json.dumps(head | {"alg": "HS256"}).encode()).rstrip(b"=")
    signed = start + b"." + payload.encode()
    signature = base64.urlsafe_b64encode(hmac.digest(password, signed, "sha256")).rstrip(b"=")
    return (signed + b"." + signature).decode()


async def test_the_keys_address_must_be_as_safe_as_the_metadatas(bot: Bot) -> None:
    bot.microsoft.metadata = {"jwks_uri": f"{bot.microsoft.url}keys".replace("//", "//user@")}
    refused(await bot.post(bot.microsoft.message()), 401, bot)
    assert bot.microsoft.keys_fetched == 0


async def test_a_key_that_could_be_broken_is_not_used(
    bot: Bot, pool: HttpPool, clock: HandClock
) -> None:
    small = generate_private_key(65537, 1024).public_key()
    entry = RSAAlgorithm.to_jwk(small, as_dict=True) | {"kid": "small"}
    good = bot.microsoft.keys["key-1"].public_key()
    also = RSAAlgorithm.to_jwk(good, as_dict=True) | {"kid": "key-1", "endorsements": ["msteams"]}
    bot.microsoft.key_set = {"keys": [entry, also]}
    keys = OpenIdKeys(pool, bot.microsoft.metadata_url, clock)

    assert await keys.find("small") is None
    assert await keys.find("key-1") is not None
