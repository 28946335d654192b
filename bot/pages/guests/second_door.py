"""The second door of a guest's pages: a code that was sent to their own mailbox.

Who has none asks for a code that the coordinator tells them in person.

Looking at it sends nothing, because mail scanners look too: a code is asked for with a button.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from aiohttp import web

from bot.pages.forms import Form
from bot.pages.guests.entrance import Entrance, Waiting
from bot.pages.guests.levels import needs_code
from bot.pages.guests.passes import Level
from cases.door_store import Door
from cases.operations.codes import GiveCode, SendCode, Sending
from cases.operations.codes_by_hand import AskCodeByHand
from cases.operations.doors import HasMail, Opening
from dialogs.language.say import Say

CODE: Final = "code"
"""The last part of the address to which the second door's forms go."""

_DIGITS = 6
_LONGEST = 40
_NOT_RIGHT = 422
_FAULTS: Mapping[Sending | Opening, str] = {
    Sending.TOO_SOON: "code_soon",
    Sending.NO_MAILBOX: "code_no_mail",
    Opening.WRONG: "code_wrong",
    Opening.TOO_LATE: "code_gone",
}


@dataclass(frozen=True, slots=True)
class SecondDoor:
    """Shows the second door and takes what is said at it."""

    entrance: Entrance
    template: str = "guest_code.html"

    async def look(self, request: web.Request) -> Door:
        """Return what the door may say. Raises ``HTTPNotFound`` when it is not a door of these."""
        return await self.entrance.look(request)

    def stands_before(self, request: web.Request, place: str) -> bool:
        """Say whether this visitor has to open it before they see the page at that place."""
        return needs_code(place) and not self.entrance.has_pass(request, Level.CODE)

    async def show(
        self,
        request: web.Request,
        waiting: Waiting,
        *,
        sent: bool = False,
        fault: str | None = None,
    ) -> web.Response:
        """Show it; ``sent`` when there may be a code to fill in.

        Raises:
            HTTPNotFound: the link opens nothing.
        """
        door = await self.look(request)
        return self.entrance.page_of(
            request,
            door,
            self.template,
            status=_NOT_RIGHT if fault else 200,
            sent=sent,
            has_mail=await self.entrance.carry_out(request, HasMail()),
            kept=waiting.fields,
            faults=[{"field": CODE, "text": Say(f"page.guest.error.{fault}")}] if fault else [],
        )

    async def opened(self, request: web.Request, form: Form) -> web.Response | None:
        """Take what was said at it: None when that opened it, else the page to show.

        Raises:
            HTTPNotFound: the link opens nothing, or does not any longer.
        """
        waiting = Waiting.from_form(form)
        if form.get("do") == "language":
            return await self.show(request, waiting, sent=CODE in form)
        if form.get("do") == "have":
            return await self.show(request, waiting, sent=True)
        if form.get("do") == "ask":
            await self.entrance.carry_out(request, AskCodeByHand())
            return await self.show(request, waiting, sent=True)
        if form.get("do") == "send":
            sending = await self.entrance.carry_out(request, SendCode())
            has_mailbox = sending is not Sending.NO_MAILBOX
            fault = _FAULTS.get(sending)
            return await self.show(request, waiting, sent=has_mailbox, fault=fault)
        code = "".join(form.get(CODE, "")[:_LONGEST].split())
        if not (code.isascii() and code.isdigit() and len(code) == _DIGITS):
            return await self.show(request, waiting, sent=True, fault="code_unclear")
        opening = await self.entrance.carry_out(request, GiveCode(code=code))
        if opening is Opening.LOCKED:
            raise web.HTTPNotFound
        if opening is Opening.OPEN:
            return None
        return await self.show(request, waiting, sent=True, fault=_FAULTS[opening])
