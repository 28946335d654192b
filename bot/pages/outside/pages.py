"""An expert's pages: the invitation, and once they sit at the table, what is theirs to do.

Looking (GET, HEAD) changes nothing and shows no content. Who reads the case asks for it with a
button, and that it was shown is kept first.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial

from aiohttp import web

from bot.pages.forms import Form
from bot.pages.guests.entrance import Waiting
from bot.pages.guests.filled import FilledMeeting, NotRight
from bot.pages.house import House
from bot.pages.outside.agreements import FilledAgreement
from bot.pages.outside.door import OutsideDoor
from bot.pages.outside.filled import FilledAnswer
from bot.pages.outside.visits import Visit
from bot.pages.staff.outline import outline_of
from bot.pages.visitors import outsider_of
from cases.desk import Desk
from cases.errors import CaseError, CaseNotFound, NotFoundHere
from cases.model.invitations import DeclineReason, InvitationState
from cases.model.meetings import Attendance
from cases.operations.invitations import InvitationAnswer
from cases.operations.outside_pages import AnswerMeetingFromOutside, LookFromOutside
from cases.operations.reading import ReadCase
from cases.practices.practice import SCHOOL_ZONE
from dialogs.language.say import Say

_SEE_OTHER = 303
_CONFLICT = 409
_NOT_RIGHT = 422
_NUMBER = r"{number:\d{1,6}}"


def outside_pages(house: House) -> web.Application:
    """Return the application for ``/x``: the pages behind experts' links."""
    house = house.for_staff()
    pages = _OutsidePages(house)
    application = house.application("guest")
    routes = application.router
    routes.add_get("/{token}", pages.start)
    routes.add_post("/{token}/code", pages.enter)
    routes.add_get("/{token}/antwoord", pages.ask)
    routes.add_post("/{token}/antwoord", pages.take_answer)
    routes.add_post("/{token}/lezen", pages.read)
    routes.add_get(f"/{{token}}/gesprek/{_NUMBER}", pages.meeting)
    routes.add_post(f"/{{token}}/gesprek/{_NUMBER}", pages.take_attendance)
    routes.add_get(f"/{{token}}/afspraak/{_NUMBER}", pages.agreement)
    routes.add_post(f"/{{token}}/afspraak/{_NUMBER}", pages.take_agreement)
    routes.add_get("/{token}/niet-voor-mij", pages.door.entrance.ask_disowning)
    routes.add_post("/{token}/niet-voor-mij", pages.door.entrance.disown)
    return application


