"""A visitor of the playground: sees by keys of texts, and uses nothing but the page."""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

from playwright.async_api import Browser, Error, Locator, Page, expect

from tests.school_in_a_box import SchoolInABox, pattern_of

WIDE, PHONE = (1440, 900), (360, 740)
PATIENCE = timedelta(seconds=10)
_LOOK_AGAIN = timedelta(milliseconds=50)


async def _photograph(page: Page, path: Path) -> None:
    """Take a picture; a busy Chromium now and then cannot, and can a moment later."""
    for tries_left in (2, 1, 0):
        try:
            await page.screenshot(path=path)
        except Error:
            if not tries_left:
                raise
            await asyncio.sleep(_LOOK_AGAIN.total_seconds())
        else:
            return


class Screen:
    """One person's screen on the page."""

    def __init__(self, page: Page, key: str, language: str = "nl") -> None:
        self.place = page.locator(f'[data-person="{key}"]')
        self._language = language

    async def writes(self, text: str, key: str, *parts: str) -> str:
        """Type a message and wait for the answer of that key; return what is read."""
        before = await self._read(key, *parts)
        writer = self.place.locator(".writer textarea").last
        await writer.fill(text)
        await writer.press("Enter")
        return await self._newer_than(before, key, *parts)

    async def presses(self, button: str, key: str, *parts: str) -> str:
        """Press the newest button of that name and wait for the answer of that key."""
        before = await self._read(key, *parts)
        await self.button(button).click()
        return await self._newer_than(before, key, *parts)

    async def told(self, key: str, *parts: str) -> str:
        """Wait for a text of that key that holds these parts, and return what is read."""
        return await self._newer_than(0, key, *parts)

    async def says_what(self, answers: Mapping[str, str]) -> None:
        """Answer question by question: what is typed, and the key of what is asked next."""
        for said, then in answers.items():
            await self.writes(said, then)

    async def fills_in(self, typed: Mapping[str, str], *chosen: str) -> None:
        """Fill in the newest card: fields by their label, and choices by what they say."""
        card = self.place.locator(".card").last
        for label, text in typed.items():
            await card.get_by_role("textbox", name=label).first.fill(text)
        for choice in chosen:
            await card.get_by_label(choice, exact=True).check()

    def button(self, name: str) -> Locator:
        """Return the newest button of that name; one that opens a page is a link."""
        buttons = self.place.get_by_role("button", name=name, exact=True)
        return buttons.or_(self.place.get_by_role("link", name=name, exact=True)).last

    async def turns_to(self, room: str) -> None:
        """Look at another conversation."""
        await self.place.locator(".room-tab").filter(has_text=room).click()

    async def becomes(self, name: str) -> None:
        """Show somebody else on this screen."""
        await self.place.locator("select").first.select_option(label=name)

    async def _read(self, key: str, *parts: str) -> int:
        return len(await self._all_read(key, *parts))

    async def _newer_than(self, before: int, key: str, *parts: str) -> str:
        for _ in range(PATIENCE // _LOOK_AGAIN):
            found = await self._all_read(key, *parts)
            if len(found) > before:
                return found[-1]
            await asyncio.sleep(_LOOK_AGAIN.total_seconds())
        read = await self._messages().all_inner_texts()
        raise AssertionError(f"no {key} with {parts}; the last was: {read[-1:]}")

    async def _all_read(self, key: str, *parts: str) -> list[str]:
        looks = pattern_of(key, self._language)
        texts = await self._messages().all_inner_texts()
        return [text for text in texts if looks.search(text) and all(p in text for p in parts)]

    def _messages(self) -> Locator:
        return self.place.locator(".message:not(.is-mine) .message-body")


@dataclass
class Visitor:
    """The page in a browser, and a picture of every step in the test's folder."""

    page: Page
    school: SchoolInABox
    folder: Path
    pictures: list[Path] = field(default_factory=list)
    language: str = "nl"

    @classmethod
    async def arrive(cls, browser: Browser, school: SchoolInABox, folder: Path) -> Self:
        """Open the page; an error in its scripts fails the test."""
        context = await browser.new_context(
            viewport={"width": WIDE[0], "height": WIDE[1]},
            permissions=["clipboard-read", "clipboard-write"],
        )
        page = await context.new_page()
        page.on("pageerror", _fail)
        await page.goto(school.life.address)
        await expect(page.locator(".column").first).to_be_visible()
        return cls(page, school, folder)

    def screen(self, key: str) -> Screen:
        """Return somebody's screen."""
        return Screen(self.page, key, self.language)

    async def picture(self, name: str, page: Page | None = None) -> None:
        """Keep a picture of what is seen now."""
        path = self.folder / f"{len(self.pictures) + 1:02}-{name}.png"
        await _photograph(page or self.page, path)
        self.pictures.append(path)

    async def adds_to_channel(self, room: str, name: str) -> None:
        """Add somebody to a channel in the dialog of its members."""
        marit = self.screen("marit")
        await marit.turns_to(room)
        await marit.place.get_by_role("button", name=re.compile(r"^Leden")).click()
        await self.page.get_by_role("checkbox", name=name).check()
        await self.picture(f"members-{name.partition(' ')[0]}")
        await self.page.keyboard.press("Escape")
        await marit.turns_to("Aan tafel")

    async def goes_to(self, moment: datetime) -> None:
        """Move the clock forward on the page, and let the worker send what comes due."""
        await self.page.get_by_text("Naar datum").click()
        await self.page.locator("#to-date").fill(f"{moment:%Y-%m-%d}")
        await self.page.locator("#to-time").fill(f"{moment:%H:%M}")
        await self.page.get_by_role("button", name="Ga erheen").click()
        await expect(self.page.locator(".now")).to_contain_text(f"{moment:%H:%M}")
        await self.school.deliver()

    async def opens(self, link: Locator) -> Page:
        """Follow a link that opens another page, on a phone."""
        async with self.page.context.expect_page() as opened:
            await link.click()
        page = await opened.value
        await page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
        return page


def _fail(error: Exception) -> None:
    raise AssertionError(str(error))
