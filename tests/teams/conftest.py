from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from botbuilder.core import InvokeResponse, TurnContext
from cryptography.hazmat.primitives.asymmetric import rsa

from bot.teams.adapter import TeamsAdapter
from bot.teams.connector import Connector, Service
from bot.teams.credentials import ClientCredentials, Login, Secret
from bot.teams.gate import Gate, TeamsGate
from bot.teams.hosts import LOOPBACK_HOSTS, ServiceHosts
from bot.teams.http_pool import HttpPool
from bot.teams.signing_keys import OpenIdKeys
from bot.teams.tokens import TokenCheck
from tests.teams.microsoft import APP_ID, TENANT, FakeMicrosoft, HandClock

Client = TestClient[web.Request, web.Application]


@pytest.fixture(scope="session")
def rsa_keys() -> list[rsa.RSAPrivateKey]:
    """Return three keys: making one takes a tenth of a second."""
    return [rsa.generate_private_key(65537, 2048) for _ in range(3)]


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
async def microsoft(
    rsa_keys: list[rsa.RSAPrivateKey], clock: HandClock
) -> AsyncIterator[FakeMicrosoft]:
    async with FakeMicrosoft(rsa_keys[0], clock).running() as running:
        yield running


@pytest.fixture
async def pool() -> AsyncIterator[HttpPool]:
    async with HttpPool() as pool:
        yield pool


@pytest.fixture
async def credentials(
    pool: HttpPool, microsoft: FakeMicrosoft, clock: HandClock
) -> AsyncIterator[ClientCredentials]:
    login = Login(APP_ID, TENANT, microsoft.login_url)
    credentials = ClientCredentials(pool, login, Secret("geheim"), clock)
    yield credentials
    await credentials.close()


@pytest.fixture
def connector(pool: HttpPool, credentials: ClientCredentials, clock: HandClock) -> Connector:
    service = Service(ServiceHosts(LOOPBACK_HOSTS), credentials)
    return Connector(pool, service, clock.timing)


@pytest.fixture
def gate(pool: HttpPool, microsoft: FakeMicrosoft, clock: HandClock) -> Gate:
    keys = OpenIdKeys(pool, microsoft.metadata_url, clock)
    hosts = ServiceHosts(LOOPBACK_HOSTS)
    return TeamsGate(TokenCheck(APP_ID, keys, clock), frozenset({TENANT.upper()}), hosts)


async def echo(context: TurnContext) -> None:
    await context.send_activity(f"Echo: {context.activity.text}")


class Bot:
    """The bot behind its door, with a logic that each test sets, over HTTP."""

    def __init__(self, gate: Gate, connector: Connector, microsoft: FakeMicrosoft) -> None:
        self.gate = gate
        self.adapter = TeamsAdapter(connector, self.apologise, lambda: "7F3A-91C2")
        self.microsoft = microsoft
        self.logic: Callable[[TurnContext], Awaitable[InvokeResponse | None]] = echo
        self.turns = 0
        self.client: Client

    async def take(self, request: web.Request) -> web.Response:
        async def counted(context: TurnContext) -> InvokeResponse | None:
            self.turns += 1
            return await self.logic(context)

        return await self.adapter.process(await self.gate.admit(request), counted)

    async def apologise(self, context: TurnContext, reference: str) -> InvokeResponse | None:
        await context.send_activity(f"Er ging iets mis ({reference}).")
        return None

    async def post(self, activity: object, *, token: str | None = None, **headers: str) -> "Reply":
        """Send an activity with a valid token, or the one that is given ("" for none)."""
        token = self.microsoft.token() if token is None else token
        if token:
            headers["Authorization"] = f"Bearer {token}"
        async with self.client.post("/api/messages", json=activity, headers=headers) as response:
            text = await response.text()
            return Reply(response.status, text, response.content_type)


@dataclass(frozen=True)
class Reply:
    status: int
    text: str
    content_type: str


@pytest.fixture
async def bot(gate: Gate, connector: Connector, microsoft: FakeMicrosoft) -> AsyncIterator[Bot]:
    bot = Bot(gate, connector, microsoft)
    app = web.Application()
    app.router.add_post("/api/messages", bot.take)
    async with TestClient(TestServer(app, host="127.0.0.1")) as client:
        bot.client = client
        yield bot
