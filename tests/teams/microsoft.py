"""Microsoft on this machine: the OpenID metadata, the login server and the connector."""

from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from jwt.algorithms import RSAAlgorithm

from bot.teams.clock import Timing
from bot.teams.json_body import JsonObject

APP_ID = "0b8a0a3c-0000-4000-8000-00000000b074"
TENANT = "72f988bf-0000-4000-8000-000000000001"
BOT = f"28:{APP_ID}"
CHANNEL = "19:kanaal3b@thread.tacv2"
THREAD = f"{CHANNEL};messageid=1732183530123"
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


class HandClock:
    """A clock moved by hand, or by those who wait for it."""

    def __init__(self, now: datetime = NOON, chance: float = 0.5) -> None:
        self.now = now
        self.rests: list[timedelta] = []
        self.timing = Timing(self, self.sleep, lambda: chance)

    def __call__(self) -> datetime:
        return self.now

    def move(self, by: timedelta) -> None:
        self.now += by

    async def sleep(self, time: timedelta) -> None:
        self.rests.append(time)
        self.now += time


@dataclass(frozen=True)
class Asked:
    """A request the connector got."""

    method: str
    path: str
    query: Mapping[str, str]
    authorization: str | None
    body: Any
    at: datetime


@dataclass(frozen=True)
class Answer:
    """An answer prepared for the next request to the connector."""

    status: int = 200
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)


class FakeMicrosoft:
    """Answers as told, and remembers what it was asked."""

    def __init__(self, key: RSAPrivateKey, clock: HandClock) -> None:
        self.clock = clock
        self.keys: dict[str, RSAPrivateKey] = {"key-1": key}
        self.endorsements: object = ["msteams"]
        self.broken_keys = False
        self.metadata: Any = None
        self.key_set: Any = None
        self.keys_fetched = 0
        self.logins: list[JsonObject] = []
        self.login_answer: Callable[[int], Answer] = lambda number: Answer(
            body={"token_type": "Bearer", "expires_in": 3600, "access_token": f"token-{number}"}
        )
        self.asked: list[Asked] = []
        self.answers: deque[Answer] = deque()
        self.url = ""

    @property
    def metadata_url(self) -> str:
        return f"{self.url}.well-known/openidconfiguration"

    @property
    def login_url(self) -> str:
        return f"{self.url}{{tenant}}/oauth2/v2.0/token"

    @asynccontextmanager
    async def running(self) -> AsyncIterator["FakeMicrosoft"]:
        app = web.Application()
        app.router.add_get("/.well-known/openidconfiguration", self._metadata)
        app.router.add_get("/keys", self._jwks)
        app.router.add_post("/{tenant}/oauth2/v2.0/token", self._login)
        app.router.add_route("*", "/v3/{rest:.*}", self._connector)
        async with TestServer(app, host="127.0.0.1") as server:
            self.url = str(server.make_url("/"))
            yield self

    def token(
        self,
        key_id: str = "key-1",
        *,
        signed_with: RSAPrivateKey | str | None = None,
        algorithm: str = "RS256",
        without: str = "",
        **claims: object,
    ) -> str:
        """Mint a token that is right but for what is asked to be wrong."""
        now = int(self.clock().timestamp())
        payload = {
            "iss": "https://api.botframework.com",
            "aud": APP_ID,
            "nbf": now - 60,
            "exp": now + 3600,
            "serviceurl": self.url,
            **claims,
        }
        payload.pop(without, None)
        key = signed_with if signed_with is not None else self.keys[key_id]
        return jwt.encode(payload, key, algorithm, headers={"kid": key_id})

    def message(self, text: str = "hulp", **other: object) -> JsonObject:
        """Return a channel message as Teams sends it."""
        return {
            "type": "message",
            "id": "1732183530124",
            "timestamp": "2026-11-23T12:00:00.1234567Z",
            "localTimestamp": "2026-11-23T13:00:00.1234567+01:00",
            "channelId": "msteams",
            "serviceUrl": self.url,
            "from": {"id": "29:anna", "name": "Anna", "aadObjectId": "7faf8511-0000"},
            "conversation": {
                "isGroup": True,
                "conversationType": "channel",
                "tenantId": TENANT,
                "id": THREAD,
            },
            "recipient": {"id": BOT, "name": "Aan tafel"},
            "textFormat": "plain",
            "text": f"<at>Aan tafel</at> {text}",
            "entities": [
                {
                    "type": "mention",
                    "mentioned": {"id": BOT, "name": "Aan tafel"},
                    "text": "<at>Aan tafel</at>",
                }
            ],
            "channelData": {
                "tenant": {"id": TENANT},
                "channel": {"id": CHANNEL},
                "team": {"id": "19:team@thread.tacv2", "aadGroupId": "5b1f-group"},
            },
            "locale": "nl-NL",
            **other,
        }

    def card_press(self, verb: str = "agreement.done") -> JsonObject:
        """Return the press on an Action.Execute as Teams sends it."""
        raw = self.message()
        del raw["text"], raw["entities"], raw["textFormat"]
        return raw | {
            "type": "invoke",
            "name": "adaptiveCard/action",
            "replyToId": "1732183530100",
            "value": {
                "action": {"type": "Action.Execute", "verb": verb, "data": {"id": "a-1"}},
                "trigger": "manual",
            },
        }

    async def _metadata(self, _: web.Request) -> web.Response:
        right = {"issuer": "https://api.botframework.com", "jwks_uri": f"{self.url}keys"}
        return web.json_response(right if self.metadata is None else self.metadata)

    async def _jwks(self, _: web.Request) -> web.Response:
        self.keys_fetched += 1
        if self.broken_keys:
            return web.Response(status=500)
        if self.key_set is not None:
            return web.json_response(self.key_set)
        keys = []
        for key_id, key in self.keys.items():
            entry = RSAAlgorithm.to_jwk(key.public_key(), as_dict=True) | {"kid": key_id}
            if self.endorsements is not None:
                entry["endorsements"] = self.endorsements
            keys.append(entry)
        return web.json_response({"keys": keys})

    async def _login(self, request: web.Request) -> web.Response:
        form = dict(await request.post())
        self.logins.append({**form, "tenant": request.match_info["tenant"]})
        answer = self.login_answer(len(self.logins))
        return web.json_response(answer.body, status=answer.status)

    async def _connector(self, request: web.Request) -> web.Response:
        self.asked.append(
            Asked(
                request.method,
                request.rel_url.raw_path,
                request.query,
                request.headers.get("Authorization"),
                await request.json() if request.can_read_body else None,
                self.clock(),
            )
        )
        answer = self.answers.popleft() if self.answers else Answer(body={"id": "new-1"})
        if answer.body is None:
            return web.Response(status=answer.status, headers=answer.headers)
        if isinstance(answer.body, str):
            return web.Response(status=answer.status, text=answer.body, headers=answer.headers)
        return web.json_response(answer.body, status=answer.status, headers=answer.headers)
