"""A pupil's pages: their own words, who may know, and what was done with it.

As on parents' pages, looking changes nothing, and an answer comes by POST only.
"""

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from functools import partial
from typing import Final

from aiohttp import web

from bot.pages.forms import Form
from bot.pages.guests.addresses import on_to
from bot.pages.guests.entrance import Waiting
from bot.pages.guests.own_package import PACKAGE, OwnPackage
from bot.pages.guests.reports import REPORT, FilledResponse
from bot.pages.guests.rights import RIGHTS, Rights
from bot.pages.house import House
from bot.pages.pupil.consents import Consents
from bot.pages.pupil.reports import Reports
from bot.pages.pupil.showing import Showing
from bot.pages.pupil.telling import TELL, Telling
from bot.pages.pupil.visits import PupilVisit
from cases.desk import Desk
from cases.errors import CaseNotFound
from cases.model.voices import ParentsHear
from cases.operations.looking import WhoLookedAsGuest
from cases.operations.pupil_pages import SayParentsHear
from cases.operations.pupil_reports import ReadReportsAsPupil
from dialogs.language.say import Say
from dialogs.who_looked import lines_of

PARENTS: Final = "ouders"
_LOOKED: Final = "gekeken"
_PLACES: Final = frozenset({TELL, PARENTS, RIGHTS, REPORT, PACKAGE, _LOOKED})


def pupil_pages(house: House) -> web.Application:
    """Return the application for ``/j``: the pages behind pupils' links."""
    showing = Showing(house)
    pupils = _PupilPages(showing)
    keeper = showing.keeper
    application = house.application("pupil")
    routes = application.router
    keeper.add_doors(routes, pupils.lead_on)
    routes.add_get("/{token}", partial(keeper.inside, page=pupils.start))
    pupils.telling.add_to(routes)
    pupils.consents.add_to(routes)
    keeper.add_page(routes, PARENTS, pupils.ask_parents, pupils.take_parents)
    Reports(showing).add_to(routes)
    keeper.add_page(routes, _LOOKED, pupils.looked)
    pupils.rights.add_to(routes)
    OwnPackage(keeper, pupils.deciding, showing.show).add_to(routes)
    return application


@dataclass(frozen=True, slots=True)
class _PupilPages:
    showing: Showing

    @property
    def rights(self) -> Rights:
        """The pages of rights, of who decides themselves."""
        return Rights(self.showing.keeper, self.deciding, self.showing.show)

    def deciding(
        self, request: web.Request
    ) -> AbstractAsyncContextManager[tuple[PupilVisit, Desk]]:
        """Open a visit by who decides themselves."""
        return self.showing.visit(request, of_age=True)

    @property
    def telling(self) -> Telling:
        """The pages of what a pupil tells."""
        return Telling(self.showing)

    @property
    def consents(self) -> Consents:
        """The questions for consent."""
        return Consents(self.showing)

    async def lead_on(self, request: web.Request, waiting: Waiting) -> web.Response:
        """Lead a pupil who is let in to where they were going, with what they typed there."""
        async with self.showing.visit(request) as (visit, desk):
            if waiting.typed and (page := await self._resumed(visit, desk, waiting)):
                return page
            place, _, name = waiting.place.partition("/")
            known = place in _PLACES or visit.question(name)
            parts = [part for part in (place, name) if part] if known else []
            return on_to(visit, *parts)

    async def _resumed(
        self, visit: PupilVisit, desk: Desk, waiting: Waiting
    ) -> web.Response | None:
        """Show the page somebody was at with what they typed there, None where nothing is."""
        place, _, name = waiting.place.partition("/")
        if question := visit.question(name):
            return self.consents.resume(visit, question, waiting.typed)
        if place == TELL:
            return self.telling.resume(visit, name, waiting.typed)
        if place == REPORT:
            seen = await desk.execute(ReadReportsAsPupil())
            return Reports(self.showing).show(visit, seen, FilledResponse.begun(waiting.typed))
        if place == PARENTS and visit.view.decides:
            return self._show_parents(visit, waiting.typed.get("hear", ""))
        if place == RIGHTS and visit.view.decides:
            return self.rights.resume(visit, name, waiting.typed)
        return None

    async def start(self, request: web.Request) -> web.Response:
        """Show the first page."""
        async with self.showing.visit(request) as (visit, _):
            return self.showing.start(visit)

    async def ask_parents(self, request: web.Request) -> web.Response:
        """Ask what the parents may hear."""
        async with self.showing.visit(request, of_age=True) as (visit, _):
            return self._show_parents(visit, visit.view.parents_hear or "")

    async def take_parents(self, request: web.Request, form: Form) -> web.Response:
        """Take what the parents may hear."""
        async with self.showing.visit(request, of_age=True) as (visit, desk):
            given = form.get("hear", "")
            if given not in set(ParentsHear):
                return self._show_parents(visit, "", {"hear": "answer"})
            await desk.execute(SayParentsHear(hear=ParentsHear(given)))
            return on_to(visit)

    async def looked(self, request: web.Request) -> web.Response:
        """Show who looked at the case; who may not know gets what a dead link gives."""
        async with self.showing.visit(request, of_age=True) as (visit, desk):
            try:
                who = await desk.execute(WhoLookedAsGuest())
            except CaseNotFound:
                raise web.HTTPNotFound from None
            return self.showing.show(visit, "guest_looked.html", who=who, lines=lines_of(who))

    def _show_parents(
        self, visit: PupilVisit, chosen: str, faults: Mapping[str, str] | None = None
    ) -> web.Response:
        options = [(each.value, Say(f"page.pupil.hear.{each}")) for each in ParentsHear]
        return self.showing.show(
            visit, "pupil_parents.html", faults=faults, chosen=chosen, options=options
        )
