"""Reading what a page's form sends, and refusing what no page of ours sent."""

import hmac
from collections.abc import Mapping
from hashlib import sha256
from urllib.parse import parse_qsl

from aiohttp import hdrs, web

from cases.operations.fields import printable

LARGEST_FORM = 512 * 1024
"""The most octets of a form that are read.

Far more than any field takes, so that a text that is too long comes back to whoever typed it,
with what to do: only its fields are refused, not the page.
"""

SEAL = "seal"
"""The name of the hidden field that binds a form to the link it was made for."""

_MOST_FIELDS = 40
_OUR_OWN = frozenset({"same-origin", "none"})
_TYPE = "application/x-www-form-urlencoded"

Form = Mapping[str, str]


class Seals:
    """Binds a form to the link whose page it is on; every replica needs the same key."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def mark(self, purpose: str, link: bytes) -> str:
        """Return what nobody but us can write about that link, for one purpose."""
        return hmac.new(self._key, purpose.encode() + b"|" + link, sha256).hexdigest()

    def seal(self, link: bytes) -> str:
        """Return the seal for a form on the page of that link."""
        return self.mark("form", link)

    def holds(self, link: bytes, given: str) -> bool:
        """Say whether a form was made for that link."""
        return hmac.compare_digest(self.seal(link), given.encode("ascii", "replace").decode())


async def read_form(request: web.Request, link: bytes, seals: Seals) -> Form:
    """Return the fields of a form that came from the page of this link.

    Raises:
        HTTPForbidden: another site sent it, or it was made for another link.
        HTTPRequestEntityTooLarge: it is larger than any form of ours.
        HTTPUnsupportedMediaType: it is no form, or packed, which no browser does.
        HTTPBadRequest: it breaks off, or has more fields than any form of ours.

    Source:
        W3C Fetch Metadata: browsers say in ``Sec-Fetch-Site`` where a request comes from, and
        no page can change that. Those that say nothing are held by the seal alone. ``Origin``
        is no help: with our ``no-referrer`` it is "null" for our own forms too.
    """
    if request.headers.get("Sec-Fetch-Site", "none") not in _OUR_OWN:
        raise web.HTTPForbidden
    if request.content_type != _TYPE or hdrs.CONTENT_ENCODING in request.headers:
        raise web.HTTPUnsupportedMediaType
    form = _fields(await _body(request))
    if not seals.holds(link, form.get(SEAL, "")):
        raise web.HTTPForbidden
    return form


async def _body(request: web.Request) -> bytes:
    if (request.content_length or 0) > LARGEST_FORM:
        raise web.HTTPRequestEntityTooLarge(LARGEST_FORM, request.content_length or 0)
    body = bytearray()
    try:
        async for part in request.content.iter_any():
            body += part
            if len(body) > LARGEST_FORM:
                raise web.HTTPRequestEntityTooLarge(LARGEST_FORM, len(body))
    except web.RequestPayloadError as error:
        raise web.HTTPBadRequest from error
    return bytes(body)


def _fields(body: bytes) -> dict[str, str]:
    try:
        pairs = parse_qsl(
            body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_MOST_FIELDS
        )
    except ValueError as error:
        raise web.HTTPBadRequest from error
    return {name: printable(value) for name, value in pairs}
