"""The bot's own token, with which Teams recognises it."""

import asyncio
import json
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol
from uuid import uuid4

import aiohttp
import jwt
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from cryptography.x509 import load_pem_x509_certificate

from bot.teams.clock import Clock
from bot.teams.failures import NoAnswer, Refused, Throttled, failure
from bot.teams.hosts import secure
from bot.teams.http_pool import HttpPool, TooLong, read_at_most
from bot.teams.one_token import OneToken, Token, token_of

MICROSOFT_LOGIN = "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token"
SCOPE = "https://api.botframework.com/.default"
LOGIN_WITHIN = timedelta(seconds=10)
_LONGEST_ANSWER = 64 * 1024


class Credentials(Protocol):
    """How the bot shows who it is."""

    async def token(self) -> str | None:
        """Return a token that is valid now, None where none is wanted."""

    def forget(self, token: str) -> None:
        """Never hand out this token again: Teams refused it."""


class NoCredentials:
    """For the playground, where nobody asks who the bot is."""

    async def token(self) -> None:
        """Return no token."""

    def forget(self, token: str) -> None:
        """There is nothing to forget."""


@dataclass(frozen=True, slots=True)
class Secret:
    """The app's password."""

    value: str = field(repr=False)

    def form(self, _app_id: str, _login_url: str, _now: datetime) -> dict[str, str]:
        """Return the fields of the request that prove who asks."""
        return {"client_secret": self.value}


@dataclass(frozen=True, slots=True)
class Certificate:
    """The app's certificate and its private RSA key, both PEM.

    Raises:
        ValueError: either is not what it should be.
    """

    certificate: bytes = field(repr=False)
    private_key: bytes = field(repr=False)

    def __post_init__(self) -> None:
        load_pem_x509_certificate(self.certificate)
        load_pem_private_key(self.private_key, password=None)

    def form(self, app_id: str, login_url: str, now: datetime) -> dict[str, str]:
        """Return the fields of the request that prove who asks.

        Source:
            Microsoft identity platform, "Application authentication certificate
            credentials" (PS256, ``x5t#S256``).
        """
        certificate = load_pem_x509_certificate(self.certificate)
        thumbprint = urlsafe_b64encode(certificate.fingerprint(hashes.SHA256())).rstrip(b"=")
        claims = {
            "aud": login_url,
            "iss": app_id,
            "sub": app_id,
            "jti": str(uuid4()),
            "nbf": now,
            "exp": now + timedelta(minutes=5),
        }
        assertion = jwt.encode(
            claims, self.private_key, "PS256", headers={"x5t#S256": thumbprint.decode()}
        )
        return {
            "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "client_assertion": assertion,
        }


@dataclass(frozen=True, slots=True)
class Login:
    """Where and as whom the bot asks for its token.

    ``url`` may hold ``{tenant}``, which stands for the tenant's id.
    """

    app_id: str
    tenant_id: str
    url: str = MICROSOFT_LOGIN

    @property
    def address(self) -> str:
        """The address to ask at."""
        return self.url.replace("{tenant}", self.tenant_id)


class ClientCredentials(OneToken):
    """Asks the login server for the token that Teams wants.

    Raises:
        ForeignHost: the login address is neither https nor on this machine.
    """

    purpose = "the bot"

    def __init__(
        self, pool: HttpPool, login: Login, proof: Secret | Certificate, clock: Clock
    ) -> None:
        super().__init__(clock)
        self._pool = pool
        self._login = login
        self._address = secure(login.address)
        self._proof = proof

    async def _ask(self) -> Token:
        now = self._clock()
        form = {
            "grant_type": "client_credentials",
            "client_id": self._login.app_id,
            "scope": SCOPE,
            **self._proof.form(self._login.app_id, str(self._address), now),
        }
        request = self._pool.session.post(self._address, data=form, allow_redirects=False)
        try:
            async with asyncio.timeout(LOGIN_WITHIN.total_seconds()), request as response:
                body = await read_at_most(response.content, _LONGEST_ANSWER)
        except (aiohttp.ClientError, OSError, TooLong):  # TimeoutError is an OSError
            raise NoAnswer(may_have_arrived=False) from None
        return _read(response.status, body, now)


def _read(status: int, body: bytes, now: datetime) -> Token:
    """Read the login server's answer; what it refuses with 4xx is refused for good."""
    if status != 200:  # noqa: PLR2004 - OAuth has one status for yes
        code = failure(status, body).code
        raise Throttled(status, code) if status == 429 or status >= 500 else Refused(401, code)  # noqa: PLR2004
    try:
        answer = json.loads(body)
        return token_of(answer["access_token"], answer["expires_in"], now)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Refused(401, "OddToken") from None
