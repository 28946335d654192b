"""Reading a case, once, by who asked for it: a live member of its channel, with a place."""

from dataclasses import dataclass

from aiohttp import web

from bot.live_rosters import Refresh
from bot.pages.house import House
from bot.pages.staff.copying import plain_text
from bot.pages.staff.once import OncePages
from bot.pages.staff.outline import outline_of
from cases.model.looking import WhoHasLooked
from cases.operations.looking import WhoLooked
from cases.operations.reading import CaseFile, ReadCase
from cases.practices.practice import SCHOOL_ZONE
from dialogs.who_looked import lines_of
from storage.database import Work
from storage.links import Reading


def staff_pages(house: House, refresh: Refresh) -> web.Application:
    """Return the application for ``/l``: one view of a case behind each link."""
    house = house.for_staff()
    staff = _StaffPages(house, refresh)
    application = house.application("staff")
    application.router.add_get("/{token}", staff.door)
    application.router.add_post("/{token}", staff.read)
    return application


@dataclass(frozen=True, slots=True)
class _StaffPages(OncePages):
    async def read(self, request: web.Request) -> web.Response:
        """Use the link up and show the case."""
        await self.check_form(request)
        reading = await self.use_up(request)
        file, who = await self._file(reading)
        texts, now = self.house.pages.texts_for(request), self.house.clock()
        sections = outline_of(file, now.astimezone(SCHOOL_ZONE).date())
        return self.house.pages.page(
            "staff_case.html",
            texts,
            file=file,
            sections=sections,
            plain=plain_text(file, sections, texts, now),
            looks=[texts.render(line) for line in lines_of(who, in_words=True)] if who else [],
            refused=who.refused if who else 0,
        )

    async def _file(self, reading: Reading) -> tuple[CaseFile, WhoHasLooked | None]:
        """Return the file, and who looked before; None for whom that is not told."""

        async def look(work: Work) -> tuple[CaseFile, WhoHasLooked | None]:
            file = await work.desk.execute(ReadCase(case=reading.case))
            leads = file.case.is_led_by(reading.person)
            looked = WhoLooked(case=reading.case)
            return file, await work.desk.execute(looked) if leads else None

        return await self.live(reading, look)
