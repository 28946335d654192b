"""A parent's page of rights: seeing, correcting, resting and erasing, and what became of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from aiohttp import web

from bot.pages.forms import Form
from cases.desk import Desk
from cases.identity_numbers import without_identity_numbers
from cases.model.requests import RequestKind, RightsRequest
from cases.operations.guest_rights import About, AskAsGuest, OwnRequests
from cases.practices.practice import SCHOOL_ZONE
from dialogs.language.say import Say

RIGHTS: Final = "rechten"
"""The last part of the address of the page."""

Show = Callable[..., web.Response]
"""Shows a template to a visitor: the visit, the template's name, and what fills it."""

_LONGEST = 4000


class Visited(Protocol):
    """A visit by a parent or a pupil: it knows where its pages are."""

    def path(self, *parts: str) -> str:
        """Return the address of a page of this visit."""


_SEE_OTHER = 303
_NOT_RIGHT = 422


@dataclass(frozen=True, slots=True)
class FilledRequest:
    """What a parent filled in, to be shown again when it is not right."""

    kind: str = ""
    about: str = ""
    says: str = ""

    @classmethod
    def from_form(cls, form: Form) -> "FilledRequest":
        """Take the fields from what a browser sent, cut to what they can hold."""
        kind, about = (form.get(name, "").strip()[:40] for name in ("kind", "about"))
        return cls(kind, about, form.get("says", "").strip()[:_LONGEST])

    @property
    def faults(self) -> Mapping[str, str]:
        """What is not right: for each field the code of its text."""
        faults = {}
        if self.kind not in set(RequestKind):
            faults["kind"] = "kind"
        if self.about not in set(About):
            faults["about"] = "about"
        if not self.says:
            faults["says"] = "says"
        elif without_identity_numbers(self.says) != self.says:
            faults["says"] = "number"
        return faults

    def command(self) -> AskAsGuest | None:
        """Return what is asked, None when something is not right."""
        if self.faults:
            return None
        return AskAsGuest(kind=RequestKind(self.kind), about=About(self.about), says=self.says)


async def show_rights(
    show: Show, visit: Visited, desk: Desk, filled: FilledRequest | None = None
) -> web.Response:
    """Show what was asked and became of it, and the form; what is missing when it was sent."""
    faults = filled.faults if filled else {}
    return show(
        visit,
        "guest_rights.html",
        status=_NOT_RIGHT if faults else 200,
        lines=_lines(await desk.execute(OwnRequests())),
        kinds=_options(RequestKind),
        abouts=_options(About),
        filled=filled or FilledRequest(),
        faults=[
            {"field": field, "text": Say(f"page.guest.error.{code}")}
            for field, code in faults.items()
        ],
    )


async def ask_right(show: Show, visit: Visited, desk: Desk, form: Form) -> web.Response:
    """Keep a request; nothing is kept of a form that is not right."""
    filled = FilledRequest.from_form(form)
    if (command := filled.command()) is None:
        return await show_rights(show, visit, desk, filled)
    await desk.execute(command)
    return web.Response(status=_SEE_OTHER, headers={"Location": visit.path(RIGHTS)})


def _options(of: type[RequestKind | About]) -> Sequence[tuple[str, Say]]:
    """Return what there is to choose from, in the order in which it is."""
    name = "kind" if of is RequestKind else "about"
    return [(each.value, Say(f"page.guest.rights.{name}.{each.value}")) for each in of]


def _lines(requests: Sequence[RightsRequest]) -> Sequence[Say]:
    """Return what became of each request, without what was written in it."""
    return [
        Say(
            f"page.guest.rights.{request.state}",
            {
                "kind": Say(f"page.guest.rights.kind.{request.kind}"),
                "on": request.asked_at.astimezone(SCHOOL_ZONE).date(),
                "by": request.due_on,
            },
        )
        for request in requests
    ]
