"""A parent's pages: what is planned, what is asked, and what became of the answers.

Looking (GET, HEAD) changes nothing, because mail scanners look first. An answer comes by
POST only, and is followed by a page that can be reloaded without answering twice.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web

from bot.pages.forms import Form, read_form
from bot.pages.guests.answering import Filled, keep_answer
from bot.pages.guests.filled import FilledConsent, FilledMeeting, NotRight
from bot.pages.guests.questions import MEETING, Question
from bot.pages.guests.rights import RIGHTS, ask_right, show_rights
from bot.pages.guests.visits import Visit
from bot.pages.house import House
from bot.pages.visitors import guest_of
from cases.desk import Desk
from cases.errors import CaseNotFound, ChangedMeanwhile, NotFoundHere
from cases.model.consents import ConsentAnswer
from cases.model.meetings import Attendance
from cases.operations.guests import GuestView
from cases.practices.practice import SCHOOL_ZONE
from dialogs.language.say import Say

_SEE_OTHER = 303
_CONFLICT = 409
_NOT_RIGHT = 422


def guest_pages(house: House) -> web.Application:
    """Return the application for ``/g``: the pages behind parents' links."""
    guests = _GuestPages(house)
    application = house.application("guest")
    routes = application.router
    routes.add_get("/{token}", guests.start)
    routes.add_get("/{token}/vraag/{question}", guests.ask)
    routes.add_post("/{token}/vraag/{question}", guests.take_answer)
    routes.add_get("/{token}/klaar/{question}", guests.done)
    routes.add_get(f"/{{token}}/{RIGHTS}", guests.rights)
    routes.add_post(f"/{{token}}/{RIGHTS}", guests.ask_right)
    return application


@dataclass(frozen=True, slots=True)
class _GuestPages:
    house: House

    async def start(self, request: web.Request) -> web.Response:
        async with self._visit(request) as (visit, _):
            return self._show_start(visit)

    async def ask(self, request: web.Request) -> web.Response:
        async with self._visit(request) as (visit, _):
            question = visit.question(request.match_info["question"])
            if question is None:
                return self._show_start(visit, surprised=True)
            return self._show_question(visit, question, _recorded(visit, question))

    async def take_answer(self, request: web.Request) -> web.Response:
        form = await read_form(request, guest_of(request).link, self.house.seals)
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
        filled = FilledMeeting.from_form(form) if name == MEETING else FilledConsent.from_form(form)
        async with self._visit(request) as (visit, desk):
            question = visit.question(name)
            if question is None:
                return self._show_start(visit, surprised=True)
            try:
                await keep_answer(desk, visit, question, filled)
            except NotRight as refusal:
                return self._show_question(visit, question, filled, refusal.faults)
        return web.Response(status=_SEE_OTHER, headers={"Location": visit.path("klaar", name)})

    async def done(self, request: web.Request) -> web.Response:
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

    def _show_start(self, visit: Visit, *, surprised: bool = False) -> web.Response:
        """Show the first page; ``surprised`` explains why it is not the question asked for."""
        status = _CONFLICT if surprised else 200
        return self._show(visit, "guest_start.html", status=status, surprised=surprised)

    def _show_question(
        self,
        visit: Visit,
        question: Question,
        filled: Filled,
        faults: Mapping[str, str] | None = None,
    ) -> web.Response:
        return self._show(
            visit,
            "guest_consent.html" if question.about else "guest_meeting.html",
            status=_NOT_RIGHT if faults else 200,
            question=question,
            filled=filled,
            options=_options(question),
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

    async def rights(self, request: web.Request) -> web.Response:
        async with self._visit(request) as (visit, desk):
            return await show_rights(self._show, visit, desk)

    async def ask_right(self, request: web.Request) -> web.Response:
        form = await read_form(request, guest_of(request).link, self.house.seals)
        async with self._visit(request) as (visit, desk):
            return await ask_right(self._show, visit, desk, form)


def _options(question: Question) -> list[tuple[str, Say]]:
    """Return the answers to choose from, each as easy as the others, in the order they are in."""
    if question.about:
        return [(each, Say(f"page.guest.consent.{each}")) for each in ConsentAnswer]
    return [(each, Say(f"page.guest.meeting.{each}")) for each in Attendance]


def _recorded(visit: Visit, question: Question) -> Filled:
    """Return what was answered before, as the form would have sent it."""
    if question.about:
        return FilledConsent(question.about.answer or "")
    answer = visit.view.meeting.answer if visit.view.meeting else None
    if answer is None:
        return FilledMeeting()
    if answer.rather_at is None:
        return FilledMeeting(answer.attendance)
    rather_at = answer.rather_at.astimezone(SCHOOL_ZONE)
    return FilledMeeting(answer.attendance, f"{rather_at:%Y-%m-%d}", f"{rather_at:%H:%M}")
