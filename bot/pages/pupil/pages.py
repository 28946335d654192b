"""A pupil's pages: their own words, who may know, and what was done with it.

As on parents' pages, looking changes nothing, and an answer comes by POST only.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Final

from aiohttp import web

from bot.pages.forms import Form
from bot.pages.guests.doorkeeper import Doorkeeper
from bot.pages.guests.entrance import Waiting
from bot.pages.guests.reports import REPORT
from bot.pages.guests.rights import RIGHTS, FilledRequest, ask_right, show_rights
from bot.pages.guests.second_door import CODE
from bot.pages.house import House
from bot.pages.pupil.filled import FilledVoice
from bot.pages.pupil.visits import PupilQuestion, PupilVisit
from bot.pages.visitors import guest_of
from cases.desk import Desk
from cases.errors import CaseNotFound, NotFoundHere
from cases.model.consents import ANSWERS, ConsentAnswer
from cases.model.voices import OPTIONS, ParentsHear, SharedWith
from cases.model.voices import Form as VoiceForm
from cases.operations.looking import WhoLookedAsGuest
from cases.operations.pupil_pages import GiveConsentAsPupil, PupilView, SayParentsHear
from dialogs.language.say import Say
from dialogs.looks import lines_of

TELL: Final = "vertel"
PARENTS: Final = "ouders"
_ASK: Final = "vraag"
_LOOKED: Final = "gekeken"
_SEE_OTHER: Final = 303
_NOT_RIGHT: Final = 422


def pupil_pages(house: House) -> web.Application:
    """Return the application for ``/j``: the pages behind pupils' links."""
    pupils = _PupilPages(house)
    keeper = pupils.keeper
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
    routes.add_get(f"/{{token}}/{_ASK}/{{question}}", pupils.ask)
    routes.add_post(f"/{{token}}/{_ASK}/{{question}}", pupils.take_answer)
    routes.add_get(f"/{{token}}/{PARENTS}", pupils.parents)
    routes.add_post(f"/{{token}}/{PARENTS}", pupils.take_parents)
    routes.add_get(f"/{{token}}/{REPORT}", pupils.report)
    routes.add_get(f"/{{token}}/{_LOOKED}", pupils.looked)
    routes.add_get(f"/{{token}}/{RIGHTS}", pupils.rights)
    routes.add_post(f"/{{token}}/{RIGHTS}", pupils.ask_right)
    return application


