"""The keys with which the Bot Framework signs its requests to us."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

import aiohttp
import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt.algorithms import RSAAlgorithm
from yarl import URL

from bot.teams.clock import Clock
from bot.teams.hosts import secure
from bot.teams.http_pool import HttpPool, read_at_most
from bot.teams.json_body import JsonObject, parse
from bot.teams.places import text_at

MICROSOFT_METADATA = "https://login.botframework.com/v1/.well-known/openidconfiguration"
KEEP = timedelta(hours=24)
REST_WHEN_UNKNOWN = timedelta(seconds=10)
REST_WHEN_OLD = timedelta(minutes=10)
FETCH_WITHIN = timedelta(seconds=5)
SMALLEST_KEY = 2048
_LONGEST_ANSWER = 1024 * 1024

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A public key, and the channels for which it may sign."""

    public: RSAPublicKey
    endorsements: frozenset[str]


class SigningKeys(Protocol):
    """Where the key to a token is found."""

    async def find(self, key_id: str) -> SigningKey | None:
        """Return the key of that name, None if there is none."""


class OpenIdKeys:
    """The keys that an OpenID metadata document leads to, kept for a day.

    A key that is not known is looked for again, but not more often than every ten seconds
    whatever is asked. What is known stays when it cannot be fetched again.

    Raises:
        ForeignHost: the metadata's address is neither https nor on this machine.
    """

    def __init__(self, pool: HttpPool, metadata: str, clock: Clock) -> None:
        self._pool = pool
        self._metadata = secure(metadata)
        self._clock = clock
        self._keys: dict[str, SigningKey] = {}
        self._fetched: datetime | None = None
        self._tried: datetime | None = None
        self._fetching = asyncio.Lock()

    async def find(self, key_id: str) -> SigningKey | None:
        """Return the key of that name, None if there is none."""
        if key_id not in self._keys:
            await self._fetch_again(REST_WHEN_UNKNOWN)
        elif self._is_old() and not self._fetching.locked():
            await self._fetch_again(REST_WHEN_OLD)
        return self._keys.get(key_id)

    def _is_old(self) -> bool:
        return self._fetched is not None and self._clock() - self._fetched > KEEP

    async def _fetch_again(self, rest: timedelta) -> None:
        """Fetch the keys once for all who wait for them."""
        asked = self._clock()
        async with self._fetching:
            if self._tried is not None and asked - self._tried < rest:
                return
            self._tried = asked
            try:
                async with asyncio.timeout(FETCH_WITHIN.total_seconds()):
                    self._keys = await self._fetch()
            except (aiohttp.ClientError, OSError, ValueError) as error:
                _log.warning("signing keys not fetched: %s", type(error).__name__)
            else:
                self._fetched = self._clock()

    async def _fetch(self) -> dict[str, SigningKey]:
        metadata = await self._read(self._metadata)
        keys = await self._read(secure(text_at(metadata, "jwks_uri") or ""))
        entries = keys.get("keys")
        named = map(_signing_key, entries if isinstance(entries, list) else [])
        found = dict(pair for pair in named if pair is not None)
        if not found:
            raise ValueError("no usable keys")
        return found

    async def _read(self, url: URL) -> JsonObject:
        async with self._pool.session.get(
            url, allow_redirects=False, raise_for_status=True
        ) as response:
            return parse(await read_at_most(response.content, _LONGEST_ANSWER))


def _signing_key(entry: object) -> tuple[str, SigningKey] | None:
    """Read one key of the set; None for one that cannot sign what we accept."""
    if not isinstance(entry, dict) or not isinstance(entry.get("kid"), str):
        return None
    try:
        key = RSAAlgorithm.from_jwk(entry)
    except (jwt.InvalidKeyError, ValueError, TypeError, KeyError):
        return None
    if not isinstance(key, RSAPublicKey) or key.key_size < SMALLEST_KEY:
        return None
    endorsements = entry.get("endorsements")
    named = endorsements if isinstance(endorsements, list) else []
    channels = frozenset(channel for channel in named if isinstance(channel, str))
    return entry["kid"], SigningKey(key, channels)
