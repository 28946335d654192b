"""What a parent tells before a meeting: whom they bring, an interpreter, and what they want to say.

One question a page. Each answer is kept at once, so that nothing is lost by stopping half way.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from aiohttp import web

from bot.pages.forms import Form
from bot.pages.guests.addresses import on_to
from bot.pages.guests.filled import unfit
from bot.pages.guests.showing import Showing
from bot.pages.guests.visits import Visit
from cases.desk import Desk
from cases.operations.preparing import (
    Company,
    LookAtTold,
    Preparation,
    Prepare,
    SayCompany,
    Told,
)
from dialogs.language.say import Say

COMPANY: Final = "meebrengen"
INTERPRETER: Final = "tolk"
PREPARATION: Final = "voorbereiden"
CHECK: Final = "nakijken"
"""The first parts of the addresses of the pages."""

_SHARE: Final = "delen"
_STORIES: Final = {"": "goes_well", "lastig": "hard", "vertellen": "to_tell"}
"""What a parent can write about: by the last part of its address."""

_WORDS: Final = 100
_STORY: Final = 2000


@dataclass(frozen=True, slots=True)
class FilledCompany:
    """Whom a parent brings, as it was sent; ``alone`` is yes or no, empty before an answer."""

    alone: str = ""
    brings: str = ""
    relation: str = ""

    @classmethod
    def from_form(cls, form: Form) -> "FilledCompany":
        """Take the fields from what a browser sent."""
        return cls(*(_line(form, name) for name in ("alone", "brings", "relation")))

    @classmethod
    def of(cls, company: Company | None) -> "FilledCompany":
        """Return what was told before, as the form would have sent it."""
        if company is None or company.brings is None:
            return cls()
        alone = "no" if company.brings else "yes"
        return cls(alone, company.brings, company.relation or "")

    @property
    def faults(self) -> Mapping[str, str]:
        """What is not right: for each field the code of its text."""
        faults = {} if self.alone in {"yes", "no"} else {"alone": "answer"}
        if self.alone == "no" and not self.brings:
            faults["brings"] = "brings"
        return faults | unfit({"brings": self.brings, "relation": self.relation}, _WORDS)

    def beside(self, company: Company) -> Company:
        """Return what is told then, beside what was told of an interpreter."""
        comes = self.alone == "no"
        brings, relation = (self.brings, self.relation or None) if comes else ("", None)
        return replace(company, brings=brings, relation=relation)


@dataclass(frozen=True, slots=True)
class FilledInterpreter:
    """Whether a parent needs an interpreter, as it was sent, and for which language."""

    needed: str = ""
    language: str = ""

    @classmethod
    def from_form(cls, form: Form) -> "FilledInterpreter":
        """Take the fields from what a browser sent."""
        return cls(_line(form, "needed"), _line(form, "language"))

    @classmethod
    def of(cls, company: Company | None) -> "FilledInterpreter":
        """Return what was told before, as the form would have sent it."""
        language = company.interpreter if company else None
        return cls() if language is None else cls("needed" if language else "not", language)

    @property
    def faults(self) -> Mapping[str, str]:
        """What is not right: for each field the code of its text."""
        faults = {} if self.needed in {"not", "needed"} else {"needed": "answer"}
        if self.needed == "needed" and not self.language:
            faults["language"] = "language"
        return faults | unfit({"language": self.language}, _WORDS)

    def beside(self, company: Company) -> Company:
        """Return what is told then, beside whom somebody brings."""
        return replace(company, interpreter=self.language if self.needed == "needed" else "")


@dataclass(frozen=True, slots=True)
class Telling:
    """The pages on which a parent tells it."""

    showing: Showing

    def add_to(self, routes: web.UrlDispatcher) -> None:
        """Put them at their addresses."""
        keeper = self.showing.keeper
        keeper.add_page(routes, f"{{place:{COMPANY}|{INTERPRETER}}}", self._ask, self._take)
        keeper.add_page(routes, f"{PREPARATION}/{_SHARE}", self._ask_share, self._take_share)
        for story in filter(None, _STORIES):
            place = f"{PREPARATION}/{{story:{story}}}"
            keeper.add_page(routes, place, self._ask_story, self._take_story)
        keeper.add_page(routes, PREPARATION, self._ask_story, self._take_story)

    async def resume(self, visit: Visit, desk: Desk, place: str, typed: Form) -> web.Response:
        """Show a page again with what was typed on it; ``place`` is its address behind the link."""
        first, _, last = place.partition("/")
        if first != PREPARATION:
            return self._company(visit, first, _filled_in(first, typed))
        told = await desk.execute(LookAtTold())
        if last not in _STORIES:
            return self._share(visit, told.preparation)
        return self._story(visit, last, _text(typed, _STORIES[last]), told.preparation)

    async def _ask(self, request: web.Request) -> web.Response:
        async with self.showing.visit(request) as (visit, desk):
            place = request.match_info["place"]
            company = (await desk.execute(LookAtTold())).company
            of = FilledCompany if place == COMPANY else FilledInterpreter
            return self._company(visit, place, of.of(company))

    async def _take(self, request: web.Request, form: Form) -> web.Response:
        async with self.showing.visit(request) as (visit, desk):
            place = request.match_info["place"]
            filled = _filled_in(place, form)
            if filled.faults:
                return self._company(visit, place, filled, filled.faults)
            before = await desk.execute(LookAtTold())
            told = filled.beside(before.company or Company())
            await desk.execute(
                SayCompany(brings=told.brings, relation=told.relation, interpreter=told.interpreter)
            )
            return on_to(visit, _after_company(place, before))

    def _company(
        self,
        visit: Visit,
        place: str,
        filled: FilledCompany | FilledInterpreter,
        faults: Mapping[str, str] | None = None,
    ) -> web.Response:
        kind = "alone" if place == COMPANY else "needed"
        values = ("yes", "no") if place == COMPANY else ("not", "needed")
        return self.showing.show(
            visit,
            "guest_company.html" if place == COMPANY else "guest_interpreter.html",
            faults=faults,
            filled=filled,
            options=[(each, Say(f"page.company.{kind}.{each}")) for each in values],
        )

    async def _ask_story(self, request: web.Request) -> web.Response:
        async with self.showing.visit(request) as (visit, desk):
            story = request.match_info.get("story", "")
            told = (await desk.execute(LookAtTold())).preparation
            return self._story(visit, story, getattr(told, _STORIES[story]) or "", told)

    async def _take_story(self, request: web.Request, form: Form) -> web.Response:
        async with self.showing.visit(request) as (visit, desk):
            story = request.match_info.get("story", "")
            name = _STORIES[story]
            text = _text(form, name)
            told = (await desk.execute(LookAtTold())).preparation
            if faults := unfit({name: text}, _STORY):
                return self._story(visit, story, text, told, faults)
            language = visit.texts.language
            await desk.execute(_prepare(told, **{name: text or None, "written_in": language}))
            return on_to(visit, *_after(story))

    def _story(
        self,
        visit: Visit,
        story: str,
        text: str,
        told: Preparation,
        faults: Mapping[str, str] | None = None,
    ) -> web.Response:
        number = list(_STORIES).index(story)
        back = [PREPARATION, list(_STORIES)[number - 1]] if number else []
        return self.showing.show(
            visit,
            "guest_preparation.html",
            faults=faults,
            name=_STORIES[story],
            text=text,
            number=number + 1,
            count=len(_STORIES),
            action=visit.path(PREPARATION, *filter(None, [story])),
            back=visit.path(*filter(None, back)),
            preparation=told,
        )

    async def _ask_share(self, request: web.Request) -> web.Response:
        async with self.showing.visit(request) as (visit, desk):
            told = (await desk.execute(LookAtTold())).preparation
            return on_to(visit, CHECK) if told.is_empty else self._share(visit, told)

    async def _take_share(self, request: web.Request, form: Form) -> web.Response:
        async with self.showing.visit(request) as (visit, desk):
            told = (await desk.execute(LookAtTold())).preparation
            if form.get("do") == "share" and not told.is_empty:
                await desk.execute(_prepare(told, share=True))
            return on_to(visit, CHECK)

    def _share(self, visit: Visit, told: Preparation) -> web.Response:
        stories = [
            (name, getattr(told, name), visit.path(PREPARATION, *filter(None, [place])))
            for place, name in _STORIES.items()
        ]
        return self.showing.show(visit, "guest_share.html", stories=stories, preparation=told)


def _filled_in(place: str, form: Form) -> FilledCompany | FilledInterpreter:
    return (FilledCompany if place == COMPANY else FilledInterpreter).from_form(form)


def _prepare(told: Preparation, **changes: str | bool | None) -> Prepare:
    """Return what was told so far with some of it changed; it is shared only if that says so."""
    before = {name: getattr(told, name) for name in (*_STORIES.values(), "written_in")}
    return Prepare.model_validate(before | changes)


def _after_company(place: str, before: Told) -> str:
    """Return which page follows, so that nothing is asked again that was told before."""
    if before.company is not None and before.company.interpreter is not None:
        return CHECK
    if place == COMPANY:
        return INTERPRETER
    return PREPARATION if before.preparation.is_empty else CHECK


def _after(story: str) -> Sequence[str]:
    """Return the address of the page that follows the one about this."""
    later = list(_STORIES)[list(_STORIES).index(story) + 1 :]
    return PREPARATION, later[0] if later else _SHARE


def _line(form: Form, name: str) -> str:
    return " ".join(form.get(name, "").split())


def _text(form: Form, name: str) -> str:
    return form.get(name, "").strip()
