"""The fence around the playground, which takes activities without a token.

Whoever can reach it can be anybody, so only this machine may reach it, and no web page
that happens to be open on this machine may either.
"""

from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from urllib.parse import urlsplit

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

OWN_NAMES = frozenset({"localhost", "127.0.0.1"})
_MACHINE_PATHS = ("/api/", "/playground/")
_CHANGES = frozenset({"POST", "PUT", "PATCH"})
_PROXY_MARKS = ("forwarded", "x-forwarded-", "via", "x-real-ip")


@web.middleware
async def fence(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let a request through only if it comes from this machine and from our own pages.

    Raises:
        web.HTTPForbidden: another machine, a proxy, another name (DNS rebinding) or a page
            of another origin.
        web.HTTPUnsupportedMediaType: a body for our machines that is not JSON; a plain form
            of any web page could send that without asking first.
    """
    if reason := _reason_to_refuse(request):
        raise web.HTTPForbidden(text=f"The playground is for this machine only: {reason}.")
    if _is_for_machines(request) and request.method in _CHANGES and not _is_json(request):
        raise web.HTTPUnsupportedMediaType(text="The playground takes JSON.")
    return await handler(request)


def _reason_to_refuse(request: web.Request) -> str:
    """Return why this request may not pass, or an empty text."""
    if not _is_loopback(request.remote):
        return "the request comes from elsewhere"
    if any(name.lower().startswith(_PROXY_MARKS) for name in request.headers):
        return "a proxy passed it on"
    if _name(f"//{request.host}") not in OWN_NAMES:
        return "it asks for another host"
    if _is_foreign(request):
        return "another web page sent it"
    return ""


def _is_loopback(remote: str | None) -> bool:
    try:
        return ip_address(remote or "").is_loopback
    except ValueError:
        return False


def _is_foreign(request: web.Request) -> bool:
    """Say whether a page of another origin sent this.

    Our pages for parents are served with ``Referrer-Policy: no-referrer``; browsers then
    send ``Origin: null`` with the forms on them, so those pages have their own check.
    """
    origin = request.headers.get("Origin")
    if origin == "null" and not _is_for_machines(request):
        return False
    if origin is not None and not _is_own(origin, request.host):
        return True
    crossing = request.headers.get("Sec-Fetch-Site") == "cross-site"
    return crossing and _is_for_machines(request)


def _is_own(origin: str, host: str) -> bool:
    """Say whether an origin is this server, by either of the names of this machine."""
    parts = urlsplit(origin)
    try:
        same_port = parts.port == urlsplit(f"//{host}").port
    except ValueError:
        return False
    return parts.scheme == "http" and _name(origin) in OWN_NAMES and same_port


def _name(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def _is_for_machines(request: web.Request) -> bool:
    return request.path.startswith(_MACHINE_PATHS)


def _is_json(request: web.Request) -> bool:
    return request.content_type == "application/json"
