"""Reading a case, once, by the person who asked for it.

Mail and chat scanners follow links with GET, so GET shows a button and nothing else; the
button's POST uses the link up. Who reads is then looked at anew: a live member of the
case's channel, with a place at the table.
"""

from dataclasses import dataclass

from aiohttp import web

from bot.pages.forms import read_form
from bot.pages.house import House
from bot.pages.staff.copying import plain_text
from bot.pages.staff.outline import outline_of
from bot.pages.visitors import Refresh, guest_of, reader_of
from cases.errors import CaseError
from cases.model.looking import WhoHasLooked
from cases.operations.looking import WhoLooked
from cases.operations.reading import CaseFile, ReadCase
from cases.practices.practice import SCHOOL_ZONE
from dialogs.looks import lines_of
from storage.errors import RosterStale
from storage.links import Reading

_MOST_READINGS = 2


def staff_pages(house: House, refresh: Refresh) -> web.Application:
    """Return the application for ``/l``: one view of a case behind each link."""
    staff = _StaffPages(house, refresh)
    application = house.application("staff")
    application.router.add_get("/{token}", staff.door)
    application.router.add_post("/{token}", staff.read)
    return application


@dataclass(frozen=True, slots=True)
class _StaffPages:
    house: House
    refresh: Refresh

    async def door(self, request: web.Request) -> web.Response:
        """Show the button; the same for every link, without asking the database."""
        link = guest_of(request).link
        return self.house.pages.page(
            "staff_door.html",
            self.house.pages.texts_for(request),
            action=request.rel_url.raw_path_qs,
            seal=self.house.seals.seal(link),
        )

    async def read(self, request: web.Request) -> web.Response:
        """Use the link up and show the case."""
        guest = guest_of(request)
        await read_form(request, guest.link, self.house.seals)
        async with self.house.database.work_as(guest) as work:
            reading = await work.links.open_reading()
        if reading is None:
            raise web.HTTPNotFound
        file, who = await self._file(reading)
        texts, now = self.house.pages.texts_for(request), self.house.clock()
        sections = outline_of(file, now.astimezone(SCHOOL_ZONE).date())
        return self.house.pages.page(
            "staff_case.html",
            texts,
            file=file,
            sections=sections,
            plain=plain_text(file, sections, texts, now),
            looks=[texts.render(line) for line in lines_of(who)] if who else [],
            refused=who.refused if who else 0,
        )

    async def _file(self, reading: Reading) -> tuple[CaseFile, WhoHasLooked | None]:
        """Return the file, on a roster read after the request came in, and who looked before.

        The second is None for whom it is not told.

        Raises:
            HTTPNotFound: the reader may not read it (any longer), or that cannot be found out.
        """
        member, began = reader_of(reading), self.house.clock()
        for _ in range(_MOST_READINGS):
            try:
                async with self.house.database.work_as(member, rosters_since=began) as work:
                    file = await work.desk.execute(ReadCase(case=reading.case))
                    leads = file.case.is_led_by(reading.person)
                    looked = WhoLooked(case=reading.case)
                    return file, await work.desk.execute(looked) if leads else None
            except RosterStale as stale:
                if not await self.refresh(reading.tenant, stale.channels):
                    break
            except CaseError:
                break
        raise web.HTTPNotFound
