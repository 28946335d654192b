"""Who may go on to a guest's pages, and who is shown a door first."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from aiohttp import web

from bot.pages.forms import Form, read_form
from bot.pages.guests.addresses import Address, on_to
from bot.pages.guests.entrance import LEAVE, Entrance, Waiting
from bot.pages.guests.passes import Level
from bot.pages.guests.second_door import CODE, SecondDoor
from bot.pages.house import House
from bot.pages.rendering import LANGUAGE
from bot.pages.visitors import guest_of

Look = Callable[[web.Request], Awaitable[web.Response]]
"""Shows a page."""

Take = Callable[[web.Request, Form], Awaitable[web.Response]]
"""Takes a form."""

Go = Callable[[web.Request, Waiting], Awaitable[web.Response]]
"""Leads a visitor to where they were going, with what they had typed there."""


@dataclass(frozen=True, slots=True)
class Doorkeeper:
    """Stands between visitors and the pages behind a link: a parent's, or the pupil's."""

    house: House
    pupils: bool = False

    @property
    def entrance(self) -> Entrance:
        """The first door."""
        return Entrance(self.house, pupils=self.pupils)

    @property
    def second_door(self) -> SecondDoor:
        """The second door, of those who opened the first."""
        return SecondDoor(self.entrance)

    def add_doors(self, routes: web.UrlDispatcher, go: Go) -> None:
        """Put what stands before the pages at its addresses, and the way to another language."""
        routes.add_post("/{token}", partial(self.enter, go=go))
        routes.add_get(f"/{{token}}/{CODE}", self.show_second)
        routes.add_post(f"/{{token}}/{CODE}", partial(self.enter_second, go=go))
        for elsewhere in (LANGUAGE, LEAVE):
            routes.add_get(f"/{{token}}/{elsewhere}", self.begin_anew)
        routes.add_post(f"/{{token}}/{LEAVE}", self.entrance.leave)
        routes.add_post(f"/{{token}}/{LANGUAGE}", partial(self.in_language, go=go))
        routes.add_get("/{token}/niet-voor-mij", self.entrance.ask_disowning)
        routes.add_post("/{token}/niet-voor-mij", self.entrance.disown)

    def add_page(
        self, routes: web.UrlDispatcher, place: str, look: Look, take: Take | None = None
    ) -> None:
        """Put a page behind the doors; ``place`` is its address behind the link."""
        routes.add_get(f"/{{token}}/{place}", partial(self.inside, page=look))
        if take is not None:
            routes.add_post(f"/{{token}}/{place}", partial(self.taking, page=take))

    async def inside(self, request: web.Request, page: Look) -> web.Response:
        """Show a page to who opened the doors before it, and else the door that is shut."""
        waiting = Waiting.before(request)
        if (door := await self._shut(request, waiting)) is not None:
            return door
        answer = await page(request)
        self._keep_open(request, answer)
        return answer

    async def taking(self, request: web.Request, page: Take) -> web.Response:
        """Take a form from who opened the doors; ask others to, and keep what the form held."""
        form = await self._form(request)
        if (door := await self._shut(request, Waiting.before(request, form))) is not None:
            return door
        answer = await page(request, form)
        self._keep_open(request, answer)
        return answer

    async def enter(self, request: web.Request, go: Go) -> web.Response:
        """Let a visitor through the first door, and on to where they were going."""
        form = await self._form(request)
        if form.get("do") == "language":
            return await self.entrance.show_again(request, form)
        answer = await self.entrance.opened(request, form)
        if answer is not None:
            return answer
        waiting = Waiting.from_form(form)
        if self.second_door.stands_before(request, waiting.place):
            answer = await self.second_door.show(request, waiting)
        else:
            answer = await self._lead(request, waiting, go)
        self._keep_open(request, answer)
        return answer

    async def in_language(self, request: web.Request, go: Go) -> web.Response:
        """Show a page again in the language that was chosen on it, with what was typed there."""
        waiting = Waiting.in_language(await self._form(request))
        answer = await self._shut(request, waiting) or await self._lead(request, waiting, go)
        self._keep_open(request, answer)
        return answer

    async def begin_anew(self, request: web.Request) -> web.Response:
        """Lead to the first page who comes back to where a form was taken."""
        return on_to(Address(request))

    async def _lead(self, request: web.Request, waiting: Waiting, go: Go) -> web.Response:
        Address(request).leads_to(waiting.place)
        return await go(request, waiting)

    async def show_second(self, request: web.Request) -> web.Response:
        """Show the second door to who comes to it by itself."""
        if not self.entrance.has_pass(request):
            return await self.entrance.show(request, Waiting())
        return await self.second_door.show(request, Waiting())

    async def enter_second(self, request: web.Request, go: Go) -> web.Response:
        """Take what is said at the second door, and let a visitor through it."""
        form = await self._form(request)
        waiting = Waiting.from_form(form)
        if not self.entrance.has_pass(request):
            return await self.entrance.show(request, waiting)
        answer = await self.second_door.opened(request, form)
        if answer is None:
            answer = await self._lead(request, waiting, go)
            self._give(request, answer, Level.CODE)
        self._keep_open(request, answer)
        return answer

    async def _shut(self, request: web.Request, waiting: Waiting) -> web.Response | None:
        """Return the door that this visitor has to open first, None when none is shut."""
        if not self.entrance.has_pass(request):
            return await self.entrance.show(request, waiting)
        if not self.second_door.stands_before(request, waiting.place):
            return None
        answer = await self.second_door.show(request, waiting)
        self._keep_open(request, answer)
        return answer

    async def _form(self, request: web.Request) -> Form:
        return await read_form(request, guest_of(request).link, self.house.seals)

    def _keep_open(self, request: web.Request, answer: web.Response) -> None:
        self._give(request, answer, Level.DATE)
        if self.entrance.has_pass(request, Level.CODE):
            self._give(request, answer, Level.CODE)

    def _give(self, request: web.Request, answer: web.Response, level: Level) -> None:
        self.entrance.passes.give(answer, guest_of(request).link, self.house.clock(), level)
