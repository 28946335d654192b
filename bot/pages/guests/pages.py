"""A parent's pages: what is planned, what is asked, and what became of the answers.

Looking (GET, HEAD) changes nothing, because mail scanners look first. An answer comes by
POST only, and is followed by a page that can be reloaded without answering twice.
"""

from dataclasses import dataclass
from functools import partial
from typing import Final

from aiohttp import web

from bot.pages.forms import Form
from bot.pages.guests.addresses import on_to
from bot.pages.guests.asked import DONE, Asked
from bot.pages.guests.checking import answers_of
from bot.pages.guests.entrance import Waiting
from bot.pages.guests.own_package import PACKAGE, OwnPackage
from bot.pages.guests.reports import REPORT, FilledResponse, show_report, take_response
from bot.pages.guests.rights import RIGHTS, Rights
from bot.pages.guests.showing import Showing
from bot.pages.guests.telling import CHECK, COMPANY, INTERPRETER, PREPARATION, Telling
from bot.pages.guests.visits import Visit
from bot.pages.house import House
from cases.desk import Desk
from cases.errors import CaseNotFound
from cases.operations.looking import WhoLookedAsGuest
from cases.operations.preparing import LookAtTold
from dialogs.who_looked import lines_of

_LOOKED: Final = "gekeken"
_TOLD: Final = frozenset({COMPANY, INTERPRETER, PREPARATION})
_PLACES: Final = _TOLD | {RIGHTS, REPORT, PACKAGE, CHECK, _LOOKED}


def guest_pages(house: House) -> web.Application:
    """Return the application for ``/g``: the pages behind parents' links."""
    guests = _GuestPages(Showing(house))
    keeper = guests.showing.keeper
    application = house.application("guest")
    routes = application.router
    keeper.add_doors(routes, guests.lead_on)
    routes.add_get("/{token}/team", keeper.entrance.about_team)
    guests.add_to(routes)
    return application


@dataclass(frozen=True, slots=True)
class _GuestPages:
    showing: Showing

    @property
    def asked(self) -> Asked:
        """The pages of what is asked."""
        return Asked(self.showing)

    @property
    def telling(self) -> Telling:
        """The pages of what somebody tells before a meeting."""
        return Telling(self.showing)

    @property
    def rights(self) -> Rights:
        """The pages of rights."""
        return Rights(self.showing.keeper, self.showing.visit, self.showing.show)

    def add_to(self, routes: web.UrlDispatcher) -> None:
        """Put the pages behind the doors at their addresses."""
        add_page = partial(self.showing.keeper.add_page, routes)
        routes.add_get("/{token}", partial(self.showing.keeper.inside, page=self._start))
        self.asked.add_to(routes)
        self.telling.add_to(routes)
        self.rights.add_to(routes)
        OwnPackage(self.showing.keeper, self.showing.visit, self.showing.show).add_to(routes)
        add_page(_LOOKED, self._looked)
        add_page(CHECK, self._check)
        add_page(DONE, self._finish)
        for report in (REPORT, f"{REPORT}/{{number}}"):
            add_page(report, self._report, self._respond)

    async def lead_on(self, request: web.Request, waiting: Waiting) -> web.Response:
        """Lead a visitor who is let in to where they were going, with what they typed there."""
        async with self.showing.visit(request) as (visit, desk):
            if waiting.typed and (page := await self._resumed(visit, desk, waiting)):
                return page
            place, _, name = waiting.place.partition("/")
            known = visit.question(name) or place in _PLACES
            return on_to(visit, *([part for part in (place, name) if part] if known else []))

    async def _resumed(self, visit: Visit, desk: Desk, waiting: Waiting) -> web.Response | None:
        """Show the page somebody was at with what they typed there, None where nothing is."""
        place, _, name = waiting.place.partition("/")
        if question := visit.question(name):
            return self.asked.resume(visit, question, waiting.typed)
        if place == RIGHTS:
            return self.rights.resume(visit, name, waiting.typed)
        if place == REPORT:
            begun = FilledResponse.begun(waiting.typed)
            return await show_report(self.showing.show, visit, desk, name, begun)
        if place in _TOLD:
            return await self.telling.resume(visit, desk, waiting.place, waiting.typed)
        return None

    async def _start(self, request: web.Request) -> web.Response:
        async with self.showing.visit(request) as (visit, _):
            return self.showing.start(visit)

    async def _looked(self, request: web.Request) -> web.Response:
        """Show who looked at the case; who may not know gets what a dead link gives."""
        async with self.showing.visit(request) as (visit, desk):
            try:
                who = await desk.execute(WhoLookedAsGuest())
            except CaseNotFound:
                raise web.HTTPNotFound from None
            lines = lines_of(who, in_words=True)
            return self.showing.show(visit, "guest_looked.html", who=who, lines=lines)

    async def _check(self, request: web.Request) -> web.Response:
        async with self.showing.visit(request) as (visit, desk):
            lines = answers_of(visit, await desk.execute(LookAtTold()))
            return self.showing.show(visit, "guest_check.html", lines=lines)

    async def _finish(self, request: web.Request) -> web.Response:
        async with self.showing.visit(request) as (visit, _):
            still_open = sum(one.answer is None for one in visit.questions)
            return self.showing.show(visit, "guest_finished.html", open=still_open)

    async def _report(self, request: web.Request) -> web.Response:
        async with self.showing.visit(request) as (visit, desk):
            number = request.match_info.get("number", "")
            return await show_report(self.showing.show, visit, desk, number)

    async def _respond(self, request: web.Request, form: Form) -> web.Response:
        async with self.showing.visit(request) as (visit, desk):
            number = request.match_info.get("number", "")
            return await take_response(self.showing.show, visit, desk, number, form)
