"""The pages on which a parent tells whom they bring, and what they want to say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from aiohttp import web

from bot.pages.forms import Form
from bot.pages.guests.visits import Visit
from cases.desk import Desk
from cases.identity_numbers import without_identity_numbers
from cases.operations.preparing import Company, LookAtTold, Preparation, Prepare, SayCompany
from dialogs.language.say import Say

COMPANY: Final = "meebrengen"
PREPARATION: Final = "voorbereiden"
"""The last parts of the addresses of the pages."""

Show = Callable[..., web.Response]
"""Shows a template to a visitor: the visit, the template's name, and what fills it."""

_WORDS = 100
_STORY = 2000
_SEE_OTHER = 303
_NOT_RIGHT = 422


@dataclass(frozen=True, slots=True)
class FilledCompany:
    """Whom a parent brings, as it was sent; ``alone`` is yes or no, empty before an answer."""

    alone: str = ""
    brings: str = ""
    relation: str = ""
    interpreter: str = ""

    @classmethod
    def from_form(cls, form: Form) -> "FilledCompany":
        """Take the fields from what a browser sent."""
        names = ("alone", "brings", "relation", "interpreter")
        return cls(*(" ".join(form.get(name, "").split()) for name in names))

    @classmethod
    def of(cls, company: Company | None) -> "FilledCompany":
        """Return what was told before, as the form would have sent it."""
        if company is None:
            return cls()
        alone = "no" if company.brings else "yes"
        return cls(alone, company.brings or "", company.relation or "", company.interpreter or "")

    @property
    def faults(self) -> Mapping[str, str]:
        """What is not right: for each field the code of its text."""
        faults = {} if self.alone in {"yes", "no"} else {"alone": "answer"}
        if self.alone == "no" and not self.brings:
            faults["brings"] = "brings"
        return faults | _unfit(
            {"brings": self.brings, "relation": self.relation, "interpreter": self.interpreter},
            _WORDS,
        )

    def command(self) -> SayCompany:
        """Return what is told; only of what is right."""
        comes = self.alone == "no"
        return SayCompany(
            brings=self.brings if comes else None,
            relation=(self.relation or None) if comes else None,
            interpreter=self.interpreter or None,
        )


@dataclass(frozen=True, slots=True)
class FilledPreparation:
    """What a parent wants to say, as it was sent."""

    goes_well: str = ""
    hard: str = ""
    to_tell: str = ""
    share: bool = False

    @classmethod
    def from_form(cls, form: Form) -> "FilledPreparation":
        """Take the fields from what a browser sent."""
        goes_well, hard, to_tell = (
            form.get(name, "").strip() for name in ("goes_well", "hard", "to_tell")
        )
        return cls(goes_well, hard, to_tell, form.get("do") == "share")

    @classmethod
    def of(cls, told: Preparation) -> "FilledPreparation":
        """Return what was written before, as the form would have sent it."""
        return cls(told.goes_well or "", told.hard or "", told.to_tell or "")

    @property
    def texts(self) -> dict[str, str]:
        """What stands in each field."""
        return {"goes_well": self.goes_well, "hard": self.hard, "to_tell": self.to_tell}

    @property
    def faults(self) -> Mapping[str, str]:
        """What is not right: for each field the code of its text."""
        if self.share and not any(self.texts.values()):
            return {"goes_well": "nothing_to_share"}
        return _unfit(self.texts, _STORY)

    def command(self) -> Prepare:
        """Return what is written; only of what is right."""
        said = {name: text or None for name, text in self.texts.items()}
        return Prepare(**said, share=self.share)


Filled = FilledCompany | FilledPreparation


async def show_telling(
    show: Show, visit: Visit, desk: Desk, place: str, filled: Filled | None = None
) -> web.Response:
    """Show one of the two pages, with what was told before or what was just typed."""
    told = await desk.execute(LookAtTold())
    before: Filled = FilledPreparation.of(told.preparation)
    if place == COMPANY:
        before = FilledCompany.of(told.company)
    return _page(show, visit, place, filled or before, preparation=told.preparation)


async def take_telling(
    show: Show, visit: Visit, desk: Desk, place: str, form: Form
) -> web.Response:
    """Keep what was told; nothing is kept of a form that is not right."""
    filled = filled_in(place, form)
    if filled.faults:
        told = await desk.execute(LookAtTold())
        faults = [
            {"field": field, "text": Say(f"page.guest.error.{code}")}
            for field, code in filled.faults.items()
        ]
        return _page(show, visit, place, filled, preparation=told.preparation, faults=faults)
    if isinstance(filled, FilledCompany):
        await desk.execute(filled.command())
    else:
        await desk.execute(filled.command())
    return web.Response(status=_SEE_OTHER, headers={"Location": visit.path("nakijken")})


def filled_in(place: str, form: Form) -> Filled:
    """Return what a form of that page holds."""
    return (FilledCompany if place == COMPANY else FilledPreparation).from_form(form)


def _page(show: Show, visit: Visit, place: str, filled: Filled, **values: object) -> web.Response:
    faults = values.pop("faults", [])
    return show(
        visit,
        "guest_company.html" if place == COMPANY else "guest_preparation.html",
        status=_NOT_RIGHT if faults else 200,
        filled=filled,
        faults=faults,
        alone=[(each, Say(f"page.company.alone.{each}")) for each in ("yes", "no")],
        **values,
    )


def _unfit(texts: Mapping[str, str], longest: int) -> dict[str, str]:
    faults = {}
    for field, text in texts.items():
        if len(text) > longest:
            faults[field] = "long"
        elif without_identity_numbers(text) != text:
            faults[field] = "number"
    return faults
