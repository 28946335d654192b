"""What holds for every answer of our pages, refusals and accidents included."""

import logging
import secrets
import traceback
from dataclasses import dataclass

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from bot.pages.rendering import Pages
from storage.errors import DatabaseAway

_LOG = logging.getLogger(__name__)
_EXPLAINED = frozenset({400, 403, 404, 405, 409, 413, 415, 429})
_HEADERS = {
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Server": "aan-tafel",
}
_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors {ancestors}"
)


@dataclass(frozen=True, slots=True)
class Protection:
    """How a group of pages is protected.

    ``gone`` is the text for a link that opens nothing: ``page.gone.<gone>``. Unknown, expired,
    withdrawn and used links all get it. ``frame_ancestors`` says who may show our pages in a
    frame: nobody, but for the playground, which shows them beside the chats.
    """

    gone: str
    frame_ancestors: str = "'none'"


def protect(pages: Pages, protection: Protection) -> Middleware:
    """Return the middleware that gives every answer its headers and every refusal its page."""
    headers = _HEADERS | {
        "Content-Security-Policy": _POLICY.format(ancestors=protection.frame_ancestors)
    }

    @web.middleware
    async def protected(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            answer = await handler(request)
        except web.HTTPException as refusal:
            answer = _refusal(pages, protection, request, refusal)
        except Exception as error:  # noqa: BLE001 - whatever breaks, a visitor gets a page
            answer = _accident(pages, request, error)
        answer.headers.update(headers)
        answer.headers.setdefault("Cache-Control", "no-store")
        return answer

    return protected


def show_strays(pages: Pages) -> Middleware:
    """Return the middleware that has a page for addresses at which there is nothing of ours."""
    protected = protect(pages, Protection("public"))

    @web.middleware
    async def shown(request: web.Request, handler: Handler) -> web.StreamResponse:
        match = request.match_info
        if len(match.apps) == 1 and isinstance(match.http_exception, web.HTTPNotFound):
            return await protected(request, handler)
        return await handler(request)

    return shown


def _refusal(
    pages: Pages, protection: Protection, request: web.Request, refusal: web.HTTPException
) -> web.Response:
    status = refusal.status if refusal.status in _EXPLAINED else 400
    gone = status == web.HTTPNotFound.status_code
    key = f"page.gone.{protection.gone}" if gone else f"page.refused.{status}"
    page = pages.message(pages.texts_for(request), key, status)
    if "Allow" in refusal.headers:
        page.headers["Allow"] = refusal.headers["Allow"]
    return page


def _accident(pages: Pages, request: web.Request, error: Exception) -> web.Response:
    """Tell the visitor a reference number, and the log where it went wrong and nothing else.

    What an exception says may hold somebody's words (a database repeats the values it was
    given), so only its kind and the places in the code are written down.
    """
    reference = f"{secrets.randbelow(10**8):08}"  # digits can be said on the phone
    places = [f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
    _LOG.error(
        "page failed",
        extra={"reference": reference, "cause": type(error).__name__, "places": places[-5:]},
    )
    return pages.page(
        "message.html",
        pages.texts_for(request),
        status=503 if isinstance(error, DatabaseAway) else 500,
        key="page.broken",
        reference=reference,
    )
