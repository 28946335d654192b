"""What a parent or pupil is given by hand, shown once to who leads the case: letter and code."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from aiohttp import web

from bot.live_rosters import Refresh
from bot.pages.house import House
from bot.pages.printing import print_sheet, qr_code
from bot.pages.staff.once import OncePages
from cases.identities import PersonId
from cases.operations.codes_by_hand import TellCode
from cases.operations.paper import PaperLetter, WriteLetter
from cases.practices.practice import SCHOOL_ZONE
from dialogs.language.say import Hours, Say
from storage.database import Work

CODE_PAGE: Final = "/b"
"""The short address at which the code of a letter is typed."""


def letter_pages(house: House, refresh: Refresh, public_url: str) -> web.Application:
    """Return the application for ``/brief``: a letter, or a code, behind each one-time link."""
    letters = _LetterPages(house, refresh, public_url)
    application = house.application("staff")
    application.router.add_get("/{token}/{parent}", letters.door)
    application.router.add_post("/{token}/{parent}", letters.show)
    codes = _CodePages(house.for_staff(), refresh)
    application.router.add_get("/code/{token}/{person}", codes.door)
    application.router.add_post("/code/{token}/{person}", codes.show)
    return application


@dataclass(frozen=True, slots=True)
class _LetterPages(OncePages):
    public_url: str

    async def show(self, request: web.Request) -> web.Response:
        """Use the link up, write the letter and show it in the parent's language."""
        await self.check_form(request)
        parent = _person(request.match_info["parent"])
        reading = await self.use_up(request)

        async def write(work: Work) -> PaperLetter:
            return await work.desk.execute(WriteLetter(case=reading.case, parent=parent))

        return self._page(request, await self.live(reading, write))

    def _page(self, request: web.Request, letter: PaperLetter) -> web.Response:
        texts = self.house.pages.texts_in(letter.guardian.language)
        reader = self.house.pages.texts_for(request)
        address = f"{self.public_url}/g/{letter.token}"
        meeting = letter.meeting
        return self.house.pages.page(
            "letter.html",
            texts,
            letter=letter,
            hint=(reader.language, reader.render(Say("page.letter.hint"))),
            today=self.house.clock().astimezone(SCHOOL_ZONE).date(),
            hours=Hours(meeting.starts_at, meeting.lasts) if meeting else None,
            short=f"{self.public_url.partition('://')[2]}{CODE_PAGE}",
            picture=qr_code(address, texts.render(Say("page.letter.picture"))),
            print_sheet=f"/static/{print_sheet().name}",
        )


@dataclass(frozen=True, slots=True)
class _CodePages(OncePages):
    async def show(self, request: web.Request) -> web.Response:
        """Use the link up, make a code for a guest's second door, and show it once."""
        await self.check_form(request)
        person = _person(request.match_info["person"])
        reading = await self.use_up(request)

        async def make(work: Work) -> str:
            return await work.desk.execute(TellCode(case=reading.case, person=person))

        code = await self.live(reading, make)
        texts = self.house.pages.texts_for(request)
        return self.house.pages.page("staff_code.html", texts, code=code)


def _person(text: str) -> PersonId:
    try:
        return PersonId(UUID(text))
    except ValueError:
        raise web.HTTPNotFound from None
