"""The page at which somebody types the code of a letter.

A code leads to the address of a parent's pages. One that opens nothing leads to an address that
opens nothing, and so to the same page as any other dead link. Tries are counted per visitor.
"""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from aiohttp import web

from bot.pages.forms import read_form
from bot.pages.house import House
from cases.short_codes import read_code, token_of
from dialogs.language.say import Say

TRIES: Final = 20
"""So many codes one visitor may try in ``WITHIN``; a school's network counts as one.

Each costs us some tens of milliseconds, which is why there is a limit: guessing is hopeless.
"""
WITHIN: Final = timedelta(minutes=10)

_REMEMBERED: Final = 10_000
_SEAL_OF: Final = b"the page for codes"
_SEE_OTHER: Final = 303
_NOT_RIGHT: Final = 422
_OK: Final = 200


@dataclass(slots=True)
class Tries:
    """Counts tries per visitor, in memory: a restart forgives, a guess costs 2 to the 68th."""

    _made: OrderedDict[str, list[datetime]] = field(default_factory=OrderedDict)

    def may(self, visitor: str, now: datetime) -> bool:
        """Count a try, and say whether it is one too many."""
        made = [at for at in self._made.pop(visitor, []) if at > now - WITHIN]
        self._made[visitor] = [*made, now][-TRIES:]
        while len(self._made) > _REMEMBERED:
            self._made.popitem(last=False)
        return len(made) < TRIES


def code_page(house: House) -> web.Application:
    """Return the application for ``/b``."""
    codes = _CodePage(house, Tries())
    application = house.application("guest")
    for typed in ("", "/"):  # the address stands on paper, and is typed by hand
        application.router.add_get(typed, codes.show)
        application.router.add_post(typed, codes.take)
    return application


@dataclass(frozen=True, slots=True)
class _CodePage:
    house: House
    tries: Tries

    async def show(self, request: web.Request) -> web.Response:
        """Show the form."""
        return self._page(request, "")

    async def take(self, request: web.Request) -> web.Response:
        """Lead to the page that the code stands for, whether there is one or not.

        Raises:
            HTTPTooManyRequests: this visitor tried too many.
        """
        form = await read_form(request, _SEAL_OF, self.house.seals)
        typed = form.get("code", "").strip()
        if form.get("do") == "language":
            return self._page(request, typed[:100])
        if not self.tries.may(self.house.proxies.visitor(request), self.house.clock()):
            raise web.HTTPTooManyRequests
        signs = read_code(typed)
        if signs is None:
            return self._page(request, typed[:100], status=_NOT_RIGHT)
        token = await asyncio.to_thread(token_of, signs)
        return web.Response(status=_SEE_OTHER, headers={"Location": f"/g/{token}"})

    def _page(self, request: web.Request, typed: str, *, status: int = _OK) -> web.Response:
        faults = [{"field": "code", "text": Say("page.typed_code.error")}] if status != _OK else []
        return self.house.pages.page(
            "code.html",
            self.house.pages.texts_for(request),
            status=status,
            typed=typed,
            seal=self.house.seals.seal(_SEAL_OF),
            faults=faults,
        )
