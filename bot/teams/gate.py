"""The door of the bot: who may hand in an activity, and in which shape."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import NoReturn, Protocol

from aiohttp import web
from botbuilder.schema import Activity

from bot.teams.codec import decode
from bot.teams.hosts import LOOPBACK_HOSTS, ForeignHost, ServiceHosts, is_loopback, secure
from bot.teams.http_pool import TooLong, read_at_most
from bot.teams.json_body import JsonObject, MalformedActivity, parse
from bot.teams.places import text_at
from bot.teams.tokens import NotGenuine, TokenCheck

LONGEST_BODY = 256 * 1024
READ_WITHIN = timedelta(seconds=10)
TEAMS_CHANNEL = "msteams"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Admitted:
    """An activity that came through the gate, and the JSON it was read from."""

    activity: Activity
    raw: JsonObject


class Gate(Protocol):
    """Decides about every request to ``/api/messages``."""

    async def admit(self, request: web.Request) -> Admitted:
        """Return the activity in the request.

        Raises:
            web.HTTPClientError: 400, 401, 403, 408, 413 or 415, without any detail.
        """


class TeamsGate:
    """Admits what Teams sends to this bot, from the tenants that are allowed."""

    def __init__(self, tokens: TokenCheck, tenants: frozenset[str], hosts: ServiceHosts) -> None:
        self._tokens = tokens
        self._tenants = frozenset(tenant.lower() for tenant in tenants)
        self._hosts = hosts

    async def admit(self, request: web.Request) -> Admitted:
        """Return the activity in the request; the body is read after the token is proved.

        Raises:
            web.HTTPClientError: 400, 401, 403, 408, 413 or 415, without any detail.
        """
        _expect_json(request)
        try:
            proof = await self._tokens.prove(request.headers.get("Authorization"))
            raw = await _read(request)
            channel = text_at(raw, "channelId") or ""
            proof.covers(channel, text_at(raw, "serviceUrl") or "")
        except NotGenuine as error:
            _refuse(web.HTTPUnauthorized(headers={"WWW-Authenticate": "Bearer"}), str(error))
        if channel != TEAMS_CHANNEL:
            _refuse(web.HTTPForbidden(), "not Teams")
        self._check_tenant(raw)
        return _admitted(raw, self._hosts)

    def _check_tenant(self, raw: JsonObject) -> None:
        """Take nothing from a tenant that is not allowed, or that is named in one place only."""
        of_conversation = (text_at(raw, "conversation", "tenantId") or "").lower()
        of_channel = (text_at(raw, "channelData", "tenant", "id") or "").lower()
        if of_conversation != of_channel or of_conversation not in self._tenants:
            _refuse(web.HTTPForbidden(), "tenant not allowed")


class PlaygroundGate:
    """Admits, without a token, what programs on this machine send; for the playground only.

    A web page that a browser on this machine shows is kept out: by its origin, by the JSON
    content type, and by the host's name, should that have been made to point here.
    """

    async def admit(self, request: web.Request) -> Admitted:
        """Return the activity in the request.

        Raises:
            web.HTTPClientError: 400, 403, 408, 413 or 415, without any detail.
        """
        if not _is_local(request):
            _refuse(web.HTTPForbidden(), "not from this machine")
        _expect_json(request)
        return _admitted(await _read(request), ServiceHosts(LOOPBACK_HOSTS))


def _is_local(request: web.Request) -> bool:
    origin = request.headers.get("Origin")
    return (
        is_loopback(request.remote)
        and is_loopback(_bare_host(request.host))
        and (origin is None or _is_local_origin(origin))
        and not any(
            name.lower() == "forwarded" or name.lower().startswith("x-forwarded")
            for name in request.headers
        )
    )


def _bare_host(host: str) -> str:
    """Return the host's name without a port; only names, so that no number is read twice."""
    name = host.rpartition(":")[0] if ":" in host else host
    return name if name in {"localhost", "127.0.0.1"} else ""


def _is_local_origin(origin: str) -> bool:
    try:
        return is_loopback(secure(origin).host)
    except ForeignHost:
        return False


def _expect_json(request: web.Request) -> None:
    if (request.content_length or 0) > LONGEST_BODY:
        _refuse_long(request)
    if request.content_type != "application/json":
        _refuse(web.HTTPUnsupportedMediaType(), "not JSON")


async def _read(request: web.Request) -> JsonObject:
    try:
        if request.content.is_eof():  # all of it is here: spare the clock
            return parse(await read_at_most(request.content, LONGEST_BODY))
        async with asyncio.timeout(READ_WITHIN.total_seconds()):
            body = await read_at_most(request.content, LONGEST_BODY)
        return parse(body)
    except TooLong:
        _refuse_long(request)
    except MalformedActivity as error:
        _refuse(web.HTTPBadRequest(), str(error))
    except TimeoutError:
        _refuse(web.HTTPRequestTimeout(), "body too slow")
    except (web.RequestPayloadError, OSError):  # garbled, or the sender went away
        _refuse(web.HTTPBadRequest(), "body broken")


def _admitted(raw: JsonObject, hosts: ServiceHosts) -> Admitted:
    """Read the activity, which must say what it is, where it happened and whom to answer."""
    try:
        activity = decode(raw)
        if not activity.type or not text_at(raw, "conversation", "id"):
            _refuse(web.HTTPBadRequest(), "type or conversation missing")
        hosts.root(activity.service_url or "")
    except ForeignHost:
        _refuse(web.HTTPForbidden(), "service not allowed")
    except MalformedActivity as error:
        _refuse(web.HTTPBadRequest(), str(error))
    return Admitted(activity, raw)


def _refuse_long(request: web.Request) -> NoReturn:
    size = request.content_length or LONGEST_BODY
    _refuse(web.HTTPRequestEntityTooLarge(LONGEST_BODY, size, text="413: too large"), "too large")


def _refuse(answer: web.HTTPClientError, reason: str) -> NoReturn:
    """Answer with the status alone; the reason is for our log."""
    _log.info("turned away with %d: %s", answer.status, reason)
    raise answer
