"""Was this request sent by Teams? Checking the token that comes with it.

The token proves who sent the request, for which bot, on which channel and from which service.
It names no person and no tenant: those are in the body, believed because the sender is.

Source:
    Microsoft, "Authentication with the Bot Connector API", step 2 to 5.
"""

import math
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import jwt

from bot.teams.clock import Clock
from bot.teams.signing_keys import SigningKey, SigningKeys

BOT_FRAMEWORK = "https://api.botframework.com"
LEEWAY = timedelta(minutes=5)
MOST_KEPT = 64
_REQUIRED = ["exp", "nbf", "aud", "iss"]


class NotGenuine(Exception):
    """The request does not prove that it comes from Teams and is meant for this bot.

    The message says which check failed, in words of our own, for the log.
    """


@dataclass(frozen=True, slots=True)
class Proof:
    """What a valid token proves: the sending service, and the channels it may speak for."""

    service_url: str
    endorsements: frozenset[str]

    def covers(self, channel_id: str, service_url: str) -> None:
        """Hold an activity against what the token proves.

        Raises:
            NotGenuine: the activity is of another channel or service.
        """
        if channel_id not in self.endorsements:
            raise NotGenuine("channel not endorsed")
        if service_url != self.service_url:
            raise NotGenuine("another service")


@dataclass(frozen=True, slots=True)
class _Signed:
    """What a token says, and the key that was seen to have signed it."""

    key_id: str
    key: SigningKey
    claims: dict[str, Any] = field(repr=False)


class TokenCheck:
    """Checks tokens for one bot.

    Teams shows one token on many requests, so what it says is read and its signature is
    verified once. Whether its key still counts and whether it has not expired is looked at
    every time.
    """

    def __init__(
        self, app_id: str, keys: SigningKeys, clock: Clock, issuer: str = BOT_FRAMEWORK
    ) -> None:
        if not app_id:
            raise ValueError("without an app id every token would be for us")
        self._app_id = app_id
        self._keys = keys
        self._clock = clock
        self._issuer = issuer
        self._jwt = jwt.PyJWT()
        self._signed: OrderedDict[str, _Signed] = OrderedDict()

    async def prove(self, authorization: str | None) -> Proof:
        """Return what the value of an ``Authorization`` header proves.

        Raises:
            NotGenuine: there is no token, or one that is not valid here and now.
        """
        scheme, _, token = (authorization or "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise NotGenuine("no bearer token")
        signed = await self._read(token)
        self._check_times(signed.claims)
        service_url = signed.claims.get("serviceurl")
        if not isinstance(service_url, str) or not service_url:
            raise NotGenuine("no service named")
        return Proof(service_url, signed.key.endorsements)

    async def _read(self, token: str) -> _Signed:
        """Return what a token says that is signed with a key of now."""
        kept = self._signed.get(token)
        key_id = kept.key_id if kept else _key_id(token)
        key = await self._keys.find(key_id)
        if key is None:
            raise NotGenuine("unknown key")
        if kept is not None and kept.key is key:
            self._signed.move_to_end(token)
            return kept
        signed = _Signed(key_id, key, self._claims(token, key.public))
        self._signed[token] = signed
        if len(self._signed) > MOST_KEPT:
            self._signed.popitem(last=False)
        return signed

    def _claims(self, token: str, key: Any) -> dict[str, Any]:  # noqa: ANN401 - PyJWT's own type
        """Return the claims of a token that is signed, by this issuer, and for this bot.

        The times are checked apart, by our own clock.
        """
        try:
            return self._jwt.decode(
                token,
                key,
                algorithms=["RS256"],
                audience=self._app_id,
                issuer=self._issuer,
                options={
                    "require": _REQUIRED,
                    "strict_aud": True,
                    "verify_exp": False,
                    "verify_nbf": False,
                    "verify_iat": False,
                },
            )
        except (jwt.PyJWTError, ValueError, TypeError, RecursionError) as error:
            raise NotGenuine(type(error).__name__) from None

    def _check_times(self, claims: dict[str, Any]) -> None:
        now, leeway = self._clock().timestamp(), LEEWAY.total_seconds()
        if _seconds(claims["exp"]) + leeway <= now:
            raise NotGenuine("expired")
        if _seconds(claims["nbf"]) - leeway > now:
            raise NotGenuine("not valid yet")


def _key_id(token: str) -> str:
    try:
        key_id = jwt.get_unverified_header(token).get("kid")
    except (jwt.PyJWTError, ValueError, TypeError, RecursionError):
        raise NotGenuine("no token at all") from None
    if not isinstance(key_id, str):
        raise NotGenuine("no key named")
    return key_id


def _seconds(value: object) -> float:
    if not isinstance(value, int | float) or not math.isfinite(value):
        raise NotGenuine("odd time")
    return value
