"""A pupil's questions for consent: one a page, and read back before it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from aiohttp import web

from bot.pages.forms import Form
from bot.pages.guests.addresses import on_to
from bot.pages.guests.filled import FilledConsent, NotRight
from bot.pages.pupil.showing import Showing
from bot.pages.pupil.visits import PupilQuestion, PupilVisit
from cases.model.consents import ANSWERS
from cases.operations.pupil_pages import GiveConsentAsPupil
from dialogs.language.say import Say

ASK: Final = "vraag"


@dataclass(frozen=True, slots=True)
class Consents:
    """Asks a question, and takes the answer to it."""

    showing: Showing

    def add_to(self, routes: web.UrlDispatcher) -> None:
        """Put both at their address."""
        routes.add_get(f"/{{token}}/{ASK}/{{question}}", self.ask)
        routes.add_post(f"/{{token}}/{ASK}/{{question}}", self.take)

    def resume(self, visit: PupilVisit, question: PupilQuestion, typed: Form) -> web.Response:
        """Show a question again with what was chosen."""
        return self._show(visit, question, FilledConsent.from_form(typed))

    async def ask(self, request: web.Request) -> web.Response:
        """Show the question."""
        return await self.showing.keeper.inside(request, self._ask)

    async def take(self, request: web.Request) -> web.Response:
        """Read the choice back, or keep it when it is right."""
        return await self.showing.keeper.taking(request, self._take)

    async def _ask(self, request: web.Request) -> web.Response:
        async with self.showing.visit(request) as (visit, _):
            question = visit.question(request.match_info["question"])
            if question is None:
                return self.showing.start(visit, surprised="not_asked")
            before = FilledConsent(question.about.answer or "", "change")
            return self._show(visit, question, before)

    async def _take(self, request: web.Request, form: Form) -> web.Response:
        async with self.showing.visit(request) as (visit, desk):
            question = visit.question(request.match_info["question"])
            if question is None:
                return self.showing.start(visit, surprised="not_asked")
            filled = FilledConsent.from_form(form)
            try:
                answer = filled.read()
            except NotRight as refusal:
                return self._show(visit, question, filled, refusal.faults)
            purpose, recipient = question.about.question.about
            await desk.execute(
                GiveConsentAsPupil(
                    purpose=purpose,
                    recipient=recipient,
                    answer=answer,
                    language=visit.texts.language,
                    interpreter=filled.interpreter,
                    translated_by=visit.texts.translated_by,
                )
            )
            return on_to(visit)

    def _show(
        self,
        visit: PupilVisit,
        question: PupilQuestion,
        filled: FilledConsent,
        faults: Mapping[str, str] | None = None,
    ) -> web.Response:
        return self.showing.show(
            visit,
            "guest_sure.html" if filled.is_read_back else "pupil_consent.html",
            faults=faults,
            question=question,
            filled=filled,
            options=[(each.value, Say(f"page.pupil.consent.{each}")) for each in ANSWERS],
        )
