"""A pupil's pages: their own words, who may know, and what was done with it.

As on parents' pages, looking changes nothing, and an answer comes by POST only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from aiohttp import web

from bot.pages.forms import Form
from bot.pages.guests.addresses import on_to
from bot.pages.guests.entrance import Waiting
from bot.pages.guests.reports import REPORT, FilledResponse
from bot.pages.guests.rights import RIGHTS, Rights
from bot.pages.guests.second_door import CODE
from bot.pages.house import House
from bot.pages.pupil.consents import Consents
from bot.pages.pupil.filled import FilledVoice
from bot.pages.pupil.reports import Reports
from bot.pages.pupil.showing import Showing
from bot.pages.pupil.visits import PupilVisit
from cases.errors import CaseNotFound
from cases.model.voices import OPTIONS, ParentsHear, SharedWith
from cases.model.voices import Form as VoiceForm
from cases.operations.looking import WhoLookedAsGuest
from cases.operations.pupil_pages import SayParentsHear
from cases.operations.pupil_reports import ReadReportsAsPupil
from dialogs.language.say import Say
from dialogs.looks import lines_of

TELL: Final = "vertel"
PARENTS: Final = "ouders"
_LOOKED: Final = "gekeken"


def pupil_pages(house: House) -> web.Application:
    """Return the application for ``/j``: the pages behind pupils' links."""
    showing = Showing(house)
    pupils = _PupilPages(showing)
    keeper = showing.keeper
    application = house.application("pupil")
    routes = application.router
    routes.add_get("/{token}", pupils.start)
    routes.add_post("/{token}", pupils.enter)
    routes.add_get(f"/{{token}}/{CODE}", keeper.show_second)
    routes.add_post(f"/{{token}}/{CODE}", pupils.enter_second)
    routes.add_get("/{token}/niet-voor-mij", keeper.entrance.ask_disowning)
    routes.add_post("/{token}/niet-voor-mij", keeper.entrance.disown)
    routes.add_get(f"/{{token}}/{TELL}", pupils.tell)
    routes.add_post(f"/{{token}}/{TELL}", pupils.take_told)
    Consents(showing).add_to(routes)
    routes.add_get(f"/{{token}}/{PARENTS}", pupils.parents)
    routes.add_post(f"/{{token}}/{PARENTS}", pupils.take_parents)
    Reports(showing).add_to(routes)
    routes.add_get(f"/{{token}}/{_LOOKED}", pupils.looked)
    pupils.rights.add_to(routes)
    return application


@dataclass(frozen=True, slots=True)
class _PupilPages:
    showing: Showing

    @property
    def rights(self) -> Rights:
        """The pages of rights, of who decides themselves."""
        visiting = partial(self.showing.visit, of_age=True)
        return Rights(self.showing.keeper, visiting, self.showing.show)

    async def enter(self, request: web.Request) -> web.Response:
        """Let a pupil in who knows their date of birth, with what they had typed."""
        return await self.showing.keeper.enter(request, partial(self._lead_on, request))

    async def enter_second(self, request: web.Request) -> web.Response:
        """Let a pupil in who has the code."""
        return await self.showing.keeper.enter_second(request, partial(self._lead_on, request))

    async def _lead_on(self, request: web.Request, waiting: Waiting) -> web.Response:
        async with self.showing.visit(request) as (visit, desk):
            place, _, name = waiting.place.partition("/")
            if waiting.typed and place == TELL:
                return self._show_tell(visit, FilledVoice.from_form(waiting.typed))
            if waiting.typed and place == RIGHTS and visit.view.decides:
                return self.rights.resume(visit, name, waiting.typed)
            if waiting.typed and place == REPORT:
                seen = await desk.execute(ReadReportsAsPupil())
                typed = FilledResponse.from_form(waiting.typed)
                return Reports(self.showing).show(visit, seen, typed)
            known = place in {TELL, PARENTS, RIGHTS, REPORT, _LOOKED} or visit.question(name)
            parts = [part for part in (place, name) if part] if known else []
            return on_to(visit, *parts)

    async def start(self, request: web.Request) -> web.Response:
        return await self.showing.keeper.inside(request, self._start)

    async def _start(self, request: web.Request) -> web.Response:
        async with self.showing.visit(request) as (visit, _):
            return self.showing.show(visit, "pupil_start.html")

    async def tell(self, request: web.Request) -> web.Response:
        return await self.showing.keeper.inside(request, self._tell)

    async def _tell(self, request: web.Request) -> web.Response:
        async with self.showing.visit(request) as (visit, _):
            return self._show_tell(visit, FilledVoice.of(visit.view.voice))

    async def take_told(self, request: web.Request) -> web.Response:
        return await self.showing.keeper.taking(request, self._take_told)

    async def _take_told(self, request: web.Request, form: Form) -> web.Response:
        async with self.showing.visit(request) as (visit, desk):
            filled = FilledVoice.from_form(form)
            if filled.faults:
                return self._show_tell(visit, filled, filled.faults)
            await desk.execute(filled.command())
            return on_to(visit)

    async def parents(self, request: web.Request) -> web.Response:
        return await self.showing.keeper.inside(request, self._parents)

    async def _parents(self, request: web.Request) -> web.Response:
        async with self.showing.visit(request, of_age=True) as (visit, _):
            return self._show_parents(visit, visit.view.parents_hear or "")

    async def take_parents(self, request: web.Request) -> web.Response:
        return await self.showing.keeper.taking(request, self._take_parents)

    async def _take_parents(self, request: web.Request, form: Form) -> web.Response:
        async with self.showing.visit(request, of_age=True) as (visit, desk):
            given = form.get("hear", "")
            if given not in set(ParentsHear):
                return self._show_parents(visit, "", {"hear": "answer"})
            await desk.execute(SayParentsHear(hear=ParentsHear(given)))
            return on_to(visit)

    async def looked(self, request: web.Request) -> web.Response:
        return await self.showing.keeper.inside(request, self._looked)

    async def _looked(self, request: web.Request) -> web.Response:
        async with self.showing.visit(request, of_age=True) as (visit, desk):
            try:
                who = await desk.execute(WhoLookedAsGuest())
            except CaseNotFound:
                raise web.HTTPNotFound from None
            return self.showing.show(visit, "guest_looked.html", who=who, lines=lines_of(who))

    def _show_tell(
        self, visit: PupilVisit, filled: FilledVoice, faults: Mapping[str, str] | None = None
    ) -> web.Response:
        topics = {
            topic: [(option, Say(f"page.pupil.option.{option}")) for option in options]
            for topic, options in OPTIONS.items()
        }
        return self.showing.show(
            visit,
            "pupil_tell.html",
            faults=faults,
            filled=filled,
            topics=topics,
            forms=[(each.value, Say(f"page.pupil.form.{each}")) for each in VoiceForm],
            shares=[
                (each.value, Say(f"page.pupil.share.{each}", {"name": visit.view.coordinator}))
                for each in SharedWith
            ],
        )

    def _show_parents(
        self, visit: PupilVisit, chosen: str, faults: Mapping[str, str] | None = None
    ) -> web.Response:
        options = [(each.value, Say(f"page.pupil.hear.{each}")) for each in ParentsHear]
        return self.showing.show(
            visit, "pupil_parents.html", faults=faults, chosen=chosen, options=options
        )
