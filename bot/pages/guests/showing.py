"""Showing a parent a page: the visit, the doors before it, and what fills it."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

from aiohttp import web

from bot.pages.guests.doorkeeper import Doorkeeper
from bot.pages.guests.visits import Visit
from bot.pages.house import House
from bot.pages.visitors import guest_of
from cases.desk import Desk
from cases.errors import CaseNotFound, NotFoundHere
from cases.operations.guests import GuestView
from dialogs.language.say import Say

_SEE_OTHER: Final = 303
_CONFLICT: Final = 409
_NOT_RIGHT: Final = 422


@dataclass(frozen=True, slots=True)
class Showing:
    """What all pages of a parent have in common."""

    house: House

    @property
    def keeper(self) -> Doorkeeper:
        """Who stands between visitors and these pages."""
        return Doorkeeper(self.house)

    @asynccontextmanager
    async def visit(self, request: web.Request) -> AsyncIterator[tuple[Visit, Desk]]:
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

    def start(self, visit: Visit, *, surprised: str = "") -> web.Response:
        """Show the first page; ``surprised`` says why it is not the one that was asked for."""
        status = _CONFLICT if surprised else 200
        return self.show(visit, "guest_start.html", status=status, surprised=surprised)

    def show(
        self,
        visit: Visit,
        template: str,
        *,
        status: int = 0,
        faults: Mapping[str, str] | Sequence[Mapping[str, object]] | None = None,
        **values: object,
    ) -> web.Response:
        """Show a template; ``faults`` are codes by field, or ready to be shown."""
        told = shown_faults(faults) if isinstance(faults, Mapping) else faults or []
        return self.house.pages.page(
            template,
            visit.texts,
            status=status or (_NOT_RIGHT if told else 200),
            visit=visit,
            seal=self.house.seals.seal(visit.link),
            faults=told,
            **values,
        )


def shown_faults(faults: Mapping[str, str]) -> Sequence[Mapping[str, object]]:
    """Return what is not right, a code for each field, as a page shows it."""
    return [
        {"field": field, "text": Say(f"page.guest.error.{code}")} for field, code in faults.items()
    ]


def on_to(visit: Visit, *parts: str) -> web.Response:
    """Lead a parent on to another of their pages."""
    return web.Response(status=_SEE_OTHER, headers={"Location": visit.path(*parts)})
