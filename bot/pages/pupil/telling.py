"""What a pupil tells: how they want to be heard, what they think, and who may read it.

One question a page, each with things to choose from. An answer is kept at once, for the pupil
alone until they say on the last page who may read it, so that stopping half way loses nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from aiohttp import web

from bot.pages.forms import Form
from bot.pages.guests.addresses import on_to
from bot.pages.pupil.filled import FORM, OWN_WORDS, SHARED_WITH, FilledVoice
from bot.pages.pupil.showing import Showing
from bot.pages.pupil.visits import PupilVisit
from cases.model.voices import OPTIONS, SharedWith, Topic
from cases.model.voices import Form as VoiceForm
from dialogs.language.say import Say

TELL: Final = "vertel"
"""The first part of the addresses of the pages."""

_TOLD: Final = "klaar"
"""The last part of the address of the page after the last question."""

_ASKED: Final = {
    "": FORM,
    "gaat-goed": Topic.GOES_WELL.value,
    "lastig": Topic.IS_HARD.value,
    "helpt": Topic.WOULD_HELP.value,
    "eigen-woorden": OWN_WORDS,
    "lezen": SHARED_WITH,
}
"""What is asked on each page, by the last part of its address, in the order in which it is."""


_ABOUT: Final = {FORM: "page.pupil.form.about", SHARED_WITH: "page.pupil.free"}
"""What is said with a question, where that is something else than what ticking is."""


@dataclass(frozen=True, slots=True)
class Telling:
    """The pages on which a pupil tells it."""

    showing: Showing

    def add_to(self, routes: web.UrlDispatcher) -> None:
        """Put them at their addresses."""
        keeper = self.showing.keeper
        keeper.add_page(routes, TELL, self._ask, self._take)
        for last in filter(None, _ASKED):
            keeper.add_page(routes, f"{TELL}/{{last:{last}}}", self._ask, self._take)
        keeper.add_page(routes, f"{TELL}/{_TOLD}", self._finish)

    def resume(self, visit: PupilVisit, last: str, typed: Form) -> web.Response:
        """Show a page again with what was typed; ``last`` is the last part of its address."""
        known = last if last in _ASKED else ""
        return self._show(visit, known, _told(visit).sent(_ASKED[known], typed))

    async def _ask(self, request: web.Request) -> web.Response:
        async with self.showing.visit(request) as (visit, _):
            return self._show(visit, request.match_info.get("last", ""), _told(visit))

    async def _take(self, request: web.Request, form: Form) -> web.Response:
        async with self.showing.visit(request) as (visit, desk):
            last = request.match_info.get("last", "")
            filled = _told(visit).sent(_ASKED[last], form)
            if filled.faults:
                return self._show(visit, last, filled, filled.faults)
            await desk.execute(filled.command())
            later = list(_ASKED)[list(_ASKED).index(last) + 1 :]
            return on_to(visit, TELL, later[0] if later else _TOLD)

    async def _finish(self, request: web.Request) -> web.Response:
        async with self.showing.visit(request) as (visit, _):
            return self.showing.show(visit, "pupil_told.html")

    def _show(
        self,
        visit: PupilVisit,
        last: str,
        filled: FilledVoice,
        faults: Mapping[str, str] | None = None,
    ) -> web.Response:
        number, asked = list(_ASKED).index(last), _ASKED[last]
        before = list(_ASKED)[number - 1]
        options = OPTIONS[Topic(asked)] if asked in OPTIONS else ()
        return self.showing.show(
            visit,
            "pupil_tell.html",
            faults=faults,
            filled=filled,
            asked=asked,
            number=number + 1,
            count=len(_ASKED),
            action=visit.path(TELL, *filter(None, [last])),
            back=visit.path(TELL, *filter(None, [before])) if number else visit.path(),
            about=_ABOUT.get(asked, "page.pupil.tell.about"),
            options=[(option, Say(f"page.pupil.option.{option}")) for option in options],
            forms=[(each.value, Say(f"page.pupil.form.{each}")) for each in VoiceForm],
            shares=[
                (each.value, Say(f"page.pupil.share.{each}", {"name": visit.view.coordinator}))
                for each in SharedWith
            ],
        )


def _told(visit: PupilVisit) -> FilledVoice:
    return FilledVoice.of(visit.view.voice)
