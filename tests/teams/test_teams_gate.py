"""Everything a request must prove before the bot listens (the token matrix)."""

from typing import Any

import pytest
from botbuilder.core import TurnContext
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.teams.clock import utc_now
from bot.teams.gate import TeamsGate
from bot.teams.hosts import ServiceHosts
from bot.teams.tokens import NotGenuine, TokenCheck
from tests.teams.conftest import Bot, Reply
from tests.teams.microsoft import APP_ID, TENANT


def refused(reply: Reply, status: int, bot: Bot) -> None:
    """Hold a refusal to its status: nothing handled, nothing told, nothing asked of Teams."""
    words = {400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 413: "too large"}
    assert reply.status == status
    assert reply.text == f"{status}: {words[status]}"
    assert bot.turns == 0
    assert bot.microsoft.asked == []


async def test_a_valid_token_is_let_in(bot: Bot) -> None:
    reply = await bot.post(bot.microsoft.message())

    assert (reply.status, bot.turns) == (200, 1)
    assert bot.microsoft.asked[0].body["text"] == "Echo: <at>Aan tafel</at> hulp"


@pytest.mark.parametrize("scheme", ["", "Basic dXNlcjpwYXNz", "Bearer", "Bearer ", "Bearer x y"])
async def test_no_bearer_token_is_401(bot: Bot, scheme: str) -> None:
    headers = {"Authorization": scheme} if scheme else {}
    refused(await bot.post(bot.microsoft.message(), token="", **headers), 401, bot)


@pytest.mark.parametrize("garbage", ["x", "a.b.c", "..", "eyJhbGciOiJSUzI1NiJ9.e30.AAAA", "é.ü.ö"])
async def test_a_garbage_token_is_401(bot: Bot, garbage: str) -> None:
    refused(await bot.post(bot.microsoft.message(), token=garbage), 401, bot)


async def test_an_expired_token_is_401(bot: Bot) -> None:
    ended = int(bot.microsoft.clock().timestamp()) - 600
    refused(await bot.post(bot.microsoft.message(), token=bot.microsoft.token(exp=ended)), 401, bot)


async def test_five_minutes_of_clock_skew_are_forgiven_and_not_one_second_more(bot: Bot) -> None:
    now = int(bot.microsoft.clock().timestamp())
    tried: list[tuple[dict[str, Any], int]] = [
        ({"exp": now - 299}, 200),
        ({"exp": now - 300}, 401),
        ({"nbf": now + 300}, 200),
        ({"nbf": now + 301}, 401),
    ]
    for claims, status in tried:
        token = bot.microsoft.token(**claims)
        assert (await bot.post(bot.microsoft.message(), token=token)).status == status


async def test_a_token_without_signature_is_401(bot: Bot) -> None:
    unsigned = bot.microsoft.token(algorithm="none", signed_with="")
    refused(await bot.post(bot.microsoft.message(), token=unsigned), 401, bot)


@pytest.mark.parametrize("algorithm", ["RS384", "RS512", "PS256"])
async def test_only_rs256_is_accepted(bot: Bot, algorithm: str) -> None:
    token = bot.microsoft.token(algorithm=algorithm)
    refused(await bot.post(bot.microsoft.message(), token=token), 401, bot)


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "11111111-0000-4000-8000-000000000000"},
        {"aud": [APP_ID]},
        {"aud": ""},
        {"iss": "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"},
        {"iss": "https://api.botframework.com/"},
        {"exp": "later"},
        {"exp": True},
        {"nbf": "earlier"},
        {"serviceurl": "https://smba.example/"},
        {"serviceurl": 7},
        {"serviceurl": ""},
    ],
)
async def test_a_wrong_claim_is_401(bot: Bot, claims: dict[str, Any]) -> None:
    token = bot.microsoft.token(**claims)
    refused(await bot.post(bot.microsoft.message(), token=token), 401, bot)


