"""The page on which who leads a case writes the report of a meeting.

Each answer of the page carries a link of one use for the next one, so that one can save and go
on, and nothing opens twice. What was typed is shown again whatever happens.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from aiohttp import web

from bot.live_rosters import Refresh
from bot.pages.forms import Form, read_form
from bot.pages.house import House
from bot.pages.staff.once import OncePages
from bot.pages.visitors import guest_of, visitor_with
from cases.errors import ChangedMeanwhile
from cases.identity_numbers import without_identity_numbers
from cases.model.meetings import MeetingId
from cases.operations.reports import Draft, LookAtDraft, WriteReport, writing_link
from dialogs.language.say import Say
from dialogs.language.sentences.violence import speaks_of_violence
from storage.database import Work
from storage.links import Reading

_FIELDS = ("present", "important", "goes_well", "hard", "decided", "changed", "child")
_LONGEST = 4000
_CONFLICT = 409
_NOT_RIGHT = 422


def writing_pages(house: House, refresh: Refresh) -> web.Application:
    """Return the application for ``/v``: the page for writing behind each link."""
    house = house.for_staff()
    pages = _WritingPages(house, refresh)
    application = house.application("staff")
    application.router.add_get("/{token}", pages.door)
    application.router.add_post("/{token}", pages.open)
    application.router.add_post("/{token}/bewaar", pages.save)
    return application


@dataclass(frozen=True, slots=True)
class FilledReport:
    """What was typed, which meeting it is about, and which edition the writer had before them."""

    texts: Mapping[str, str]
    meeting: MeetingId | None = None
    seen: int = 0

    @classmethod
    def from_form(cls, form: Form) -> "FilledReport":
        """Take the fields from what a browser sent."""
        seen = form.get("seen", "")
        known = seen.isascii() and seen.isdigit() and len(seen) < len(str(_LONGEST * _LONGEST))
        return cls(
            {name: form.get(name, "").strip() for name in _FIELDS},
            _meeting(form.get("meeting", "")),
            int(seen) if known else 0,
        )

    @classmethod
    def of(cls, draft: Draft) -> "FilledReport":
        """Return what was kept, as the form would have sent it."""
        kept = {name: getattr(draft.text, name, None) or "" for name in _FIELDS}
        meeting = draft.meeting.id if draft.meeting else None
        return cls({**kept, "child": draft.child or ""}, meeting, draft.edition)

    @property
    def faults(self) -> Mapping[str, str]:
        """What is not right: for each field the code of its text."""
        faults = {}
        for name, text in self.texts.items():
            if len(text) > _LONGEST:
                faults[name] = "long"
            elif without_identity_numbers(text) != text:
                faults[name] = "number"
        return faults

    @property
    def speaks_of_violence(self) -> bool:
        """Whether the writer is pointed to the reporting code; it stops nothing."""
        return any(speaks_of_violence(text) for text in self.texts.values())


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What the page is made of: the draft as it is kept, and the link of the next answer."""

    draft: Draft
    token: str
    outrun: bool = False


@dataclass(frozen=True, slots=True)
class _WritingPages(OncePages):
    async def open(self, request: web.Request) -> web.Response:
        """Use the link up and show what there is to go on with."""
        await self.check_form(request)
        reading = await self._used(request)
        if reading is None:
            raise web.HTTPNotFound
        sheet = await self.live(reading, lambda work: _sheet(work, reading, None))
        return self._page(request, sheet, FilledReport.of(sheet.draft))

    async def save(self, request: web.Request) -> web.Response:
        """Keep what was typed, if nobody else saved meanwhile; show it again in any case."""
        form = await read_form(request, guest_of(request).link, self.house.seals)
        filled = FilledReport.from_form(form)
        reading = await self._used(request)
        if reading is None:
            return self._over(request, filled)
        try:
            sheet = await self.live(reading, lambda work: _save(work, reading, filled))
        except web.HTTPNotFound:  # they may not any longer, or that cannot be found out now
            return self._over(request, filled)
        return self._page(request, sheet, filled, saved=not (filled.faults or sheet.outrun))

    async def _used(self, request: web.Request) -> Reading | None:
        async with self.house.database.work_as(guest_of(request)) as work:
            return await work.links.open_writing()

    def _page(
        self, request: web.Request, sheet: _Sheet, filled: FilledReport, *, saved: bool = False
    ) -> web.Response:
        guest = visitor_with(sheet.token)
        assert guest
        status = _NOT_RIGHT if filled.faults else 200
        return self.house.pages.page(
            "staff_writing.html",
            self.house.pages.texts_for(request),
            status=_CONFLICT if sheet.outrun else status,
            written=sheet.draft,
            names=[one for one in _FIELDS if one != "changed" or sheet.draft.number > 1],
            filled=filled,
            theirs=_differing(sheet, filled),
            outrun=sheet.outrun,
            saved_at=self.house.clock() if saved else None,
            meldcode=filled.speaks_of_violence,
            action=f"/v/{sheet.token}/bewaar",
            seal=self.house.seals.seal(guest.link),
            faults=[
                {"field": name, "text": Say(f"page.staff.writing.error.{code}")}
                for name, code in filled.faults.items()
            ],
        )

    def _over(self, request: web.Request, filled: FilledReport) -> web.Response:
        """Show what was typed on a page that can no longer save it, so that it can be copied."""
        texts = self.house.pages.texts_for(request)
        typed = {name: text for name, text in filled.texts.items() if text}
        return self.house.pages.page(
            "staff_writing_over.html", texts, status=_CONFLICT, typed=typed
        )


async def _save(work: Work, reading: Reading, filled: FilledReport) -> _Sheet:
    """Keep what was typed unless something is not right, and return the sheet as it then is."""
    if filled.faults:
        return await _sheet(work, reading, filled.meeting)
    command = WriteReport(
        case=reading.case,
        meeting=filled.meeting,
        whole=True,
        seen=filled.seen,
        **{name: text or None for name, text in filled.texts.items()},
    )
    try:
        await work.desk.execute(command)
    except ChangedMeanwhile:
        return await _sheet(work, reading, filled.meeting, outrun=True)
    return await _sheet(work, reading, filled.meeting)


async def _sheet(
    work: Work, reading: Reading, meeting: MeetingId | None, *, outrun: bool = False
) -> _Sheet:
    draft = await work.desk.execute(LookAtDraft(case=reading.case, meeting=meeting))
    return _Sheet(draft, await writing_link(work.desk.occasion, draft.case), outrun)


def _differing(sheet: _Sheet, filled: FilledReport) -> Mapping[str, str]:
    """Return what is kept in the fields in which somebody else wrote something else."""
    if not sheet.outrun:
        return {}
    kept = FilledReport.of(sheet.draft).texts
    return {name: text for name, text in kept.items() if text != filled.texts[name]}


def _meeting(text: str) -> MeetingId | None:
    try:
        return MeetingId(UUID(text))
    except ValueError:
        return None
