"""What is held on somebody: as a page to read and print, or as a file for programs, once."""

from dataclasses import dataclass

from aiohttp import web

from bot.live_rosters import Refresh
from bot.pages.house import House
from bot.pages.packages import file_of, filling
from bot.pages.staff.once import OncePages
from bot.pages.visitors import guest_of
from cases.model.inspection import Package, PackageForm
from cases.operations.inspection import ReadPackage
from storage.inspection import PackageLink


def inspection_pages(house: House, refresh: Refresh) -> web.Application:
    """Return the application for ``/i``: all that is held on somebody behind each link."""
    house = house.for_staff()
    pages = _InspectionPages(house, refresh)
    application = house.application("staff")
    application.router.add_get("/{token}", pages.door)
    application.router.add_post("/{token}", pages.read)
    return application


@dataclass(frozen=True, slots=True)
class _InspectionPages(OncePages):
    async def read(self, request: web.Request) -> web.Response:
        """Use the link up and show the package."""
        await self.check_form(request)
        async with self.house.database.work_as(guest_of(request)) as work:
            link = await work.packages.use()
        if link is None:
            raise web.HTTPNotFound
        package = await self._package(link)
        texts = self.house.pages.texts_for(request)
        if link.form is PackageForm.FILE:
            return file_of(package)
        return self.house.pages.page("staff_inspection.html", texts, **filling(package, texts))

    async def _package(self, link: PackageLink) -> Package:
        command = ReadPackage(about=link.about, case=link.case)
        return await self.live(link, lambda work: work.desk.execute(command))