@pytest.mark.parametrize("claim", ["exp", "nbf", "aud", "iss", "serviceurl"])
async def test_a_missing_claim_is_401(bot: Bot, claim: str) -> None:
    token = bot.microsoft.token(without=claim)
    refused(await bot.post(bot.microsoft.message(), token=token), 401, bot)


async def test_another_channel_than_teams_is_403_even_if_endorsed(bot: Bot) -> None:
    bot.microsoft.endorsements = ["msteams", "webchat"]
    refused(await bot.post(bot.microsoft.message(channelId="webchat")), 403, bot)


@pytest.mark.parametrize(
    ("conversation", "channel"),
    [
        ("99999999-0000-4000-8000-000000000009", "99999999-0000-4000-8000-000000000009"),
        (TENANT, "99999999-0000-4000-8000-000000000009"),
        ("99999999-0000-4000-8000-000000000009", TENANT),
        (TENANT, None),
        (None, TENANT),
        (None, None),
        ("", ""),
    ],
)
async def test_a_tenant_that_is_not_allowed_is_403(
    bot: Bot, conversation: str | None, channel: str | None
) -> None:
    raw = bot.microsoft.message()
    raw["conversation"]["tenantId"] = conversation
    raw["channelData"]["tenant"] = {"id": channel}
    refused(await bot.post(raw), 403, bot)


async def test_a_message_without_channel_data_names_no_tenant_and_is_403(bot: Bot) -> None:
    raw = bot.microsoft.message()
    del raw["channelData"]
    refused(await bot.post(raw), 403, bot)


@pytest.mark.parametrize(
    "service",
    [
        "https://evil.example/",
        "http://smba.trafficmanager.net/emea/",
        "https://smba.trafficmanager.net.evil.example/",
        "https://smba.trafficmanager.net@evil.example/",
        "https://evil.example\\@smba.trafficmanager.net/",
        "https://xteams.microsoft.com/",
        "http://127.0.0.1:9/",
        "file:///etc/passwd",
    ],
)
async def test_a_service_off_the_list_is_403_even_with_a_token_for_it(
    bot: Bot, service: str
) -> None:
    gate = bot.gate
    assert isinstance(gate, TeamsGate)
    gate._hosts = ServiceHosts()
    token = bot.microsoft.token(serviceurl=service)
    refused(await bot.post(bot.microsoft.message(serviceUrl=service), token=token), 403, bot)


@pytest.mark.parametrize(
    "service",
    [
        "https://smba.trafficmanager.net/emea/72f988bf/",
        "https://smba.infra.gcc.teams.microsoft.com/gcc",
    ],
)
async def test_the_services_of_microsoft_are_let_in(bot: Bot, service: str) -> None:
    gate = bot.gate
    assert isinstance(gate, TeamsGate)
    gate._hosts = ServiceHosts()
    token = bot.microsoft.token(serviceurl=service)
    typing = bot.microsoft.message(type="typing", serviceUrl=service)
    seen: list[str] = []

    async def look(context: TurnContext) -> None:
        seen.append(context.activity.service_url)

    bot.logic = look
    assert (await bot.post(typing, token=token)).status == 200
    assert seen == [service]


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(header=st.none() | st.text() | st.binary().map(lambda b: f"Bearer {b!r}"))
async def test_no_header_whatever_makes_the_check_fail_otherwise(
    header: str | None, rsa_keys: list[RSAPrivateKey]
) -> None:
    with pytest.raises(NotGenuine):
        await TokenCheck(APP_ID, NoKeys(), utc_now).prove(header)


class NoKeys:
    async def find(self, key_id: str) -> None:
        return None


async def test_a_refusal_is_logged_without_what_was_refused(
    bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    secret = bot.microsoft.token(aud="somebody else")
    await bot.post(bot.microsoft.message("Noor de Vries"), token=secret)

    logged = " ".join(record.getMessage() for record in caplog.records)
    assert "turned away with 401: InvalidAudienceError" in logged
    assert "Noor" not in logged
    assert secret not in logged
