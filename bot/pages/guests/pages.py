"""A parent's pages: what is planned, what is asked, and what became of the answers.

Looking (GET, HEAD) changes nothing, because mail scanners look first. An answer comes by
POST only, and is followed by a page that can be reloaded without answering twice.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial

from aiohttp import web

from bot.pages.forms import Form
from bot.pages.guests import answering
from bot.pages.guests.checking import answers_of
from bot.pages.guests.doorkeeper import Doorkeeper
from bot.pages.guests.entrance import Waiting
from bot.pages.guests.filled import NotRight
from bot.pages.guests.own_package import PACKAGE, OwnPackage
from bot.pages.guests.questions import Question, gone
from bot.pages.guests.reports import REPORT, FilledResponse, show_report, take_response
from bot.pages.guests.rights import RIGHTS, FilledRequest, ask_right, show_rights
from bot.pages.guests.second_door import CODE
from bot.pages.guests.telling import (
    COMPANY,
    PREPARATION,
    filled_in,
    show_telling,
    take_telling,
)
from bot.pages.guests.visits import Visit
from bot.pages.house import House
from bot.pages.visitors import guest_of
from cases.desk import Desk
from cases.errors import CaseNotFound, ChangedMeanwhile, NotFoundHere
from cases.operations.guests import GuestView
from cases.operations.looking import WhoLookedAsGuest
from cases.operations.preparing import LookAtTold
from dialogs.language.say import Say
from dialogs.looks import lines_of

_SEE_OTHER = 303
_CONFLICT = 409
_NOT_RIGHT = 422
_PLACES = {RIGHTS, COMPANY, PREPARATION, REPORT, PACKAGE, "nakijken", "gekeken"}


def guest_pages(house: House) -> web.Application:
    """Return the application for ``/g``: the pages behind parents' links."""
    guests = _GuestPages(house)
    keeper = guests.keeper
    application = house.application("guest")
    routes = application.router
    routes.add_get("/{token}", guests.start)
    routes.add_post("/{token}", guests.enter)
    routes.add_get(f"/{{token}}/{CODE}", keeper.show_second)
    routes.add_post(f"/{{token}}/{CODE}", guests.enter_second)
    routes.add_get("/{token}/team", keeper.entrance.about_team)
    routes.add_get("/{token}/niet-voor-mij", keeper.entrance.ask_disowning)
    routes.add_post("/{token}/niet-voor-mij", keeper.entrance.disown)
    routes.add_get("/{token}/vraag/{question}", guests.ask)
    routes.add_post("/{token}/vraag/{question}", guests.take_answer)
    routes.add_get("/{token}/klaar/{question}", guests.done)
    routes.add_get("/{token}/gekeken", guests.looked)
    told = f"/{{token}}/{{place:{COMPANY}|{PREPARATION}}}"
    routes.add_get(told, guests.tell)
    routes.add_post(told, guests.take_told)
    routes.add_get("/{token}/nakijken", guests.check)
    routes.add_get("/{token}/klaar", guests.finish)
    routes.add_get(f"/{{token}}/{RIGHTS}", guests.rights)
    routes.add_post(f"/{{token}}/{RIGHTS}", guests.ask_right)
    for report in (f"/{{token}}/{REPORT}", f"/{{token}}/{REPORT}/{{number}}"):
        routes.add_get(report, guests.report)
        routes.add_post(report, guests.respond)
    guests.own_package.add_to(routes)
    return application


