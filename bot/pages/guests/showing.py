"""Showing a parent a page: the visit, the doors before it, and what fills it."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final, TypeVar

from aiohttp import web

from bot.pages.guests.addresses import Address
from bot.pages.guests.doorkeeper import Doorkeeper
from bot.pages.guests.visits import Visit
from bot.pages.house import House
from bot.pages.visitors import Whose, guest_of
from cases.desk import Command, Desk
from cases.errors import CaseNotFound, NotFoundHere
from cases.operations.guests import GuestView
from dialogs.language.say import Say

_CONFLICT: Final = 409
_NOT_RIGHT: Final = 422

View = TypeVar("View")

Faults = Mapping[str, str] | Sequence[Mapping[str, object]] | None
"""What is not right: codes by field, or ready to be shown."""


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
        async with behind_link(self.house, request, GuestView()) as (view, desk):
            texts = self.house.pages.texts_for(request, view.guardian.language)
            yield Visit(request, guest_of(request).link, view, texts), desk

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
        faults: Faults = None,
        **values: object,
    ) -> web.Response:
        """Show a template; ``faults`` are codes by field, or ready to be shown."""
        told = shown_faults(faults, "guest")
        return self.house.pages.page(
            template,
            visit.texts,
            status=status or (_NOT_RIGHT if told else 200),
            visit=visit,
            link=Address(visit.request),
            seal=self.house.seals.seal(visit.link),
            faults=told,
            **values,
        )


@asynccontextmanager
async def behind_link(
    house: House, request: web.Request, look: Command[View], who: Whose = guest_of
) -> AsyncIterator[tuple[View, Desk]]:
    """Open one transaction in the name of who has the link, with what they may see.

    ``who`` says as whom: a guest, or an expert from outside.

    Raises:
        HTTPNotFound: the link opens nothing, or not these pages.
    """
    async with house.database.work_as(who(request)) as work:
        try:
            view = await work.desk.execute(look)
        except (CaseNotFound, NotFoundHere):
            raise web.HTTPNotFound from None
        yield view, work.desk


def shown_faults(faults: Faults, whose: str) -> Sequence[Mapping[str, object]]:
    """Return what is not right as a page shows it; ``whose`` texts: a "guest"'s, a "pupil"'s."""
    if not isinstance(faults, Mapping):
        return faults or []
    return [
        {"field": field, "text": Say(f"page.{whose}.error.{code}")}
        for field, code in faults.items()
    ]
