"""The bot's own token."""

import asyncio
import base64
from datetime import timedelta

import jwt
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from bot.teams.credentials import (
    Certificate,
    ClientCredentials,
    Credentials,
    Login,
    NoCredentials,
    Secret,
)
from bot.teams.failures import ConnectorFailure, NoAnswer, Refused, Throttled
from bot.teams.hosts import ForeignHost
from bot.teams.http_pool import HttpPool
from tests.teams.certificates import certified
from tests.teams.microsoft import APP_ID, NOON, TENANT, Answer, FakeMicrosoft, HandClock


async def test_one_token_is_asked_for_and_kept(
    credentials: ClientCredentials, microsoft: FakeMicrosoft
) -> None:
    tokens = await asyncio.gather(*[credentials.token() for _ in range(20)])

    assert set(tokens) == {"token-1"}
    assert await credentials.token() == "token-1"
    assert microsoft.logins == [
        {
            "tenant": TENANT,
            "grant_type": "client_credentials",
            "client_id": APP_ID,
            "client_secret": "geheim",
            "scope": "https://api.botframework.com/.default",
        }
    ]


async def test_the_token_is_renewed_before_it_ends_while_nobody_waits(
    credentials: ClientCredentials, microsoft: FakeMicrosoft, clock: HandClock
) -> None:
    await credentials.token()
    clock.move(timedelta(minutes=51))

    assert await credentials.token() == "token-1"
    assert credentials._renewal is not None
    await credentials._renewal
    assert await credentials.token() == "token-2"
    assert len(microsoft.logins) == 2


async def test_a_token_that_ended_is_not_handed_out(
    credentials: ClientCredentials, clock: HandClock
) -> None:
    await credentials.token()
    clock.move(timedelta(minutes=59, seconds=1))
    assert await credentials.token() == "token-2"


async def test_a_renewal_that_fails_leaves_the_old_token_and_rests(
    credentials: ClientCredentials, microsoft: FakeMicrosoft, clock: HandClock
) -> None:
    await credentials.token()
    clock.move(timedelta(minutes=51))
    microsoft.login_answer = lambda _: Answer(503)
    for _ in range(3):
        assert await credentials.token() == "token-1"
        if credentials._renewal is not None:
            await asyncio.gather(credentials._renewal, return_exceptions=True)
    assert len(microsoft.logins) == 2


async def test_a_forgotten_token_is_replaced_and_another_is_not(
    credentials: ClientCredentials,
) -> None:
    await credentials.token()
    credentials.forget("some other token")
    assert await credentials.token() == "token-1"
    credentials.forget("token-1")
    assert await credentials.token() == "token-2"


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Answer(400, {"error": "invalid_request"}), Refused),
        (Answer(401, {"error": "invalid_client", "error_description": "geheim"}), Refused),
        (Answer(403, {}), Refused),
        (Answer(404, {}), Refused),
        (Answer(429, {}), Throttled),
        (Answer(500, {}), Throttled),
        (Answer(503, {}), Throttled),
        (Answer(200, {}), Refused),
        (Answer(200, []), Refused),
        (Answer(200, {"access_token": 5, "expires_in": 3600}), Refused),
        (Answer(200, {"access_token": "a\r\nX: y", "expires_in": 3600}), Refused),
        (Answer(200, {"access_token": "a", "expires_in": "soon"}), Refused),
        (Answer(200, {"access_token": "a", "expires_in": 10**400}), Refused),
    ],
)
async def test_no_token_is_a_failure_of_the_right_kind(
    credentials: ClientCredentials,
    microsoft: FakeMicrosoft,
    answer: Answer,
    kind: type[ConnectorFailure],
) -> None:
    microsoft.login_answer = lambda _: answer
    with pytest.raises(kind) as failure:
        await credentials.token()
    assert "geheim" not in str(failure.value)