@dataclass(frozen=True, slots=True)
class _GuestPages:
    house: House

    @property
    def keeper(self) -> Doorkeeper:
        """Who stands between visitors and these pages."""
        return Doorkeeper(self.house)

    @property
    def own_package(self) -> OwnPackage:
        """The pages of what is held on the visitor."""
        return OwnPackage(self.keeper, self._visit, self._show)

    async def enter(self, request: web.Request) -> web.Response:
        """Let a visitor in who knows the date, to where they were going, with what they typed."""
        return await self.keeper.enter(request, partial(self._lead_on, request))

    async def enter_second(self, request: web.Request) -> web.Response:
        """Let a visitor in who has the code."""
        return await self.keeper.enter_second(request, partial(self._lead_on, request))

    async def _lead_on(self, request: web.Request, waiting: Waiting) -> web.Response:
        async with self._visit(request) as (visit, desk):
            return await self._go_on(visit, desk, waiting)

    async def _go_on(self, visit: Visit, desk: Desk, waiting: Waiting) -> web.Response:
        """Lead a visitor to where they were going, with what they had typed there."""
        place, _, name = waiting.place.partition("/")
        question = visit.question(name)
        if waiting.typed and question:
            return self._show_question(visit, question, answering.typed(question, waiting.typed))
        if waiting.typed and place == RIGHTS:
            return await show_rights(
                self._show, visit, desk, FilledRequest.from_form(waiting.typed)
            )
        if waiting.typed and place == REPORT:
            filled = FilledResponse.from_form(waiting.typed)
            return await show_report(self._show, visit, desk, name, filled)
        if waiting.typed and place in {COMPANY, PREPARATION}:
            told = filled_in(place, waiting.typed)
            return await show_telling(self._show, visit, desk, place, told)
        known = question or place in _PLACES
        parts = [name for name in (place, name) if name] if known else []
        return web.Response(status=_SEE_OTHER, headers={"Location": visit.path(*parts)})

    async def start(self, request: web.Request) -> web.Response:
        return await self.keeper.inside(request, self._start)

    async def _start(self, request: web.Request) -> web.Response:
        async with self._visit(request) as (visit, _):
            return self._show_start(visit)

    async def ask(self, request: web.Request) -> web.Response:
        return await self.keeper.inside(request, self._ask)

    async def _ask(self, request: web.Request) -> web.Response:
        async with self._visit(request) as (visit, _):
            question = visit.question(request.match_info["question"])
            if question is None:
                return self._show_start(visit, surprised=gone(request.match_info["question"]))
            return self._show_question(visit, question, answering.recorded(visit, question))

    async def take_answer(self, request: web.Request) -> web.Response:
        return await self.keeper.taking(request, self._answered)

    async def _answered(self, request: web.Request, form: Form) -> web.Response:
        try:
            return await self._take_answer(request, form)
        except ChangedMeanwhile:  # somebody changed the same at this very moment
            pass
        try:
            return await self._take_answer(request, form)
        except ChangedMeanwhile:
            raise web.HTTPConflict from None

    async def _take_answer(self, request: web.Request, form: Form) -> web.Response:
        name = request.match_info["question"]
        async with self._visit(request) as (visit, desk):
            question = visit.question(name)
            if question is None:
                return self._show_start(visit, surprised=gone(name))
            filled = answering.typed(question, form)
            try:
                await answering.keep_answer(desk, visit, question, filled)
            except NotRight as refusal:
                return self._show_question(visit, question, filled, refusal.faults)
        return web.Response(status=_SEE_OTHER, headers={"Location": visit.path("klaar", name)})

    async def done(self, request: web.Request) -> web.Response:
        return await self.keeper.inside(request, self._done)

    async def _done(self, request: web.Request) -> web.Response:
        async with self._visit(request) as (visit, _):
            question = visit.question(request.match_info["question"])
            if question is None or question.answer is None:
                return self._show_start(visit)
            return self._show(visit, "guest_done.html", question=question)

    @asynccontextmanager
    async def _visit(self, request: web.Request) -> AsyncIterator[tuple[Visit, Desk]]:
        """Open one transaction in the visitor's name, with what they may see.

        Raises:
            HTTPNotFound: the link opens nothing, for whatever reason.
        """
        guest = guest_of(request)
        async with self.house.database.work_as(guest) as work:
            try:
                view = await work.desk.execute(GuestView())
            except (CaseNotFound, NotFoundHere):
                raise web.HTTPNotFound from None
            texts = self.house.pages.texts_for(request, view.guardian.language)
            yield Visit(request, guest.link, view, texts), work.desk

    def _show_start(self, visit: Visit, *, surprised: str = "") -> web.Response:
        """Show the first page; ``surprised`` says why it is not the question asked for."""
        status = _CONFLICT if surprised else 200
        return self._show(visit, "guest_start.html", status=status, surprised=surprised)

    def _show_question(
        self,
        visit: Visit,
        question: Question,
        filled: answering.Filled,
        faults: Mapping[str, str] | None = None,
    ) -> web.Response:
        return self._show(
            visit,
            answering.template_of(question, filled),
            status=_NOT_RIGHT if faults else 200,
            question=question,
            filled=filled,
            options=answering.options_of(question),
            faults=[
                {"field": field, "text": Say(f"page.guest.error.{code}")}
                for field, code in (faults or {}).items()
            ],
        )

    def _show(
        self, visit: Visit, template: str, *, status: int = 200, **values: object
    ) -> web.Response:
        seal = self.house.seals.seal(visit.link)
        return self.house.pages.page(
            template, visit.texts, status=status, visit=visit, seal=seal, **values
        )

    async def looked(self, request: web.Request) -> web.Response:
        return await self.keeper.inside(request, self._looked)

    async def _looked(self, request: web.Request) -> web.Response:
        """Show who looked at the case; who may not know gets what a dead link gives."""
        async with self._visit(request) as (visit, desk):
            try:
                who = await desk.execute(WhoLookedAsGuest())
            except CaseNotFound:
                raise web.HTTPNotFound from None
            return self._show(
                visit, "guest_looked.html", who=who, lines=lines_of(who, in_words=True)
            )

    async def tell(self, request: web.Request) -> web.Response:
        return await self.keeper.inside(request, self._tell)

    async def _tell(self, request: web.Request) -> web.Response:
        async with self._visit(request) as (visit, desk):
            return await show_telling(self._show, visit, desk, request.match_info["place"])

    async def take_told(self, request: web.Request) -> web.Response:
        return await self.keeper.taking(request, self._take_told)

    async def _take_told(self, request: web.Request, form: Form) -> web.Response:
        async with self._visit(request) as (visit, desk):
            place = request.match_info["place"]
            return await take_telling(self._show, visit, desk, place, form)

    async def check(self, request: web.Request) -> web.Response:
        return await self.keeper.inside(request, self._check)

    async def _check(self, request: web.Request) -> web.Response:
        async with self._visit(request) as (visit, desk):
            lines = answers_of(visit, await desk.execute(LookAtTold()))
            return self._show(visit, "guest_check.html", lines=lines)

    async def finish(self, request: web.Request) -> web.Response:
        return await self.keeper.inside(request, self._finish)

    async def _finish(self, request: web.Request) -> web.Response:
        async with self._visit(request) as (visit, _):
            still_open = sum(one.answer is None for one in visit.questions)
            return self._show(visit, "guest_finished.html", open=still_open)

    async def rights(self, request: web.Request) -> web.Response:
        return await self.keeper.inside(request, self._rights)

    async def _rights(self, request: web.Request) -> web.Response:
        async with self._visit(request) as (visit, desk):
            return await show_rights(self._show, visit, desk)

    async def ask_right(self, request: web.Request) -> web.Response:
        return await self.keeper.taking(request, self._ask_right)

    async def _ask_right(self, request: web.Request, form: Form) -> web.Response:
        async with self._visit(request) as (visit, desk):
            return await ask_right(self._show, visit, desk, form)

    async def report(self, request: web.Request) -> web.Response:
        return await self.keeper.inside(request, self._report)

    async def _report(self, request: web.Request) -> web.Response:
        async with self._visit(request) as (visit, desk):
            return await show_report(self._show, visit, desk, request.match_info.get("number", ""))

    async def respond(self, request: web.Request) -> web.Response:
        return await self.keeper.taking(request, self._respond)

    async def _respond(self, request: web.Request, form: Form) -> web.Response:
        async with self._visit(request) as (visit, desk):
            number = request.match_info.get("number", "")
            return await take_response(self._show, visit, desk, number, form)
