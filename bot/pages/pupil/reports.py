"""A pupil's page of the reports: reading what is for them, and saying what is not right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from aiohttp import web

from bot.pages.forms import Form
from bot.pages.guests.addresses import on_to
from bot.pages.guests.reports import REPORT, FilledResponse
from bot.pages.pupil.showing import Showing
from bot.pages.pupil.visits import PupilVisit
from cases.model.reports import Mark
from cases.operations.pupil_reports import PupilsReports, ReadReportsAsPupil, RespondAsPupil
from cases.operations.report_pages import ChildsReport, ShownResponse
from cases.practices.practice import SCHOOL_ZONE
from dialogs.language.say import Say

_CONFLICT: Final = 409


@dataclass(frozen=True, slots=True)
class Reports:
    """Shows the reports, and takes what a pupil says of the newest."""

    showing: Showing

    def add_to(self, routes: web.UrlDispatcher) -> None:
        """Put both at their address."""
        routes.add_get(f"/{{token}}/{REPORT}", self.read)
        routes.add_post(f"/{{token}}/{REPORT}", self.respond)

    async def read(self, request: web.Request) -> web.Response:
        """Show the reports."""
        return await self.showing.keeper.inside(request, self._read)

    async def respond(self, request: web.Request) -> web.Response:
        """Keep what is said of the newest."""
        return await self.showing.keeper.taking(request, self._respond)

    async def _read(self, request: web.Request) -> web.Response:
        async with self.showing.visit(request) as (visit, desk):
            return self.show(visit, await desk.execute(ReadReportsAsPupil()))

    async def _respond(self, request: web.Request, form: Form) -> web.Response:
        async with self.showing.visit(request) as (visit, desk):
            seen = await desk.execute(ReadReportsAsPupil())
            if not seen.reports:
                raise web.HTTPNotFound
            filled, newest = FilledResponse.from_form(form), seen.reports[0]
            if form.get("version") != str(newest.version):
                return self.show(visit, seen, filled, {"says": "newer"})
            if filled.faults:
                return self.show(visit, seen, filled, dict(filled.faults))
            await desk.execute(_answer(newest, filled))
            return on_to(visit, REPORT)

    def show(
        self,
        visit: PupilVisit,
        seen: PupilsReports,
        filled: FilledResponse | None = None,
        faults: dict[str, str] | None = None,
    ) -> web.Response:
        """Show the page, with what was filled in and what is not right about it."""
        return self.showing.show(
            visit,
            "pupil_report.html",
            faults=faults,
            status=_CONFLICT if faults == {"says": "newer"} else 0,
            seen=seen,
            filled=filled or FilledResponse(),
            marks=list(Mark),
            readers=[
                Say(
                    f"page.report.reader.{one.purpose or 'leads'}",
                    {"name": ", ".join(filter(None, (one.person.name, one.person.function)))},
                )
                for one in seen.readers
            ],
            responses=[(_said_on(one), one, _pressed(one)) for one in _own(seen)],
        )


def _answer(report: ChildsReport, filled: FilledResponse) -> RespondAsPupil:
    pressed = {
        part: [mark for mark in Mark if f"{part}.{mark}" in filled.marks] for part in report.parts
    }
    return RespondAsPupil(
        version=report.version,
        marks={part: marks for part, marks in pressed.items() if marks},
        says=filled.says or None,
        share=filled.share,
    )


def _own(seen: PupilsReports) -> Sequence[ShownResponse]:
    return seen.reports[0].responses if seen.reports else ()


def _said_on(shown: ShownResponse) -> Say:
    on = shown.response.responded_at.astimezone(SCHOOL_ZONE).date()
    return Say("page.pupil.report.you_said", {"on": on})


def _pressed(shown: ShownResponse) -> Sequence[Say]:
    if shown.text.agrees:
        return [Say("page.pupil.report.agrees")]
    return [
        Say(
            "page.report.response.mark",
            {
                "part": Say(f"page.pupil.report.part.{part}"),
                "mark": Say(f"page.pupil.report.mark.{mark}"),
            },
        )
        for part, marks in shown.text.marks.items()
        for mark in marks
    ]
