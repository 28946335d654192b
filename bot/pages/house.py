"""What every group of pages is built on."""

from dataclasses import dataclass, replace

from aiohttp import web

from bot.pages.forms import LARGEST_FORM, Seals
from bot.pages.protection import Protection, protect
from bot.pages.proxies import NO_PROXIES, Proxies
from bot.pages.rendering import Pages
from cases.desk import Clock
from storage.database import Database


@dataclass(frozen=True, slots=True)
class House:
    """The parts that pages share.

    ``frame_ancestors`` is a source list of the Content-Security-Policy: who may show our
    pages in a frame. ``proxies``: whose word is taken for where a visitor comes from.
    """

    database: Database
    pages: Pages
    seals: Seals
    clock: Clock
    frame_ancestors: str = "'none'"
    proxies: Proxies = NO_PROXIES

    def for_staff(self) -> "House":
        """Return the same, with pages in the languages that staff read."""
        return replace(self, pages=self.pages.for_staff())

    def application(self, gone: str) -> web.Application:
        """Return an empty application, protected; ``gone`` names its text for a dead link."""
        protection = Protection(gone, self.frame_ancestors)
        return web.Application(
            middlewares=[protect(self.pages, protection)], client_max_size=LARGEST_FORM
        )
