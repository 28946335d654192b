"""What the pages behind staff's one-time links have in common.

Mail and chat scanners follow links with GET, so GET shows a button and nothing else; the
button's POST uses the link up. Who reads is then looked at anew, on a roster read after the
request came in.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from aiohttp import web

from bot.live_rosters import Refresh, RostersUnread, on_live_rosters
from bot.pages.forms import read_form
from bot.pages.house import House
from bot.pages.visitors import guest_of, reader_of
from cases.errors import CaseError
from storage.database import Work
from storage.inspection import PackageLink
from storage.links import Reading

Seen = TypeVar("Seen")


@dataclass(frozen=True, slots=True)
class OncePages:
    """The door of a one-time link, and reading for whoever it was made."""

    house: House
    refresh: Refresh

    async def door(self, request: web.Request) -> web.Response:
        """Show the button; the same for every link, without asking the database."""
        return self.house.pages.page(
            "staff_door.html",
            self.house.pages.texts_for(request),
            action=request.rel_url.raw_path_qs,
            seal=self.house.seals.seal(guest_of(request).link),
        )

    async def check_form(self, request: web.Request) -> None:
        """Refuse whatever is not the door's own button, pressed behind this link."""
        await read_form(request, guest_of(request).link, self.house.seals)

    async def use_up(self, request: web.Request) -> Reading:
        """Return what the link lets its reader see; it opens nothing a second time.

        Raises:
            HTTPNotFound: it opens nothing (any longer).
        """
        async with self.house.database.work_as(guest_of(request)) as work:
            reading = await work.links.open_reading()
        if reading is None:
            raise web.HTTPNotFound
        return reading

    async def live(
        self, link: Reading | PackageLink, look: Callable[[Work], Awaitable[Seen]]
    ) -> Seen:
        """Return what the link's reader sees on rosters read after the request came in.

        Raises:
            HTTPNotFound: they may not see it (any longer), or that cannot be found out.
        """
        member, began = reader_of(link), self.house.clock()

        async def seen() -> Seen:
            async with self.house.database.work_as(member, rosters_since=began) as work:
                return await look(work)

        try:
            return await on_live_rosters(seen, lambda channels: self.refresh(link.tenant, channels))
        except (RostersUnread, CaseError):
            raise web.HTTPNotFound from None
