"""The pages of rights: seeing, correcting, resting and erasing, and what became of it.

A request is made in three steps, one question a page, and is read back before it is sent. What
was chosen stands in the address, so that going back works; what was written never does.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid4

from aiohttp import web

from bot.pages.forms import Form
from bot.pages.guests.addresses import Visited, on_to
from bot.pages.guests.doorkeeper import Doorkeeper
from cases.desk import Desk
from cases.errors import ChangedMeanwhile
from cases.identity_numbers import without_identity_numbers
from cases.model.requests import RequestKind, RightsRequest
from cases.operations.guest_rights import About, AskAsGuest, OwnRequests
from cases.practices.practice import SCHOOL_ZONE
from dialogs.language.say import Say

RIGHTS: Final = "rechten"
"""The first part of the addresses of the pages."""

_ASK: Final = "vraag"
_SENT: Final = "klaar"
_STEPS: Final = ("kind", "about", "says")
_LONGEST: Final = 4000
_NOT_RIGHT: Final = 422

Show = Callable[..., web.Response]
"""Shows a template to a visitor: the visit, the template's name, and what fills it."""


Visiting = Callable[[web.Request], AbstractAsyncContextManager[tuple[Visited, Desk]]]
"""Opens a visit by who has the right to these pages."""


@dataclass(frozen=True, slots=True)
class FilledRequest:
    """What somebody asks so far: ``step`` is the question they are at.

    ``do`` is the button that was pressed where the request is written or read back; ``once``
    comes with what was read back, so that pressing twice sends one request.
    """

    step: str
    kind: str = ""
    about: str = ""
    says: str = ""
    do: str = ""
    once: str = ""

    @classmethod
    def at(cls, chosen: Sequence[str], form: Form | None = None) -> "FilledRequest":
        """Return it by what was chosen before, as it stands in the address, and what was sent.

        An address with something that cannot be chosen is that of the question about it.
        """
        known = [
            one for one, of in zip(chosen, (RequestKind, About), strict=False) if one in set(of)
        ]
        sent = {
            name: (form or {}).get(name, "").strip()[:_LONGEST] for name in (*_STEPS, "do", "once")
        }
        return cls(_STEPS[len(known)], **(sent | dict(zip(_STEPS, known, strict=False))))

    @property
    def chosen(self) -> Sequence[str]:
        """What stands in the address of the question after this one."""
        return [one for one in (self.kind, self.about) if one]

    @property
    def faults(self) -> Mapping[str, str]:
        """What is not right about the answer to this question: for its field the code."""
        match self.step:
            case "kind":
                return {} if self.kind in set(RequestKind) else {"kind": "kind"}
            case "about":
                return {} if self.about in set(About) else {"about": "about"}
            case _ if not self.says:
                return {"says": "says"}
            case _:
                is_clean = without_identity_numbers(self.says) == self.says
                return {} if is_clean else {"says": "number"}

    def command(self) -> AskAsGuest:
        """Return what is asked; only of what is right."""
        try:
            once = UUID(self.once)
        except ValueError:
            once = None
        return AskAsGuest(
            kind=RequestKind(self.kind), about=About(self.about), says=self.says, once=once
        )


@dataclass(frozen=True, slots=True)
class Rights:
    """The pages of rights of a parent, or of a pupil who decides themselves."""

    keeper: Doorkeeper
    visiting: Visiting
    show: Show

    def add_to(self, routes: web.UrlDispatcher) -> None:
        """Put them at their addresses."""
        self.keeper.add_page(routes, RIGHTS, self._overview)
        self.keeper.add_page(routes, f"{RIGHTS}/{_SENT}", self._sent)
        for steps in ("", "/{kind}", "/{kind}/{about}"):
            self.keeper.add_page(routes, f"{RIGHTS}/{_ASK}{steps}", self._ask, self._take)

    def resume(self, visit: Visited, place: str, typed: Form) -> web.Response:
        """Show a question again with what was typed; ``place``: its address behind this one's."""
        return self._question(visit, FilledRequest.at(place.split("/")[1:], typed))

    async def _overview(self, request: web.Request) -> web.Response:
        async with self.visiting(request) as (visit, desk):
            lines = [_line(one) for one in await desk.execute(OwnRequests())]
            return self.show(visit, "guest_rights.html", lines=lines)

    async def _sent(self, request: web.Request) -> web.Response:
        async with self.visiting(request) as (visit, desk):
            requests = await desk.execute(OwnRequests())
            if not requests:
                return on_to(visit, RIGHTS)
            return self.show(visit, "guest_right_sent.html", request=requests[-1])

    async def _ask(self, request: web.Request) -> web.Response:
        async with self.visiting(request) as (visit, _):
            return self._question(visit, FilledRequest.at(_chosen(request)))

    async def _take(self, request: web.Request, form: Form) -> web.Response:
        try:
            return await self._taken(request, form)
        except ChangedMeanwhile:  # the same request, sent at this very moment
            return await self._taken(request, form)

    async def _taken(self, request: web.Request, form: Form) -> web.Response:
        async with self.visiting(request) as (visit, desk):
            filled = FilledRequest.at(_chosen(request), form)
            if filled.do == "change":
                return self._question(visit, filled)
            if filled.faults:
                return self._question(visit, filled, filled.faults)
            if filled.step != "says":
                return on_to(visit, RIGHTS, _ASK, *filled.chosen)
            if filled.do != "send":
                return self._show(visit, "guest_right_check.html", filled, once=uuid4())
            await desk.execute(filled.command())
            return on_to(visit, RIGHTS, _SENT)

    def _question(
        self, visit: Visited, filled: FilledRequest, faults: Mapping[str, str] | None = None
    ) -> web.Response:
        return self._show(
            visit,
            "guest_right.html",
            filled,
            status=_NOT_RIGHT if faults else 200,
            number=_STEPS.index(filled.step) + 1,
            count=len(_STEPS),
            kinds=_options("kind", RequestKind),
            abouts=_options("about", About),
            back=visit.path(RIGHTS, *[_ASK, *filled.chosen][: _STEPS.index(filled.step)]),
            faults=[
                {"field": field, "text": Say(f"page.guest.error.{code}")}
                for field, code in (faults or {}).items()
            ],
        )

    def _show(
        self, visit: Visited, template: str, filled: FilledRequest, **values: object
    ) -> web.Response:
        before = filled.chosen[: _STEPS.index(filled.step)]
        action = visit.path(RIGHTS, _ASK, *before)
        return self.show(visit, template, filled=filled, action=action, **values)


def _chosen(request: web.Request) -> Sequence[str]:
    return [request.match_info.get(name, "") for name in ("kind", "about")]


def _options(name: str, of: type[RequestKind | About]) -> Sequence[tuple[str, Say]]:
    """Return what there is to choose from, in the order in which it is."""
    return [(each.value, Say(f"page.guest.rights.{name}.{each.value}")) for each in of]


def _line(request: RightsRequest) -> Say:
    """Return what became of a request, without what was written in it."""
    return Say(
        f"page.guest.rights.{request.state}",
        {
            "kind": Say(f"page.guest.rights.kind.{request.kind}"),
            "on": request.asked_at.astimezone(SCHOOL_ZONE).date(),
            "by": request.due_on,
        },
    )
