"""Where the pages behind a link are."""

from dataclasses import dataclass
from typing import Final, Protocol
from urllib.parse import urlencode

from aiohttp import web

from bot.pages.rendering import LANGUAGE
from dialogs.language.texts import Texts

_SEE_OTHER: Final = 303
_PLACE: Final = web.RequestKey("place", str)


@dataclass(frozen=True, slots=True)
class Address:
    """The link that a request came with, and the language that was chosen on its pages."""

    request: web.Request

    @property
    def chosen(self) -> str | None:
        """The language that was chosen, None when none was."""
        return self.request.query.get(LANGUAGE)

    @property
    def mount(self) -> str:
        """Where these pages are: "/g/" for a parent's."""
        return self.request.path.partition(self.request.match_info["token"])[0]

    @property
    def base(self) -> str:
        """The address of the link itself, without a language."""
        return f"{self.mount}{self.request.match_info['token']}"

    @property
    def place(self) -> str:
        """Which page behind the link is shown: "vraag/gesprek"."""
        if _PLACE in self.request:
            return self.request[_PLACE]
        return self.request.path.removeprefix(self.base).strip("/")

    def leads_to(self, place: str) -> None:
        """Keep which page is shown, where that is not the one whose address it is."""
        self.request[_PLACE] = place

    def path(self, *parts: str) -> str:
        """Return the address of a page behind this link, in the language that was chosen."""
        whole = "/".join((self.base, *parts))
        return f"{whole}?{urlencode({LANGUAGE: self.chosen})}" if self.chosen else whole


class Placed(Protocol):
    """Something behind a link that knows where the pages there are."""

    def path(self, *parts: str) -> str:
        """Return the address of a page."""


class Visited(Placed, Protocol):
    """A visit by a parent or a pupil: it knows their language too."""

    @property
    def texts(self) -> Texts:
        """The texts in the language of the page."""


def on_to(visit: Placed, *parts: str) -> web.Response:
    """Lead a visitor on to another of their pages."""
    return web.Response(status=_SEE_OTHER, headers={"Location": visit.path(*parts)})
