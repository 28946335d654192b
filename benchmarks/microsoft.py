"""Microsoft on this machine: the keys it signs with, its login server, and Teams' connector.

It answers at once and the same to every bot, so that only the bots differ.
"""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from benchmarks.activities import APP_ID, CHANNEL, CHANNEL_NAME, TEAM, Colleague
from benchmarks.wire import Incoming, answer

METADATA = "/.well-known/openidconfiguration"
_KEYS = "/keys"
_KEY_ID = "of-this-run"
_KEY_SIZE = 2048
_TOKEN_LASTS = timedelta(hours=1)


class Microsoft:
    """What the bots ask of Microsoft, and what was asked.

    ``said`` holds what the bots posted, in order, until somebody empties it.
    """

    def __init__(self, colleagues: Sequence[Colleague]) -> None:
        self.said: list[bytes] = []
        self.url = ""
        self._key = rsa.generate_private_key(65537, _KEY_SIZE)
        self._colleagues = colleagues
        self._fixed: dict[str, bytes] = {}

    @asynccontextmanager
    async def running(self) -> AsyncIterator["Microsoft"]:
        """Serve on a free port of 127.0.0.1."""
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: _Caller(self), "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
        self._fixed = self._answers()
        try:
            yield self
        finally:
            server.close()
            await server.wait_closed()

    def token(self) -> str:
        """Return a token as the Bot Framework puts one on every request to the bot."""
        now = datetime.now(UTC)
        claims = {
            "iss": "https://api.botframework.com",
            "aud": APP_ID,
            "nbf": now,
            "exp": now + _TOKEN_LASTS,
            "serviceurl": self.url,
        }
        return jwt.encode(claims, self._key, "RS256", headers={"kid": _KEY_ID})

    def reply(self, method: str, target: str, body: bytes) -> bytes:
        """Return the answer to a request."""
        path = target.partition("?")[0]
        if method == "GET":
            found = self._fixed.get(unquote(path))
            return answer(b"{}", "404 Not Found") if found is None else found
        if path.startswith("/v3/conversations/"):
            self.said.append(body)
            return answer(b'{"id":"1"}')
        if path == "/v3/conversations":
            return answer(json.dumps({"id": self._chat_with(body)}).encode())
        return self._fixed["login"]

    def _chat_with(self, body: bytes) -> str:
        asked = json.loads(body)["members"][0]["id"]
        return next(one.chat for one in self._colleagues if one.teams_id == asked)

    def _answers(self) -> dict[str, bytes]:
        key = RSAAlgorithm.to_jwk(self._key.public_key(), as_dict=True)
        keys = [{**key, "kid": _KEY_ID, "endorsements": ["msteams"]}]
        conversations = [{"id": TEAM, "name": None}, {"id": CHANNEL, "name": CHANNEL_NAME}]
        roster = {"members": [one.to_roster() for one in self._colleagues]}
        answers: dict[str, object] = {
            METADATA: {"issuer": "https://api.botframework.com", "jwks_uri": f"{self.url}keys"},
            _KEYS: {"keys": keys},
            "login": {"token_type": "Bearer", "expires_in": 3600, "access_token": "ours"},
            f"/v3/teams/{TEAM}": {"id": TEAM, "name": "Ondersteuningsteam De Wilgenroos"},
            f"/v3/teams/{TEAM}/conversations": {"conversations": conversations},
            f"/v3/conversations/{TEAM}/pagedmembers": roster,
            f"/v3/conversations/{CHANNEL}/pagedmembers": roster,
        }
        return {path: answer(json.dumps(found).encode()) for path, found in answers.items()}


class _Caller(asyncio.Protocol):
    """One connection of a bot."""

    def __init__(self, microsoft: Microsoft) -> None:
        self._microsoft = microsoft
        self._incoming = Incoming()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def data_received(self, data: bytes) -> None:
        for heard in self._incoming.feed(data):
            method, target = heard.asked
            self._transport.write(self._microsoft.reply(method, target, heard.body))
