"""A parent's page of the reports: reading every version, and answering it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from aiohttp import web

from bot.pages.forms import Form
from bot.pages.guests.visits import Visit
from cases.desk import Desk
from cases.identity_numbers import without_identity_numbers
from cases.model.agreements import Agreement, AgreementState
from cases.model.reports import AgreedThen, Mark, Part
from cases.operations.report_pages import ParentsReports, ReadReports, ReportPage, ShownResponse
from cases.operations.report_responses import RespondToReport
from cases.practices.practice import SCHOOL_ZONE
from dialogs.language.say import Say, Sayable

REPORT: Final = "verslag"
"""The first part of the address of the page; a number behind it is that of a version."""

Show = Callable[..., web.Response]
"""Shows a template to a visitor: the visit, the template's name, and what fills it."""

_LONGEST = 4000
_SEE_OTHER = 303
_CONFLICT = 409
_NOT_RIGHT = 422
_MOST_DIGITS = 4


@dataclass(frozen=True, slots=True)
class FilledResponse:
    """What a parent filled in, to be shown again when it is not right.

    ``marks`` are the boxes that are ticked ("hard.not_right"); ``agrees``: the button was pressed
    that says that it is right; ``outrun``: a newer version came while they were at it.
    """

    marks: frozenset[str] = frozenset()
    says: str = ""
    share: bool = False
    agrees: bool = False
    outrun: bool = False

    @classmethod
    def from_form(cls, form: Form) -> "FilledResponse":
        """Take the fields from what a browser sent."""
        every = {f"{part}.{mark}" for part in Part for mark in Mark}
        return cls(
            frozenset(every & form.keys()),
            form.get("says", "").strip(),
            "share" in form,
            form.get("do") == "agree",
        )

    @classmethod
    def begun(cls, form: Form) -> "FilledResponse | None":
        """Take what somebody was filling in, None of a form that is as it was opened."""
        return None if (filled := cls.from_form(form)) == cls() else filled

    @property
    def faults(self) -> Mapping[str, str]:
        """What is not right: for each field the code of its text."""
        if self.outrun:
            return {"says": "newer"}
        if len(self.says) > _LONGEST:
            return {"says": "long"}
        if without_identity_numbers(self.says) != self.says:
            return {"says": "number"}
        empty = not (self.marks or self.says or self.agrees)
        return {"says": "response"} if empty else {}

    def command(self, page: ReportPage) -> RespondToReport:
        """Return what is answered; only of what is right."""
        pressed = {
            part: [mark for mark in Mark if f"{part}.{mark}" in self.marks]
            for part in page.text.parts
        }
        return RespondToReport(
            version=page.version.id,
            marks={part: marks for part, marks in pressed.items() if marks},
            says=self.says or None,
            share=self.share,
        )


@dataclass(frozen=True, slots=True)
class AgreedLine:
    """An agreement in a report: who, what, by when and how, and how it stands now."""

    who: Say
    what: str
    by: date
    how: str | None
    state: Say


@dataclass(frozen=True, slots=True)
class Reading:
    """What the page shows of one version."""

    seen: ParentsReports
    page: ReportPage
    today: date

    @property
    def is_newest(self) -> bool:
        """Whether this is the newest version of its report."""
        about = [one for one in self.seen.pages if one.version.report == self.page.version.report]
        return about[0].version.id == self.page.version.id

    @property
    def sent_on(self) -> date | None:
        """The day on which it was sent."""
        at = self.page.version.sent_at
        return at.astimezone(SCHOOL_ZONE).date() if at else None

    @property
    def is_over(self) -> bool:
        """Whether the time for a response is over."""
        due = self.page.version.due_on
        return due is not None and self.today > due

    @property
    def agreed(self) -> Sequence[AgreedLine]:
        """The agreements of this version, each as it stands now."""
        return [self._line(one) for one in self.page.text.agreed]

    @property
    def mine(self) -> Sequence[AgreedLine]:
        """The parent's own agreements that are not in this version."""
        shown = {one.id for one in self.page.text.agreed}
        return [
            AgreedLine(
                Say("page.report.who.you"),
                one.what,
                one.agreement.by,
                one.how,
                _state(one.agreement, self.today),
            )
            for one in self.seen.mine
            if one.agreement.id not in shown
        ]

    @property
    def readers(self) -> Sequence[Say]:
        """Who of the staff may read this version, and why."""
        return [
            Say(
                f"page.report.reader.{reader.purpose or 'leads'}",
                {"name": _called(reader.person.name, reader.person.function)},
            )
            for reader in self.seen.readers.get(self.page.version.id, ())
        ]

    @property
    def responses(self) -> Sequence[tuple[Say, ShownResponse, Sequence[Say]]]:
        """The responses: a title, the response, and what was pressed in it."""
        return [(self._title(one), one, _pressed(one)) for one in self.page.responses]

    @property
    def all_pages(self) -> Sequence[tuple[int, Say]]:
        """Every version there is: its number in addresses, and what it is called."""
        count = len(self.seen.pages)
        return [
            (count - place, Say("page.report.line", {"about": about_of(one), **_number(one)}))
            for place, one in enumerate(self.seen.pages)
        ]

    def _title(self, shown: ShownResponse) -> Say:
        mine = shown.response.guardian == self.seen.guardian.id
        on = shown.response.responded_at.astimezone(SCHOOL_ZONE).date()
        whose = "own" if mine else "other"
        return Say(f"page.report.response.{whose}", {"on": on, "number": shown.number})

    def _line(self, agreed: AgreedThen) -> AgreedLine:
        now = self.seen.agreements.get(agreed.id)
        mine = now is not None and now.who == self.seen.guardian.id
        state = _state(now, self.today) if now else Say("page.report.state.open")
        return AgreedLine(_who(agreed, mine=mine), agreed.what, agreed.by, agreed.how, state)


