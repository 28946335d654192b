"""The pages on which a parent answers what is asked, one question a page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from aiohttp import web

from bot.pages.forms import Form
from bot.pages.guests import answering
from bot.pages.guests.addresses import on_to
from bot.pages.guests.filled import NotRight
from bot.pages.guests.questions import Question, gone
from bot.pages.guests.showing import Showing
from bot.pages.guests.visits import Visit
from cases.errors import ChangedMeanwhile

ASKED: Final = "vraag"
DONE: Final = "klaar"
"""The first parts of the addresses of a question, and of what followed its answer."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Shows the questions, and takes the answers."""

    showing: Showing

    def add_to(self, routes: web.UrlDispatcher) -> None:
        """Put them at their addresses."""
        keeper = self.showing.keeper
        keeper.add_page(routes, f"{ASKED}/{{question}}", self._ask, self._answered)
        keeper.add_page(routes, f"{DONE}/{{question}}", self._done)

    def resume(self, visit: Visit, question: Question, typed: Form) -> web.Response:
        """Show a question again with what was typed."""
        return self._show(visit, question, answering.typed(question, typed))

    async def _ask(self, request: web.Request) -> web.Response:
        async with self.showing.visit(request) as (visit, _):
            name = request.match_info["question"]
            question = visit.question(name)
            if question is None:
                return self.showing.start(visit, surprised=gone(name))
            return self._show(visit, question, answering.recorded(visit, question))

    async def _answered(self, request: web.Request, form: Form) -> web.Response:
        try:
            return await self._take(request, form)
        except ChangedMeanwhile:  # somebody changed the same at this very moment
            pass
        try:
            return await self._take(request, form)
        except ChangedMeanwhile:
            raise web.HTTPConflict from None

    async def _take(self, request: web.Request, form: Form) -> web.Response:
        name = request.match_info["question"]
        async with self.showing.visit(request) as (visit, desk):
            question = visit.question(name)
            if question is None:
                return self.showing.start(visit, surprised=gone(name))
            filled = answering.typed(question, form)
            try:
                await answering.keep_answer(desk, visit, question, filled)
            except NotRight as refusal:
                return self._show(visit, question, filled, refusal.faults)
            return on_to(visit, DONE, name)

    async def _done(self, request: web.Request) -> web.Response:
        async with self.showing.visit(request) as (visit, _):
            question = visit.question(request.match_info["question"])
            if question is None or question.answer is None:
                return self.showing.start(visit)
            return self.showing.show(visit, "guest_done.html", question=question)

    def _show(
        self,
        visit: Visit,
        question: Question,
        filled: answering.Filled,
        faults: Mapping[str, str] | None = None,
    ) -> web.Response:
        return self.showing.show(
            visit,
            answering.template_of(question, filled),
            faults=faults,
            question=question,
            filled=filled,
            options=answering.options_of(question),
        )
