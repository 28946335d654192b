"""The door of an expert's pages: a code to the mailbox that the invitation went to."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web

from bot.pages.forms import Form, read_form
from bot.pages.guests.addresses import Address
from bot.pages.guests.entrance import Entrance, Waiting
from bot.pages.guests.passes import Level
from bot.pages.guests.second_door import SecondDoor
from bot.pages.house import House
from bot.pages.visitors import guest_of

Page = Callable[[web.Request], Awaitable[web.Response]]
TakesForm = Callable[[web.Request, Form], Awaitable[web.Response]]


@dataclass(frozen=True, slots=True)
class OutsideDoor:
    """Stands between an expert and the pages behind their link."""

    house: House

    @property
    def entrance(self) -> Entrance:
        """What whoever has the link alone can do."""
        return Entrance(self.house, experts=True)

    @property
    def _door(self) -> SecondDoor:
        return SecondDoor(self.entrance, "outside_door.html")

    async def inside(self, request: web.Request, page: Page) -> web.Response:
        """Show a page to who opened the door, and the door to everybody else."""
        if not self._has_pass(request):
            return await self._door.show(request, Waiting.before(request))
        return self._keep_open(request, await page(request))

    async def taking(self, request: web.Request, page: TakesForm) -> web.Response:
        """Take a form from who opened the door; ask others to, and keep what the form held."""
        form = await read_form(request, guest_of(request).link, self.house.seals)
        if not self._has_pass(request):
            return await self._door.show(request, Waiting.before(request, form))
        return self._keep_open(request, await page(request, form))

    async def enter(
        self, request: web.Request, go: Callable[[Waiting], Awaitable[web.Response]]
    ) -> web.Response:
        """Take what is said at the door, and let an expert in who has the code."""
        form = await read_form(request, guest_of(request).link, self.house.seals)
        await self._door.look(request)
        answer = await self._door.opened(request, form)
        if answer is not None:
            return answer
        return self._keep_open(request, await go(Waiting.from_form(form)))

    async def in_language(
        self, request: web.Request, go: Callable[[Waiting], Awaitable[web.Response]]
    ) -> web.Response:
        """Show a page again in the language that was chosen on it, with what was typed there."""
        form = await read_form(request, guest_of(request).link, self.house.seals)
        waiting = Waiting.in_language(form)
        if not self._has_pass(request):
            return await self._door.show(request, waiting)
        Address(request).leads_to(waiting.place)
        return self._keep_open(request, await go(waiting))

    def _has_pass(self, request: web.Request) -> bool:
        return self.entrance.has_pass(request, Level.CODE)

    def _keep_open(self, request: web.Request, answer: web.Response) -> web.Response:
        now = self.house.clock()
        self.entrance.passes.give(answer, guest_of(request).link, now, Level.CODE)
        return answer
