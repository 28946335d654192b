"""Our pages on the phone of a parent or pupil: a real browser, without script."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Self

from playwright.async_api import Browser, Page

from tests.pages.browser import PHONE, chromium


class Phone:
    """Somebody's phone, with one page open."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._start = ""

    @classmethod
    async def of(cls, browser: Browser) -> Self:
        """Return a phone that nobody used before."""
        context = await browser.new_context(java_script_enabled=False, locale="nl-NL")
        page = await context.new_page()
        await page.set_viewport_size({"width": PHONE.width, "height": PHONE.height})
        return cls(page)

    async def opens(self, link: str, born: str = "3-5-2017") -> str:
        """Open a link and its door, and return what is read on the first page."""
        await self.page.goto(link)
        return await self.enters(born)

    async def enters(self, born: str = "3-5-2017") -> str:
        """Fill in when the pupil was born on the door that is shown."""
        for field, part in zip(("#day", "#month", "#year"), born.split("-"), strict=True):
            await self.page.fill(field, part)
        await self.page.click("main button")
        self._start = self.page.url
        return await self.reads()

    async def reads(self) -> str:
        """Return what is read on the page that is open."""
        return await self.page.inner_text("main")

    async def answers(self, about: str, answer: str) -> None:
        """Answer the question for consent that names this, and say that the choice is right."""
        await self.page.goto(self._start)
        await self.page.click(f"main .tasks a:has-text('{about}')")
        await self.page.check(f"[value={answer}]")
        await self.page.click("main button")
        await self.page.click("main button[value=sure]")

    async def starts_again(self) -> str:
        """Go to the first page, and return what is read there."""
        await self.page.goto(self._start)
        return await self.reads()


@asynccontextmanager
async def phones(number: int) -> AsyncIterator[list[Phone]]:
    """Give as many phones, each of somebody else."""
    async with chromium() as browser:
        yield [await Phone.of(browser) for _ in range(number)]
