"""Where the pages behind a link are."""

from dataclasses import dataclass
from urllib.parse import urlencode

from aiohttp import web

from bot.pages.rendering import LANGUAGE


@dataclass(frozen=True, slots=True)
class Address:
    """The link that a request came with, and the language that was chosen on its pages."""

    request: web.Request

    def path(self, *parts: str) -> str:
        """Return the address of a page behind this link, in the language that was chosen."""
        token = self.request.match_info["token"]
        before = self.request.path.partition(token)[0]
        whole = "/".join((f"{before}{token}", *parts))
        chosen = self.request.query.get(LANGUAGE)
        return f"{whole}?{urlencode({LANGUAGE: chosen})}" if chosen else whole
