"""The door of a parent's pages: what whoever has the link alone sees and can do.

Nothing on these pages says who the link is for. Looking changes nothing; only a POST with the
right date opens, and only a POST says that the link came to the wrong person.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from aiohttp import web

from bot.pages.forms import SEAL, Form, read_form
from bot.pages.guests.addresses import Address
from bot.pages.guests.passes import Level, Passes
from bot.pages.house import House
from bot.pages.visitors import guest_of
from cases.desk import Command
from cases.door_store import Door
from cases.errors import CaseNotFound, NotFoundHere
from cases.operations.doors import DisownLink, OpenDoor, Opening
from dialogs.language.say import Say
from dialogs.language.texts import Texts

Result = TypeVar("Result")

PLACE = "place"
"""The hidden field that says which page the visitor was on their way to."""

LEAVE = "sluit"
"""The address behind a link at which a visitor shuts the doors behind them."""

_KEPT = "kept."
_PARTS = ("day", "month", "year")
_LONGEST = 8
_NOT_RIGHT = 422
_TEAM = ("what", "expected", "privacy", "does", "how", "next")
"""The six questions of parents about a support team, in the order they ask them."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a visitor was doing when they came to the door: where, and what they typed.

    ``place`` is the address of the page behind the link ("vraag/gesprek").
    """

    place: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def before(cls, request: web.Request, form: Form | None = None) -> "Waiting":
        """Return it of a visitor without a pass; ``form`` is what they sent."""
        place = request.path.partition(request.match_info["token"])[2].strip("/")
        typed = {name: value for name, value in (form or {}).items() if name != SEAL}
        return cls(place.replace("klaar/", "vraag/"), typed)

    @classmethod
    def from_form(cls, form: Form) -> "Waiting":
        """Return it as the door's own form sends it back."""
        typed = {
            name.removeprefix(_KEPT): value
            for name, value in form.items()
            if name.startswith(_KEPT)
        }
        return cls(form.get(PLACE, ""), typed)

    @classmethod
    def in_language(cls, form: Form) -> "Waiting":
        """Return it of a visitor who chose another language on a page, with what it held."""
        typed = {name: value for name, value in form.items() if name not in {SEAL, PLACE}}
        return cls(form.get(PLACE, ""), typed | {"do": "change"})

    @property
    def fields(self) -> dict[str, str]:
        """The hidden fields of the door's form."""
        return {PLACE: self.place} | {f"{_KEPT}{name}": value for name, value in self.typed.items()}


