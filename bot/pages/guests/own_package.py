"""What is held on a guest themselves: to read and print, or as a file for programs."""

from dataclasses import dataclass
from typing import Final

from aiohttp import web

from bot.pages.guests.doorkeeper import Doorkeeper
from bot.pages.guests.rights import Show, Visiting
from bot.pages.packages import file_of, filling
from cases.operations.inspection import ReadOwnPackage

PACKAGE: Final = "gegevens"
"""The part of the address of these pages behind the link; they ask for the second level."""


@dataclass(frozen=True, slots=True)
class OwnPackage:
    """The page and the file of a parent, or of a pupil who decides themselves.

    Each is kept in the log before it leaves.
    """

    keeper: Doorkeeper
    visiting: Visiting
    show: Show

    def add_to(self, routes: web.UrlDispatcher) -> None:
        """Put both at their addresses."""
        self.keeper.add_page(routes, PACKAGE, self._page)
        self.keeper.add_page(routes, f"{PACKAGE}/bestand", self._file)

    async def _page(self, request: web.Request) -> web.Response:
        async with self.visiting(request) as (visit, desk):
            package = await desk.execute(ReadOwnPackage())
            return self.show(visit, "guest_package.html", **filling(package, visit.texts))

    async def _file(self, request: web.Request) -> web.Response:
        async with self.visiting(request) as (_, desk):
            return file_of(await desk.execute(ReadOwnPackage()))
