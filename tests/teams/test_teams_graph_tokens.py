"""The token for Graph: asked for by msal, in a thread, once."""

import asyncio
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from bot.teams.credentials import Credentials, Login, Secret
from bot.teams.failures import ConnectorFailure, NoAnswer, Refused, Throttled
from bot.teams.graph.tokens import GraphTokens
from tests.teams.certificates import certified
from tests.teams.microsoft import APP_ID, TENANT, HandClock

AUTHORITY = f"https://login.microsoftonline.com/{TENANT}"


@dataclass
class Response:
    """What msal reads of an answer."""

    status_code: int
    text: str
    headers: dict[str, str] = field(default_factory=dict)


def _discovery() -> Response:
    found = {
        "issuer": f"{AUTHORITY}/v2.0",
        "authorization_endpoint": f"{AUTHORITY}/oauth2/v2.0/authorize",
        "token_endpoint": f"{AUTHORITY}/oauth2/v2.0/token",
    }
    return Response(200, json.dumps(found))


@dataclass
class LoginServer:
    """Microsoft's login server, where msal's own connections would be."""

    answer: Callable[[int], Response] = lambda number: Response(
        200, json.dumps({"access_token": f"graph-{number}", "expires_in": 3600})
    )
    discovery: Callable[[], Response] = _discovery
    asked: list[str] = field(default_factory=list)
    forms: list[dict[str, str]] = field(default_factory=list)
    threads: set[int] = field(default_factory=set)

    def get(self, url: str, **_: object) -> Response:
        self.asked.append(url)
        self.threads.add(threading.get_ident())
        return self.discovery()

    def post(self, url: str, *, data: dict[str, Any] | str, **_: object) -> Response:
        self.asked.append(url)
        form = {k: v[0] for k, v in parse_qs(data).items()} if isinstance(data, str) else data
        self.forms.append(form)
        return self.answer(len(self.forms))

    def close(self) -> None:
        """Nothing is open."""


@pytest.fixture
def server() -> LoginServer:
    return LoginServer()


@pytest.fixture
def tokens(server: LoginServer, clock: HandClock) -> GraphTokens:
    return GraphTokens(Login(APP_ID, TENANT), Secret("geheim"), clock, server)


async def test_one_token_is_asked_for_off_the_loop_and_kept(
    tokens: GraphTokens, server: LoginServer
) -> None:
    credentials: Credentials = tokens
    got = await asyncio.gather(*[credentials.token() for _ in range(20)])

    assert set(got) == {"graph-1"}
    [form] = server.forms
    assert form["client_id"] == APP_ID
    assert form["client_secret"] == "geheim"
    assert form["grant_type"] == "client_credentials"
    assert form["scope"] == "https://graph.microsoft.com/.default"
    assert {url.partition("/v2.0")[0].partition("/oauth2")[0] for url in server.asked} == {
        AUTHORITY
    }
    assert threading.get_ident() not in server.threads


async def test_a_token_that_ended_or_was_refused_is_replaced(
    tokens: GraphTokens, clock: HandClock
) -> None:
    assert await tokens.token() == "graph-1"
    tokens.forget("graph-1")
    assert await tokens.token() == "graph-2"
    clock.move(timedelta(hours=1))
    assert await tokens.token() == "graph-3"


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Response(400, '{"error": "invalid_client", "error_description": "geheim"}'), Refused),
        (Response(401, '{"error": "unauthorized_client"}'), Refused),
        (Response(429, '{"error": "temporarily_unavailable"}'), Throttled),
        (Response(503, '{"error": "temporarily_unavailable"}'), Throttled),
        (Response(200, '{"access_token": "a\\nb", "expires_in": 3600}'), Refused),
        (Response(200, "geen json"), Refused),
    ],
)
async def test_no_token_is_a_failure_of_the_right_kind(
    tokens: GraphTokens, server: LoginServer, answer: Response, kind: type[ConnectorFailure]
) -> None:
    server.answer = lambda _: answer
    with pytest.raises(kind) as failure:
        await tokens.token()
    assert "geheim" not in str(failure.value)


async def test_a_login_server_that_is_none_gives_no_token(
    tokens: GraphTokens, server: LoginServer
) -> None:
    server.discovery = lambda: Response(404, "{}")
    with pytest.raises(Refused):
        await tokens.token()


async def test_a_login_server_that_is_away_is_no_answer(
    tokens: GraphTokens, server: LoginServer
) -> None:
    def away() -> Response:
        raise ConnectionError

    server.discovery = away
    with pytest.raises(NoAnswer):
        await tokens.token()
    assert server.forms == []


async def test_a_certificate_proves_without_a_password(
    server: LoginServer, clock: HandClock, rsa_keys: list[RSAPrivateKey]
) -> None:
    proof, certificate = certified(rsa_keys[2])
    tokens = GraphTokens(Login(APP_ID, TENANT), proof, clock, server)
    assert await tokens.token() == "graph-1"

    [form] = server.forms
    assert "client_secret" not in form
    claims = jwt.decode(
        form["client_assertion"],
        certificate.public_key(),  # type: ignore[arg-type]
        algorithms=["PS256"],
        options={"verify_exp": False, "verify_nbf": False, "verify_aud": False},
    )
    assert (claims["iss"], claims["sub"]) == (APP_ID, APP_ID)


async def test_another_cloud_is_asked_at_its_own_address(
    server: LoginServer, clock: HandClock
) -> None:
    login = Login(APP_ID, TENANT, "https://login.cloud.example/{tenant}/oauth2/v2.0/token")
    await GraphTokens(login, Secret("geheim"), clock, server).token()
    assert server.asked[0].startswith(f"https://login.cloud.example/{TENANT}/")
