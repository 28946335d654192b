"""What an expert is asked to do: say whether they come, which time suits, and their agreements."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from aiohttp import web

from bot.pages.forms import Form
from bot.pages.guests.addresses import on_to
from bot.pages.guests.filled import FilledMeeting, NotRight
from bot.pages.guests.times import ANSWERS, TIMES, FilledTimes, keep_times, offered
from bot.pages.guests.visits import seen
from bot.pages.outside.agreements import FilledAgreement
from bot.pages.outside.showing import Showing
from bot.pages.outside.visits import Visit
from cases.desk import Desk
from cases.errors import CaseError
from cases.model.meetings import Attendance
from cases.operations.outside_pages import AnswerMeetingFromOutside, OutsideMeeting
from cases.operations.time_answers import AnswerTimes
from dialogs.language.say import Say

_NUMBER = r"{number:\d{1,6}}"
_WAYS: Final[Mapping[str, str]] = {"dag": "move", "lukt-niet": "block"}
"""What is done with an agreement on a page of its own, by the last part of its address."""
_TEMPLATES: Final[Mapping[str, str]] = {
    "move": "outside_agreement_day.html",
    "block": "outside_agreement_block.html",
}
MEETING = "gesprek"
AGREEMENT = "afspraak"


@dataclass(frozen=True, slots=True)
class Tasks:
    """The pages about one meeting, one agreement, and the times to choose from."""

    showing: Showing

    def add_to(self, routes: web.UrlDispatcher) -> None:
        """Let these pages be found."""
        for place, page, take in (
            (f"{MEETING}/{_NUMBER}", self.meeting, self.take_attendance),
            (f"{AGREEMENT}/{_NUMBER}", self.agreement, self.take_agreement),
            (TIMES, self.times, self.take_times),
        ):
            routes.add_get(f"/{{token}}/{place}", page)
            routes.add_post(f"/{{token}}/{place}", take)
        ways = f"{AGREEMENT}/{_NUMBER}/{{way:{'|'.join(_WAYS)}}}"
        routes.add_get(f"/{{token}}/{ways}", self.agreement)
        routes.add_post(f"/{{token}}/{ways}", self.take_agreement)

    def typed_before(
        self, visit: Visit, place: str, number: str, typed: Form
    ) -> web.Response | None:
        """Show what somebody had typed before the door; None where it was not about a task."""
        if place == TIMES and visit.view.times:
            return self._show_times(visit, FilledTimes.from_form(typed))
        if place == AGREEMENT:
            number, _, way = number.partition("/")
            filled = _about(typed, way)
            return self._show_agreement(visit, number, filled) if visit.agreement(number) else None
        if place == MEETING:
            answer = FilledMeeting.from_form(typed)
            number = visit.number_of(answer.seen)
            return self._show_meeting(visit, number, answer) if visit.meeting(number) else None
        return None

    def is_there(self, visit: Visit, place: str, number: str) -> bool:
        """Say whether there is such a task."""
        return bool(
            (place == MEETING and visit.meeting(number))
            or (place == AGREEMENT and visit.agreement(number.partition("/")[0]))
            or (place == TIMES and visit.view.times)
        )

    async def meeting(self, request: web.Request) -> web.Response:
        """Show one meeting, with the answer so far."""
        return await self.showing.door.inside(request, self._meeting)

    async def _meeting(self, request: web.Request) -> web.Response:
        async with self.showing.visit(request) as (visit, _):
            number = request.match_info["number"]
            if (one := visit.meeting(number)) is None:
                return on_to(visit)
            return self._show_meeting(visit, number, FilledMeeting.of(one.answer))

    def _show_meeting(
        self,
        visit: Visit,
        number: str,
        filled: FilledMeeting,
        faults: Mapping[str, str] | None = None,
    ) -> web.Response:
        one = visit.meeting(number)
        return self.showing.show(
            visit,
            "outside_meeting.html",
            faults=faults,
            number=number,
            one=one,
            seen=seen(one) if one else "",
            filled=filled,
            options=[(each, Say(f"page.guest.meeting.{each}")) for each in Attendance],
        )

    async def take_attendance(self, request: web.Request) -> web.Response:
        """Keep whether they come."""
        return await self.showing.door.taking(request, self._attending)

    async def _attending(self, request: web.Request, form: Form) -> web.Response:
        filled = FilledMeeting.from_form(form)
        async with self.showing.visit(request) as (visit, desk):
            number = visit.number_of(filled.seen)
            if (one := visit.meeting(number)) is None:
                return self.showing.start(visit, surprise="meeting_is_over")
            try:
                await desk.execute(_answer(filled, one, self.showing.house.clock()))
            except NotRight as refusal:
                return self._show_meeting(visit, number, filled, refusal.faults)
            except CaseError as refusal:
                return self.showing.surprised(visit, refusal)
        return self.showing.kept(visit, "meeting")

    async def agreement(self, request: web.Request) -> web.Response:
        """Show one of their agreements."""
        return await self.showing.door.inside(request, self._agreement)

    async def _agreement(self, request: web.Request) -> web.Response:
        async with self.showing.visit(request) as (visit, _):
            number = request.match_info["number"]
            if visit.agreement(number) is None:
                return on_to(visit)
            way = _WAYS.get(request.match_info.get("way", ""), "")
            return self._show_agreement(visit, number, FilledAgreement(way))

    def _show_agreement(
        self,
        visit: Visit,
        number: str,
        filled: FilledAgreement,
        faults: Mapping[str, str] | None = None,
    ) -> web.Response:
        one = visit.agreement(number)
        template = _TEMPLATES.get(filled.do, "outside_agreement.html")
        return self.showing.show(visit, template, faults=faults, one=one, filled=filled)

    async def take_agreement(self, request: web.Request) -> web.Response:
        """Do what they chose with the agreement."""
        return await self.showing.door.taking(request, self._agreed)

    async def _agreed(self, request: web.Request, form: Form) -> web.Response:
        number = request.match_info["number"]
        filled = _about(form, request.match_info.get("way", ""))
        async with self.showing.visit(request) as (visit, desk):
            if (one := visit.agreement(number)) is None:
                return self.showing.start(visit, surprise="already_finished")
            if filled.do == "confirm" and filled.seen != one.agreement.by.isoformat():
                return self.showing.start(visit, surprise="agreement_moved")
            try:
                now = self.showing.house.clock()
                await desk.execute(filled.command(one.agreement.id, now))
            except NotRight as refusal:
                return self._show_agreement(visit, number, filled, refusal.faults)
            except CaseError as refusal:
                return self.showing.surprised(visit, refusal)
        return self.showing.kept(visit, filled.do)

    async def times(self, request: web.Request) -> web.Response:
        """Show the times to choose from."""
        return await self.showing.door.inside(request, self._times)

    async def _times(self, request: web.Request) -> web.Response:
        async with self.showing.visit(request) as (visit, _):
            if visit.view.times is None:
                return self._times_are_gone(visit)
            return self._show_times(visit, FilledTimes.of(visit.view.times))

    def _times_are_gone(self, visit: Visit) -> web.Response:
        return self.showing.start(visit, surprise="times_closed")

    def _show_times(
        self, visit: Visit, filled: FilledTimes, faults: Mapping[str, str] | None = None
    ) -> web.Response:
        times = visit.view.times
        return self.showing.show(
            visit,
            "outside_times.html",
            faults=faults,
            times=times,
            offered=offered(times) if times else (),
            options=ANSWERS,
            filled=filled,
        )

    async def take_times(self, request: web.Request) -> web.Response:
        """Keep which times suit."""
        return await self.showing.door.taking(request, self._timed)

    async def _timed(self, request: web.Request, form: Form) -> web.Response:
        filled = FilledTimes.from_form(form)
        async with self.showing.visit(request) as (visit, desk):
            if visit.view.times is None:
                return self._times_are_gone(visit)
            try:
                await _keep(desk, visit, filled)
            except NotRight as refusal:
                return self._show_times(visit, filled, refusal.faults)
            except CaseError as refusal:
                return self.showing.surprised(visit, refusal)
        return self.showing.kept(visit, "times")


def _about(form: Form, way: str) -> FilledAgreement:
    """Return what a form about an agreement holds; some pages are for one thing alone."""
    filled = FilledAgreement.from_form(form)
    return replace(filled, do=_WAYS.get(way, filled.do))


def _answer(filled: FilledMeeting, one: OutsideMeeting, now: datetime) -> AnswerMeetingFromOutside:
    """Return what is answered. Raises ``NotRight``, also if the meeting was moved meanwhile."""
    attendance, rather_at = filled.read(now)
    if filled.seen != seen(one):
        raise NotRight({"attendance": "moved"})
    return AnswerMeetingFromOutside(
        meeting=one.meeting.id, attendance=attendance, rather_at=rather_at
    )


async def _keep(desk: Desk, visit: Visit, filled: FilledTimes) -> None:
    await keep_times(desk, visit.view.times, filled, AnswerTimes)
