"""The report on paper for a parent who reads no mail, shown once to who leads the case."""

from dataclasses import dataclass
from uuid import UUID

from aiohttp import web

from bot.live_rosters import Refresh
from bot.pages.guests.reports import Reading, about_of
from bot.pages.house import House
from bot.pages.printing import print_sheet
from bot.pages.staff.once import OncePages
from cases.identities import PersonId
from cases.operations.report_paper import PaperReport, ReadReportOnPaper
from dialogs.language.say import Say
from storage.database import Work


def report_paper_pages(house: House, refresh: Refresh) -> web.Application:
    """Return the application for ``/afdruk``: a report to print behind each one-time link."""
    pages = _ReportPaper(house, refresh)
    application = house.application("staff")
    application.router.add_get("/{token}/{parent}", pages.door)
    application.router.add_post("/{token}/{parent}", pages.show)
    return application


@dataclass(frozen=True, slots=True)
class _ReportPaper(OncePages):
    async def show(self, request: web.Request) -> web.Response:
        """Use the link up, and show the report in the parent's language."""
        await self.check_form(request)
        try:
            parent = PersonId(UUID(request.match_info["parent"]))
        except ValueError:
            raise web.HTTPNotFound from None
        link = await self.use_up(request)

        async def read(work: Work) -> PaperReport:
            return await work.desk.execute(ReadReportOnPaper(case=link.case, parent=parent))

        return self._page(request, await self.live(link, read))

    def _page(self, request: web.Request, paper: PaperReport) -> web.Response:
        reader = self.house.pages.texts_for(request)
        return self.house.pages.page(
            "report_paper.html",
            self.house.pages.texts_in(paper.seen.guardian.language),
            paper=paper,
            reading=Reading(paper.seen, paper.page, paper.today),
            about=about_of(paper.page),
            hint=(reader.language, reader.render(Say("page.staff.paper"))),
            print_sheet=f"/static/{print_sheet().name}",
        )