async def show_report(
    show: Show,
    visit: Visit,
    desk: Desk,
    number: str = "",
    filled: FilledResponse | None = None,
) -> web.Response:
    """Show a version, the newest without a number; what is missing when a response was sent."""
    seen = await desk.execute(ReadReports())
    page = _numbered(seen, number)
    if page is None:
        return show(visit, "guest_report.html", reading=None, faults=[])
    return _shown(show, visit, Reading(seen, page, desk.occasion.today), filled)


async def take_response(
    show: Show, visit: Visit, desk: Desk, number: str, form: Form
) -> web.Response:
    """Keep a response; nothing is kept of a form that is not right."""
    seen = await desk.execute(ReadReports())
    page = _numbered(seen, number)
    if page is None:
        raise web.HTTPNotFound
    filled = FilledResponse.from_form(form)
    reading = Reading(seen, page, desk.occasion.today)
    if not reading.is_newest:
        newest = _numbered(seen, "")
        assert newest
        return _shown(show, visit, replace(reading, page=newest), replace(filled, outrun=True))
    if filled.faults:
        return _shown(show, visit, reading, filled)
    await desk.execute(filled.command(page))
    return web.Response(status=_SEE_OTHER, headers={"Location": visit.path(REPORT)})


def _shown(
    show: Show, visit: Visit, reading: Reading, filled: FilledResponse | None
) -> web.Response:
    filled = filled or FilledResponse(agrees=True)
    wrong = filled.faults
    status = _CONFLICT if filled.outrun else _NOT_RIGHT
    return show(
        visit,
        "guest_report.html",
        status=status if wrong else 200,
        reading=reading,
        about=about_of(reading.page),
        number=len(reading.seen.pages) - reading.seen.pages.index(reading.page),
        marks=list(Mark),
        filled=filled,
        faults=[
            {"field": name, "text": Say(f"page.guest.error.{code}")} for name, code in wrong.items()
        ],
    )


def about_of(page: ReportPage) -> Say:
    """Return what a report is called: by its meeting, if there was one."""
    if page.meeting is None:
        return Say("page.report.of_case")
    return Say("page.report.of", {"at": page.meeting.starts_at})


def _numbered(seen: ParentsReports, number: str) -> ReportPage | None:
    """Return the version with that number in addresses, counted from the oldest."""
    pages = list(reversed(seen.pages))
    if not number:
        return pages[-1] if pages else None
    place = (
        int(number) if number.isascii() and number.isdigit() and len(number) < _MOST_DIGITS else 0
    )
    return pages[place - 1] if 0 < place <= len(pages) else None


def _number(page: ReportPage) -> dict[str, Sayable]:
    return {"number": page.version.number}


def _state(agreement: Agreement, today: date) -> Say:
    """Return how an agreement stands, without why."""
    if agreement.state is AgreementState.DONE:
        return Say("page.report.state.done")
    return Say(f"page.report.state.{'late' if agreement.is_late(today) else 'open'}")


def _who(agreed: AgreedThen, *, mine: bool) -> Say:
    if mine:
        return Say("page.report.who.you")
    if agreed.relation:
        return Say(f"page.report.who.{agreed.relation}")
    if agreed.name:
        return Say("value.as_is", {"value": _called(agreed.name, agreed.function or "")})
    return Say("page.report.who.staff")


def _called(name: str, function: str) -> str:
    return ", ".join(part for part in (name, function) if part)


def _pressed(shown: ShownResponse) -> Sequence[Say]:
    if shown.text.agrees:
        return [Say("page.report.response.agrees")]
    return [
        Say(
            "page.report.response.mark",
            {"part": Say(f"page.report.part.{part}"), "mark": Say(f"page.report.mark.{mark}")},
        )
        for part in Part
        for mark in shown.text.marks.get(part, ())
    ]
