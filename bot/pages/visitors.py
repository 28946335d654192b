"""Recognising who comes with a link: the only module of the pages that mints principals."""

import re
from collections.abc import Callable
from hashlib import sha256

from aiohttp import web

from cases.principals import Guest, Member, Outsider
from storage.inspection import PackageLink
from storage.links import Reading

_TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")


Whose = Callable[[web.Request], Guest | Outsider]
"""Says as whom the link in an address lets somebody in."""


def visitor_with(token: str) -> Guest | None:
    """Return who a link's token makes somebody, None if no link of ours looks like that.

    Whether the link exists, and what it opens, is for the database to say.
    """
    if not _TOKEN.fullmatch(token):
        return None
    return Guest(sha256(token.encode("ascii")).digest())


def guest_of(request: web.Request) -> Guest:
    """Return who came with the link in the address.

    Raises:
        HTTPNotFound: that is no link of ours.
    """
    guest = visitor_with(request.match_info["token"])
    if guest is None:
        raise web.HTTPNotFound
    return guest


def outsider_of(request: web.Request) -> Outsider:
    """Return the expert from outside whom the link in the address makes somebody.

    Only for who opened its door: the database asks for a valid link, not for the code.

    Raises:
        HTTPNotFound: that is no link of ours.
    """
    return Outsider(guest_of(request).link)


def reader_of(link: Reading | PackageLink) -> Member:
    """Return the member of staff for whom a one-time link was made, as the link's row says."""
    return Member(link.tenant, link.person if isinstance(link, Reading) else link.reader)