@dataclass(frozen=True, slots=True)
class Entrance:
    """Shows the door and takes what is said at it.

    ``experts`` and ``pupils`` say whose pages are behind it; a parent's without either. Anybody
    else's link is no link here.
    """

    house: House
    experts: bool = False
    pupils: bool = False

    @property
    def door(self) -> str:
        """The page that asks for the date of birth."""
        return "pupil_door.html" if self.pupils else "guest_door.html"

    @property
    def passes(self) -> Passes:
        """The passes of those who opened the door."""
        return Passes(self.house.seals)

    def has_pass(self, request: web.Request, level: Level = Level.DATE) -> bool:
        """Say whether this visitor opened that door not too long ago."""
        return self.passes.has_one(request, guest_of(request).link, self.house.clock(), level)

    async def look(self, request: web.Request) -> Door:
        """Return what the door says.

        Raises:
            HTTPNotFound: the link opens nothing, or other pages than these.
        """
        door = await self.house.database.door(guest_of(request))
        if door is None or (door.is_expert, door.is_pupil) != (self.experts, self.pupils):
            raise web.HTTPNotFound
        return door

    async def show(self, request: web.Request, waiting: Waiting) -> web.Response:
        """Show the door. Raises ``HTTPNotFound`` when the link opens nothing.

        Who comes to the first page gets what everybody of their school gets, with their link.
        """
        door = await self.look(request)
        link = Address(request)
        if waiting != Waiting() or link.chosen not in {None, self._texts(request, door).language}:
            return self._door(request, door, waiting)
        return self.house.pages.kept_page(
            (door, self._texts(request, door).language, link.chosen, link.mount),
            (request.match_info["token"], self.house.seals.seal(guest_of(request).link)),
            lambda: self._door(request, door, waiting),
        )

    async def show_again(self, request: web.Request, form: Form) -> web.Response:
        """Show the door with what was filled in, as in another language. Raises as ``show``."""
        door = await self.look(request)
        return self._door(request, door, Waiting.from_form(form), _given(form))

    async def opened(self, request: web.Request, form: Form) -> web.Response | None:
        """Take a date of birth: None when it opened the door, else the page to show.

        Raises:
            HTTPNotFound: the link opens nothing, or does not any longer.
        """
        waiting = Waiting.from_form(form)
        given = _given(form)
        born = _date(given)
        if born is None:
            door = await self.look(request)
            return self._door(request, door, waiting, given, "born_unclear")
        opening = await self.carry_out(request, OpenDoor(born=born))
        if opening is Opening.LOCKED:
            raise web.HTTPNotFound
        if opening is Opening.WRONG:
            door = await self.look(request)
            return self._door(request, door, waiting, given, "born_wrong")
        return None

    async def about_team(self, request: web.Request) -> web.Response:
        """Show what a support team is."""
        door = await self.look(request)
        return self.page_of(request, door, "guest_team.html", parts=_TEAM)

    async def ask_disowning(self, request: web.Request) -> web.Response:
        """Ask whether the link really came to somebody else."""
        door = await self.look(request)
        return self.page_of(request, door, "guest_not_me.html")

    async def disown(self, request: web.Request) -> web.Response:
        """Take that it did: end the link and tell the coordinator."""
        await read_form(request, guest_of(request).link, self.house.seals)
        door = await self.look(request)
        await self.carry_out(request, DisownLink())
        return self._tell(request, door, "page.disowned")

    async def leave(self, request: web.Request) -> web.Response:
        """Shut the doors: whoever uses this device next has to open them anew."""
        link = guest_of(request).link
        await read_form(request, link, self.house.seals)
        answer = self._tell(request, await self.look(request), "page.left")
        self.passes.take_back(answer, link)
        return answer

    def _tell(self, request: web.Request, door: Door, key: str) -> web.Response:
        texts = self._texts(request, door)
        return self.house.pages.message(texts, key, to_pupil=door.is_pupil)

    def _door(
        self,
        request: web.Request,
        door: Door,
        waiting: Waiting,
        given: Mapping[str, str] | None = None,
        fault: str | None = None,
    ) -> web.Response:
        return self.page_of(
            request,
            door,
            self.door,
            status=_NOT_RIGHT if fault else 200,
            given=given or dict.fromkeys(_PARTS, ""),
            kept=waiting.fields,
            faults=[{"field": "day", "text": Say(f"page.guest.error.{fault}")}] if fault else [],
        )

    def page_of(
        self,
        request: web.Request,
        door: Door,
        template: str,
        *,
        status: int = 200,
        **values: object,
    ) -> web.Response:
        """Show a page to who has the link alone."""
        return self.house.pages.page(
            template,
            self._texts(request, door),
            status=status,
            to_pupil=door.is_pupil,
            school=door.school,
            link=Address(request),
            seal=self.house.seals.seal(guest_of(request).link),
            **values,
        )

    def _texts(self, request: web.Request, door: Door) -> Texts:
        return self.house.pages.texts_for(request, door.language)

    async def carry_out(self, request: web.Request, command: Command[Result]) -> Result:
        """Carry out a command of a guest. Raises ``HTTPNotFound`` when the link opens nothing."""
        async with self.house.database.work_as(guest_of(request)) as work:
            with suppress(CaseNotFound, NotFoundHere):
                return await work.desk.execute(command)
        raise web.HTTPNotFound


def _given(form: Form) -> Mapping[str, str]:
    return {name: form.get(name, "").strip()[:_LONGEST] for name in _PARTS}


def _date(given: Mapping[str, str]) -> date | None:
    parts = [given[name] for name in ("year", "month", "day")]
    if not all(part.isascii() and part.isdigit() for part in parts):
        return None
    with suppress(ValueError):
        return date(*map(int, parts))
    return None