async def test_a_refusal_is_recalled_for_a_moment_and_then_forgotten(
    credentials: ClientCredentials, microsoft: FakeMicrosoft, clock: HandClock
) -> None:
    works = microsoft.login_answer
    microsoft.login_answer = lambda _: Answer(401, {"error": "invalid_client"})
    for _ in range(3):
        with pytest.raises(Refused):
            await credentials.token()
    assert len(microsoft.logins) == 1

    microsoft.login_answer = works
    clock.move(timedelta(seconds=6))
    assert await credentials.token() == "token-2"


async def test_a_login_server_that_is_away_is_no_answer(pool: HttpPool, clock: HandClock) -> None:
    login = Login(APP_ID, TENANT, "http://127.0.0.1:1/")
    with pytest.raises(NoAnswer):
        await ClientCredentials(pool, login, Secret("geheim"), clock).token()


def test_the_secret_is_not_sent_over_an_open_line(clock: HandClock) -> None:
    login = Login(APP_ID, TENANT, "http://login.example/{tenant}/token")
    with pytest.raises(ForeignHost):
        ClientCredentials(HttpPool(), login, Secret("geheim"), clock)


async def test_one_who_stops_waiting_does_not_stop_the_others(
    credentials: ClientCredentials, microsoft: FakeMicrosoft
) -> None:
    impatient = asyncio.create_task(credentials.token())
    patient = asyncio.create_task(credentials.token())
    await asyncio.sleep(0)
    impatient.cancel()

    assert await patient == "token-1"
    assert impatient.cancelled()
    assert len(microsoft.logins) == 1


async def test_close_stops_asking(credentials: ClientCredentials, microsoft: FakeMicrosoft) -> None:
    asking = asyncio.create_task(credentials.token())
    await asyncio.sleep(0)
    await credentials.close()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert microsoft.logins == []


@pytest.fixture
def with_certificate(
    pool: HttpPool, microsoft: FakeMicrosoft, clock: HandClock, rsa_keys: list[RSAPrivateKey]
) -> tuple[ClientCredentials, x509.Certificate]:
    proof, certificate = certified(rsa_keys[2])
    login = Login(APP_ID, TENANT, microsoft.login_url)
    return ClientCredentials(pool, login, proof, clock), certificate


async def test_a_certificate_proves_without_a_password(
    with_certificate: tuple[ClientCredentials, x509.Certificate],
    microsoft: FakeMicrosoft,
    clock: HandClock,
) -> None:
    credentials, certificate = with_certificate
    assert await credentials.token() == "token-1"

    form = microsoft.logins[0]
    assert "client_secret" not in form
    assertion = form["client_assertion"]
    header = jwt.get_unverified_header(assertion)
    claims = jwt.decode(
        assertion,
        certificate.public_key(),  # type: ignore[arg-type]
        algorithms=["PS256"],
        options={"verify_exp": False, "verify_nbf": False, "verify_aud": False},
    )
    fingerprint = base64.urlsafe_b64decode(header["x5t#S256"] + "=")
    assert fingerprint == certificate.fingerprint(hashes.SHA256())
    assert (claims["iss"], claims["sub"]) == (APP_ID, APP_ID)
    assert claims["aud"] == f"{microsoft.url}{TENANT}/oauth2/v2.0/token"
    assert (claims["nbf"], claims["exp"]) == (NOON.timestamp(), NOON.timestamp() + 300)


async def test_the_playground_needs_no_token() -> None:
    nobody: Credentials = NoCredentials()
    nobody.forget("x")
    assert await nobody.token() is None


def test_secrets_do_not_show_themselves() -> None:
    assert "geheim" not in repr(Secret("geheim"))


def test_an_odd_certificate_stops_the_start() -> None:
    with pytest.raises(ValueError, match="PEM"):
        Certificate(b"geheim", b"geheim")


async def test_a_bug_of_ours_is_logged_by_its_kind(
    clock: HandClock, caplog: pytest.LogCaptureFixture
) -> None:
    login = Login(APP_ID, TENANT, "http://127.0.0.1:1/")
    with pytest.raises(RuntimeError):
        await ClientCredentials(HttpPool(), login, Secret("geheim"), clock).token()
    assert caplog.messages == ["no token for the bot: RuntimeError"]