@dataclass(frozen=True, slots=True)
class _PupilPages:
    house: House

    @property
    def keeper(self) -> Doorkeeper:
        """Who stands between visitors and these pages."""
        return Doorkeeper(self.house, door="pupil_door.html")

    async def enter(self, request: web.Request) -> web.Response:
        """Let a pupil in who knows their date of birth, with what they had typed."""
        return await self.keeper.enter(request, partial(self._lead_on, request))

    async def enter_second(self, request: web.Request) -> web.Response:
        """Let a pupil in who has the code."""
        return await self.keeper.enter_second(request, partial(self._lead_on, request))

    async def _lead_on(self, request: web.Request, waiting: Waiting) -> web.Response:
        async with self._visit(request) as (visit, desk):
            place, _, name = waiting.place.partition("/")
            if waiting.typed and place == TELL:
                return self._show_tell(visit, FilledVoice.from_form(waiting.typed))
            if waiting.typed and place == RIGHTS and visit.view.decides:
                filled = FilledRequest.from_form(waiting.typed)
                return await show_rights(self._show, visit, desk, filled)
            known = place in {TELL, PARENTS, RIGHTS, REPORT, _LOOKED} or visit.question(name)
            parts = [part for part in (place, name) if part] if known else []
            return _on_to(visit, *parts)

    async def start(self, request: web.Request) -> web.Response:
        return await self.keeper.inside(request, self._start)

    async def _start(self, request: web.Request) -> web.Response:
        async with self._visit(request) as (visit, _):
            return self._show(visit, "pupil_start.html")

    async def tell(self, request: web.Request) -> web.Response:
        return await self.keeper.inside(request, self._tell)

    async def _tell(self, request: web.Request) -> web.Response:
        async with self._visit(request) as (visit, _):
            return self._show_tell(visit, FilledVoice.of(visit.view.voice))

    async def take_told(self, request: web.Request) -> web.Response:
        return await self.keeper.taking(request, self._take_told)

    async def _take_told(self, request: web.Request, form: Form) -> web.Response:
        async with self._visit(request) as (visit, desk):
            filled = FilledVoice.from_form(form)
            if filled.faults:
                return self._show_tell(visit, filled, filled.faults)
            await desk.execute(filled.command())
            return _on_to(visit)

    async def ask(self, request: web.Request) -> web.Response:
        return await self.keeper.inside(request, self._ask)

    async def _ask(self, request: web.Request) -> web.Response:
        async with self._visit(request) as (visit, _):
            question = visit.question(request.match_info["question"])
            if question is None:
                return _on_to(visit)
            return self._show_question(visit, question, question.about.answer or "")

    async def take_answer(self, request: web.Request) -> web.Response:
        return await self.keeper.taking(request, self._take_answer)

    async def _take_answer(self, request: web.Request, form: Form) -> web.Response:
        async with self._visit(request) as (visit, desk):
            question = visit.question(request.match_info["question"])
            if question is None:
                return _on_to(visit)
            given = form.get("answer", "")
            if given not in ANSWERS:
                return self._show_question(visit, question, "", {"answer": "answer"})
            purpose, recipient = question.about.question.about
            await desk.execute(
                GiveConsentAsPupil(
                    purpose=purpose,
                    recipient=recipient,
                    answer=ConsentAnswer(given),
                    language=visit.texts.language,
                )
            )
            return _on_to(visit)

    async def parents(self, request: web.Request) -> web.Response:
        return await self.keeper.inside(request, self._parents)

    async def _parents(self, request: web.Request) -> web.Response:
        async with self._visit(request, of_age=True) as (visit, _):
            return self._show_parents(visit, visit.view.parents_hear or "")

    async def take_parents(self, request: web.Request) -> web.Response:
        return await self.keeper.taking(request, self._take_parents)

    async def _take_parents(self, request: web.Request, form: Form) -> web.Response:
        async with self._visit(request, of_age=True) as (visit, desk):
            given = form.get("hear", "")
            if given not in set(ParentsHear):
                return self._show_parents(visit, "", {"hear": "answer"})
            await desk.execute(SayParentsHear(hear=ParentsHear(given)))
            return _on_to(visit)

    async def looked(self, request: web.Request) -> web.Response:
        return await self.keeper.inside(request, self._looked)

    async def _looked(self, request: web.Request) -> web.Response:
        async with self._visit(request, of_age=True) as (visit, desk):
            try:
                who = await desk.execute(WhoLookedAsGuest())
            except CaseNotFound:
                raise web.HTTPNotFound from None
            return self._show(visit, "guest_looked.html", who=who, lines=lines_of(who))

    async def rights(self, request: web.Request) -> web.Response:
        return await self.keeper.inside(request, self._rights)

    async def _rights(self, request: web.Request) -> web.Response:
        async with self._visit(request, of_age=True) as (visit, desk):
            return await show_rights(self._show, visit, desk)

    async def ask_right(self, request: web.Request) -> web.Response:
        return await self.keeper.taking(request, self._ask_right)

    async def _ask_right(self, request: web.Request, form: Form) -> web.Response:
        async with self._visit(request, of_age=True) as (visit, desk):
            return await ask_right(self._show, visit, desk, form)

    @asynccontextmanager
    async def _visit(
        self, request: web.Request, *, of_age: bool = False
    ) -> AsyncIterator[tuple[PupilVisit, Desk]]:
        """Open one transaction in the pupil's name, with what they may see.

        Raises:
            HTTPNotFound: the link opens nothing, it is not a pupil's, or the page is for those
                who decide themselves and this one does not yet.
        """
        guest = guest_of(request)
        async with self.house.database.work_as(guest) as work:
            try:
                view = await work.desk.execute(PupilView())
            except (CaseNotFound, NotFoundHere):
                raise web.HTTPNotFound from None
            if of_age and not view.decides:
                raise web.HTTPNotFound
            texts = self.house.pages.texts_for(request, view.pupil.language)
            yield PupilVisit(request, guest.link, view, texts), work.desk

    async def report(self, request: web.Request) -> web.Response:
        return await self.keeper.inside(request, self._report)

    async def _report(self, request: web.Request) -> web.Response:
        async with self._visit(request) as (visit, _):
            return self._show(visit, "pupil_report.html")

    def _show_tell(
        self, visit: PupilVisit, filled: FilledVoice, faults: Mapping[str, str] | None = None
    ) -> web.Response:
        topics = {
            topic: [(option, Say(f"page.pupil.option.{option}")) for option in options]
            for topic, options in OPTIONS.items()
        }
        return self._show(
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

    def _show_question(
        self,
        visit: PupilVisit,
        question: PupilQuestion,
        chosen: str,
        faults: Mapping[str, str] | None = None,
    ) -> web.Response:
        options = [(each.value, Say(f"page.pupil.consent.{each}")) for each in ANSWERS]
        return self._show(
            visit,
            "pupil_consent.html",
            faults=faults,
            question=question,
            chosen=chosen,
            options=options,
        )

    def _show_parents(
        self, visit: PupilVisit, chosen: str, faults: Mapping[str, str] | None = None
    ) -> web.Response:
        options = [(each.value, Say(f"page.pupil.hear.{each}")) for each in ParentsHear]
        return self._show(
            visit, "pupil_parents.html", faults=faults, chosen=chosen, options=options
        )

    def _show(
        self,
        visit: PupilVisit,
        template: str,
        *,
        faults: Mapping[str, str] | list[dict[str, object]] | None = None,
        status: int = 0,
        **values: object,
    ) -> web.Response:
        told = (
            [
                {"field": field, "text": Say(f"page.pupil.error.{code}")}
                for field, code in faults.items()
            ]
            if isinstance(faults, Mapping)
            else faults or []
        )
        return self.house.pages.page(
            template,
            visit.texts,
            status=status or (_NOT_RIGHT if told else 200),
            visit=visit,
            seal=self.house.seals.seal(visit.link),
            faults=told,
            **values,
        )


def _on_to(visit: PupilVisit, *parts: str) -> web.Response:
    return web.Response(status=_SEE_OTHER, headers={"Location": visit.path(*parts)})
