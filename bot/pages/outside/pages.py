"""An expert's pages: the invitation, and once they sit at the table, what is theirs to do.

Looking (GET, HEAD) changes nothing and shows no content. Who reads the case asks for it with a
button, and that it was shown is kept first.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from aiohttp import web

from bot.pages.forms import Form
from bot.pages.guests.addresses import Address, on_to
from bot.pages.guests.entrance import LEAVE, Waiting
from bot.pages.guests.filled import NotRight
from bot.pages.house import House
from bot.pages.outside.filled import FilledAnswer, seen_of
from bot.pages.outside.showing import KEPT, NEWS, Showing
from bot.pages.outside.tasks import Tasks
from bot.pages.outside.visits import Visit
from bot.pages.rendering import LANGUAGE
from bot.pages.staff.outline import outline_of
from cases.errors import CaseError
from cases.model.invitations import DeclineReason, InvitationState
from cases.operations.invitations import InvitationAnswer
from cases.operations.reading import ReadCase
from cases.practices.practice import SCHOOL_ZONE
from dialogs.language.say import Say

_WAYS: Final[Mapping[str, str]] = {
    "nee": InvitationAnswer.DECLINE,
    "tijd": InvitationAnswer.OTHER_TIME,
}
"""The answers that have a page of their own, by the last part of its address."""
_READ: Final = "lezen"
_TEMPLATES: Final[Mapping[str, str]] = {
    InvitationAnswer.DECLINE: "outside_decline.html",
    InvitationAnswer.OTHER_TIME: "outside_other_time.html",
}


def outside_pages(house: House) -> web.Application:
    """Return the application for ``/x``: the pages behind experts' links."""
    house = house.for_staff()
    pages = _OutsidePages(Showing(house))
    application = house.application("guest")
    routes = application.router
    routes.add_get("/{token}", pages.start)
    routes.add_post("/{token}/code", pages.enter)
    routes.add_post(f"/{{token}}/{LANGUAGE}", pages.in_language)
    for elsewhere in (LANGUAGE, _READ, LEAVE):
        routes.add_get(f"/{{token}}/{elsewhere}", pages.begin_anew)
    routes.add_get("/{token}/antwoord", pages.ask)
    routes.add_get(f"/{{token}}/antwoord/{{way:{'|'.join(_WAYS)}}}", pages.ask)
    routes.add_post("/{token}/antwoord", pages.take_answer)
    routes.add_post(f"/{{token}}/{_READ}", pages.read)
    routes.add_get(f"/{{token}}/{KEPT}/{{what:{'|'.join(NEWS)}}}", pages.start)
    pages.tasks.add_to(routes)
    routes.add_post(f"/{{token}}/{LEAVE}", pages.showing.door.entrance.leave)
    routes.add_get("/{token}/niet-voor-mij", pages.showing.door.entrance.ask_disowning)
    routes.add_post("/{token}/niet-voor-mij", pages.showing.door.entrance.disown)
    return application


@dataclass(frozen=True, slots=True)
class _OutsidePages:
    showing: Showing

    @property
    def tasks(self) -> Tasks:
        """The pages behind the first."""
        return Tasks(self.showing)

    async def enter(self, request: web.Request) -> web.Response:
        return await self.showing.door.enter(request, partial(self._lead_on, request))

    async def in_language(self, request: web.Request) -> web.Response:
        return await self.showing.door.in_language(request, partial(self._lead_on, request))

    async def begin_anew(self, request: web.Request) -> web.Response:
        """Lead to the first page who comes back to where a form was taken."""
        return on_to(Address(request))

    async def _lead_on(self, request: web.Request, waiting: Waiting) -> web.Response:
        """Lead an expert to where they were going, with what they had typed there."""
        if waiting.typed and waiting.place == _READ:
            return await self._read(request, waiting.typed)
        async with self.showing.visit(request) as (visit, _):
            place, _, number = waiting.place.partition("/")
            if waiting.typed and place == "antwoord":
                return self._ask(visit, FilledAnswer.from_form(waiting.typed))
            if waiting.typed:
                page = self.tasks.typed_before(visit, place, number, waiting.typed)
                if page is not None:
                    return page
            known = place == "antwoord" or self.tasks.is_there(visit, place, number)
            parts = [part for part in (place, number) if part] if known else []
            return on_to(visit, *parts)

    async def start(self, request: web.Request) -> web.Response:
        return await self.showing.door.inside(request, self._start)

    async def _start(self, request: web.Request) -> web.Response:
        async with self.showing.visit(request) as (visit, _):
            return self.showing.start(visit, kept=request.match_info.get("what", ""))

    async def ask(self, request: web.Request) -> web.Response:
        return await self.showing.door.inside(request, self._asked)

    async def _asked(self, request: web.Request) -> web.Response:
        async with self.showing.visit(request) as (visit, _):
            way = request.match_info.get("way", "")
            return self._ask(visit, FilledAnswer(_WAYS.get(way, "")))

    def _ask(
        self, visit: Visit, filled: FilledAnswer, faults: Mapping[str, str] | None = None
    ) -> web.Response:
        answer = InvitationAnswer.DECLINE if visit.view.is_seated else filled.answer
        return self.showing.show(
            visit,
            _TEMPLATES.get(answer, "outside_answer.html"),
            faults=faults,
            filled=filled,
            seen=seen_of(visit.view.invitation),
            reasons=[(each.value, Say(f"choice.decline.{each}")) for each in DeclineReason],
        )

    async def take_answer(self, request: web.Request) -> web.Response:
        return await self.showing.door.taking(request, self._answered)

    async def _answered(self, request: web.Request, form: Form) -> web.Response:
        filled = FilledAnswer.from_form(form)
        async with self.showing.visit(request) as (visit, desk):
            try:
                command = filled.command(visit.view.invitation, self.showing.house.clock())
                answered = await desk.execute(command)
            except NotRight as refusal:
                return self._ask(visit, filled, refusal.faults)
            except CaseError as refusal:
                return self.showing.surprised(visit, refusal)
        if answered.state is InvitationState.DECLINED:
            return self.showing.house.pages.message(visit.texts, "page.outside.declined")
        return self.showing.kept(visit, filled.answer)

    async def read(self, request: web.Request) -> web.Response:
        return await self.showing.door.taking(request, self._read)

    async def _read(self, request: web.Request, _: Form) -> web.Response:
        async with self.showing.visit(request) as (visit, desk):
            if not visit.view.is_seated:
                return on_to(visit)
            try:
                file = await desk.execute(ReadCase(case=visit.view.invitation.case))
            except CaseError as refusal:
                return self.showing.surprised(visit, refusal)
            sections = outline_of(file, self.showing.house.clock().astimezone(SCHOOL_ZONE).date())
            return self.showing.show(visit, "outside_case.html", file=file, sections=sections)