@dataclass(frozen=True, slots=True)
class _OutsidePages:
    house: House

    @property
    def door(self) -> OutsideDoor:
        """The door before these pages."""
        return OutsideDoor(self.house)

    async def enter(self, request: web.Request) -> web.Response:
        return await self.door.enter(request, partial(self._lead_on, request))

    async def _lead_on(self, request: web.Request, waiting: Waiting) -> web.Response:
        """Lead an expert to where they were going, with what they had typed there."""
        async with self._visit(request) as (visit, _):
            place, _, number = waiting.place.partition("/")
            if waiting.typed and place == "antwoord":
                return self._ask(visit, FilledAnswer.from_form(waiting.typed))
            agreement = visit.agreement(number) if place == "afspraak" else None
            if waiting.typed and agreement:
                filled = FilledAgreement.from_form(waiting.typed)
                return self._show(visit, "outside_agreement.html", one=agreement, filled=filled)
            meeting = visit.meeting(number) if place == "gesprek" else None
            if waiting.typed and meeting:
                typed = FilledMeeting.from_form(waiting.typed)
                return self._show_meeting(visit, number, typed)
            known = place == "antwoord" or agreement or meeting
            parts = [part for part in (place, number) if part] if known else []
            return _go_to(visit, *parts)

    async def start(self, request: web.Request) -> web.Response:
        return await self.door.inside(request, self._start)

    async def _start(self, request: web.Request) -> web.Response:
        async with self._visit(request) as (visit, _):
            return self._show(visit, "outside_start.html")

    async def ask(self, request: web.Request) -> web.Response:
        return await self.door.inside(request, self._asked)

    async def _asked(self, request: web.Request) -> web.Response:
        async with self._visit(request) as (visit, _):
            return self._ask(visit, FilledAnswer())

    def _ask(
        self, visit: Visit, filled: FilledAnswer, faults: Mapping[str, str] | None = None
    ) -> web.Response:
        answers = [InvitationAnswer.DECLINE] if visit.view.is_seated else list(InvitationAnswer)
        return self._show(
            visit,
            "outside_answer.html",
            faults=faults,
            filled=filled,
            answers=[(each.value, Say(f"page.outside.answer.{each}")) for each in answers],
            reasons=[(each.value, Say(f"choice.decline.{each}")) for each in DeclineReason],
        )

    async def take_answer(self, request: web.Request) -> web.Response:
        return await self.door.taking(request, self._answered)

    async def _answered(self, request: web.Request, form: Form) -> web.Response:
        filled = FilledAnswer.from_form(form)
        async with self._visit(request) as (visit, desk):
            try:
                command = filled.command(visit.view.invitation.id, self.house.clock())
                answered = await desk.execute(command)
            except NotRight as refusal:
                return self._ask(visit, filled, refusal.faults)
            except CaseError as refusal:
                return self._surprised(visit, refusal)
        if answered.state is InvitationState.DECLINED:
            return self.house.pages.page(
                "message.html", visit.texts, key="page.outside.declined", reference=None
            )
        return _go_to(visit)

    async def read(self, request: web.Request) -> web.Response:
        return await self.door.taking(request, self._read)

    async def _read(self, request: web.Request, _: Form) -> web.Response:
        async with self._visit(request) as (visit, desk):
            if not visit.view.is_seated:
                return _go_to(visit)
            try:
                file = await desk.execute(ReadCase(case=visit.view.invitation.case))
            except CaseError as refusal:
                return self._surprised(visit, refusal)
            sections = outline_of(file, self.house.clock().astimezone(SCHOOL_ZONE).date())
            return self._show(visit, "outside_case.html", file=file, sections=sections)

    async def meeting(self, request: web.Request) -> web.Response:
        return await self.door.inside(request, self._meeting)

    async def _meeting(self, request: web.Request) -> web.Response:
        async with self._visit(request) as (visit, _):
            number = request.match_info["number"]
            if (one := visit.meeting(number)) is None:
                return _go_to(visit)
            before = one.answer.attendance if one.answer else ""
            return self._show_meeting(visit, number, FilledMeeting(before))

    def _show_meeting(
        self,
        visit: Visit,
        number: str,
        filled: FilledMeeting,
        faults: Mapping[str, str] | None = None,
    ) -> web.Response:
        return self._show(
            visit,
            "outside_meeting.html",
            faults=faults,
            number=number,
            one=visit.meeting(number),
            filled=filled,
            options=[(each, Say(f"page.guest.meeting.{each}")) for each in Attendance],
        )

    async def take_attendance(self, request: web.Request) -> web.Response:
        return await self.door.taking(request, self._attending)

    async def _attending(self, request: web.Request, form: Form) -> web.Response:
        filled, number = FilledMeeting.from_form(form), request.match_info["number"]
        async with self._visit(request) as (visit, desk):
            if (one := visit.meeting(number)) is None:
                return _go_to(visit)
            try:
                attendance, rather_at = filled.read(self.house.clock())
                command = AnswerMeetingFromOutside(
                    meeting=one.meeting.id, attendance=attendance, rather_at=rather_at
                )
                await desk.execute(command)
            except NotRight as refusal:
                return self._show_meeting(visit, number, filled, refusal.faults)
            except CaseError as refusal:
                return self._surprised(visit, refusal)
        return _go_to(visit)

    async def agreement(self, request: web.Request) -> web.Response:
        return await self.door.inside(request, self._agreement)

    async def _agreement(self, request: web.Request) -> web.Response:
        async with self._visit(request) as (visit, _):
            if (one := visit.agreement(request.match_info["number"])) is None:
                return _go_to(visit)
            return self._show(visit, "outside_agreement.html", one=one, filled=FilledAgreement())

    async def take_agreement(self, request: web.Request) -> web.Response:
        return await self.door.taking(request, self._agreed)

    async def _agreed(self, request: web.Request, form: Form) -> web.Response:
        filled = FilledAgreement.from_form(form)
        async with self._visit(request) as (visit, desk):
            if (one := visit.agreement(request.match_info["number"])) is None:
                return _go_to(visit)
            try:
                await desk.execute(filled.command(one.agreement.id, self.house.clock()))
            except NotRight as refusal:
                return self._show(
                    visit,
                    "outside_agreement.html",
                    faults=refusal.faults,
                    one=one,
                    filled=filled,
                )
            except CaseError as refusal:
                return self._surprised(visit, refusal)
        return _go_to(visit)

    @asynccontextmanager
    async def _visit(self, request: web.Request) -> AsyncIterator[tuple[Visit, Desk]]:
        """Open one transaction in the expert's name; ``HTTPNotFound`` if nothing stands."""
        async with self.house.database.work_as(outsider_of(request)) as work:
            try:
                view = await work.desk.execute(LookFromOutside())
            except (CaseNotFound, NotFoundHere):
                raise web.HTTPNotFound from None
            yield Visit(request, view, self.house.pages.texts_for(request, "nl")), work.desk

    def _surprised(self, visit: Visit, refusal: CaseError) -> web.Response:
        """Show the first page, and why what was asked for was not done."""
        told = Say(f"error.{refusal.code}", refusal.details)
        return self._show(visit, "outside_start.html", status=_CONFLICT, surprise=told)

    def _show(
        self,
        visit: Visit,
        template: str,
        *,
        status: int = 200,
        faults: Mapping[str, str] | None = None,
        surprise: Say | None = None,
        **values: object,
    ) -> web.Response:
        return self.house.pages.page(
            template,
            visit.texts,
            status=_NOT_RIGHT if faults else status,
            visit=visit,
            school=visit.view.school,
            surprise=surprise,
            seal=self.house.seals.seal(outsider_of(visit.request).link),
            faults=[
                {"field": field, "text": Say(f"page.guest.error.{code}")}
                for field, code in (faults or {}).items()
            ],
            **values,
        )


def _go_to(visit: Visit, *parts: str) -> web.Response:
    return web.Response(status=_SEE_OTHER, headers={"Location": visit.path(*parts)})
