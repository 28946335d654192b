"""Showing a pupil a page: the visit, the doors before it, and what fills it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

from aiohttp import web

from bot.pages.guests.addresses import Address
from bot.pages.guests.doorkeeper import Doorkeeper
from bot.pages.guests.showing import Faults, behind_link, shown_faults
from bot.pages.house import House
from bot.pages.pupil.visits import PupilVisit
from bot.pages.visitors import guest_of
from cases.desk import Desk
from cases.operations.pupil_pages import PupilView

_NOT_RIGHT: Final = 422
_CONFLICT: Final = 409


@dataclass(frozen=True, slots=True)
class Showing:
    """What all pages of a pupil have in common."""

    house: House

    @property
    def keeper(self) -> Doorkeeper:
        """Who stands between visitors and these pages."""
        return Doorkeeper(self.house, pupils=True)

    @asynccontextmanager
    async def visit(
        self, request: web.Request, *, of_age: bool = False
    ) -> AsyncIterator[tuple[PupilVisit, Desk]]:
        """Open one transaction in the pupil's name, with what they may see.

        Raises:
            HTTPNotFound: the link opens nothing, it is not a pupil's, or the page is for those
                who decide themselves and this one does not yet.
        """
        async with behind_link(self.house, request, PupilView()) as (view, desk):
            if of_age and not view.decides:
                raise web.HTTPNotFound
            texts = self.house.pages.texts_for(request, view.pupil.language)
            yield PupilVisit(request, guest_of(request).link, view, texts), desk

    def start(self, visit: PupilVisit, *, surprised: str = "") -> web.Response:
        """Show the first page; ``surprised`` says why it is not the one that was asked for."""
        status = _CONFLICT if surprised else 200
        return self.show(visit, "pupil_start.html", status=status, surprised=surprised)

    def show(
        self,
        visit: PupilVisit,
        template: str,
        *,
        faults: Faults = None,
        status: int = 0,
        **values: object,
    ) -> web.Response:
        """Show a template; ``faults`` are codes by field, or ready to be shown."""
        told = shown_faults(faults, "pupil")
        return self.house.pages.page(
            template,
            visit.texts,
            status=status or (_NOT_RIGHT if told else 200),
            to_pupil=True,
            visit=visit,
            link=Address(visit.request),
            seal=self.house.seals.seal(visit.link),
            faults=told,
            **values,
        )
