"""Opening a visit by an expert from outside, and showing them their pages."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

from aiohttp import web

from bot.pages.guests.addresses import Address, on_to
from bot.pages.guests.showing import behind_link, shown_faults
from bot.pages.house import House
from bot.pages.outside.door import OutsideDoor
from bot.pages.outside.visits import Visit
from bot.pages.visitors import outsider_of
from cases.desk import Desk
from cases.errors import CaseError
from cases.operations.outside_pages import LookFromOutside

_CONFLICT = 409
_NOT_RIGHT = 422
KEPT: Final = "klaar"
NEWS: Final = ("accept", "other_time", "meeting", "times", "confirm", "done", "move", "block")
"""What can have been kept: the last part of the address of the page that says so."""
_TOLD: Final = frozenset(
    {
        "meeting_is_over",
        "already_answered",
        "already_finished",
        "case_rests",
        "no_consent_yet",
        "part_is_over",
    }
)
"""The refusals that an expert hears in words of their own."""


@dataclass(frozen=True, slots=True)
class Showing:
    """What every page of an expert begins and ends with."""

    house: House

    @property
    def door(self) -> OutsideDoor:
        """The door before these pages."""
        return OutsideDoor(self.house)

    @asynccontextmanager
    async def visit(self, request: web.Request) -> AsyncIterator[tuple[Visit, Desk]]:
        """Open one transaction in the expert's name; ``HTTPNotFound`` if nothing stands."""
        look = LookFromOutside()
        async with behind_link(self.house, request, look, outsider_of) as (view, desk):
            yield Visit(request, view, self.house.pages.texts_for(request, "nl")), desk

    def surprised(self, visit: Visit, refusal: CaseError) -> web.Response:
        """Show the first page, and why what was asked for was not done."""
        return self.start(visit, surprise=refusal.code if refusal.code in _TOLD else "other")

    def start(self, visit: Visit, *, surprise: str = "", kept: str = "") -> web.Response:
        """Show the first page.

        ``surprise`` is the code of why it is not the one that was asked for, ``kept`` of what
        was kept just now.
        """
        status = _CONFLICT if surprise else 200
        return self.show(visit, "outside_start.html", status=status, surprise=surprise, kept=kept)

    def kept(self, visit: Visit, what: str) -> web.Response:
        """Lead on to the first page, which says what was kept."""
        return on_to(visit, KEPT, what)

    def show(
        self,
        visit: Visit,
        template: str,
        *,
        status: int = 200,
        faults: Mapping[str, str] | None = None,
        **values: object,
    ) -> web.Response:
        """Show a page; ``faults`` are for each field the code of what is not right."""
        return self.house.pages.page(
            template,
            visit.texts,
            status=_NOT_RIGHT if faults else status,
            visit=visit,
            link=Address(visit.request),
            seal=self.house.seals.seal(outsider_of(visit.request).link),
            faults=shown_faults(faults, "guest"),
            **values,
        )
