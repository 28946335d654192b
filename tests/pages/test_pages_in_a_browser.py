"""The pages as people meet them: on a phone, in the dark, with a keyboard, without a script."""

from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import Page

from tests.pages.browser import NARROW, SCREENS, WIDER_TEXT, Screen, chromium, look, violations
from tests.pages.conftest import Client
from tests.pages.table import Table

Walk = Callable[[Page], Awaitable[None]]


async def nothing(page: Page) -> None:
    """Leave the page as it opens."""


async def send(page: Page) -> None:
    await page.click("main button")


async def half_a_moment(page: Page) -> None:
    await page.check("[value=other_time]")
    await page.fill("#day", "2026-12-10")
    await send(page)


async def come(page: Page) -> None:
    await page.check("[value=coming]")
    await send(page)


async def refuse(page: Page) -> None:
    await page.check("[value=no]")
    await send(page)


async def first_consent(page: Page) -> None:
    await page.click("main li:nth-child(2) a")


async def refuse_first_consent(page: Page) -> None:
    await first_consent(page)
    await refuse(page)


async def empty_first_consent(page: Page) -> None:
    await first_consent(page)
    await send(page)


STATES: dict[str, tuple[str, Walk]] = {
    "start": ("", nothing),
    "meeting": ("/vraag/gesprek", nothing),
    "meeting-empty": ("/vraag/gesprek", send),
    "meeting-half": ("/vraag/gesprek", half_a_moment),
    "meeting-done": ("/vraag/gesprek", come),
    "consent": ("", first_consent),
    "consent-empty": ("", empty_first_consent),
    "consent-done": ("", refuse_first_consent),
}


async def open_file(page: Page) -> None:
    await page.click("main button")


async def used_up(page: Page) -> None:
    await page.click("main button")
    await page.reload()


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_pages_of_staff_have_no_violations(
    client: Client, table: Table, language: str
) -> None:
    await table.fill()
    found = {}
    async with chromium() as browser:
        page = await browser.new_page()
        for name, walk in {"door": nothing, "file": open_file}.items():
            await page.goto(str(client.make_url(f"/l/{await table.reading()}?taal={language}")))
            await walk(page)
            assert await page.get_attribute("html", "lang") == language
            for screen in SCREENS:
                await look(page, screen, f"staff-{name}-{language}")
                found[name, screen] = await violations(page)

    assert {state: wrong for state, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_pages_for_everybody_have_no_violations(client: Client, language: str) -> None:
    found = {}
    paths = {"gone": "/g/" + "x" * 32, "privacy": "/privacy", "terms": "/voorwaarden"}
    async with chromium() as browser:
        page = await browser.new_page()
        for name, path in paths.items():
            await page.goto(str(client.make_url(f"{path}?taal={language}")))
            assert await page.get_attribute("html", "lang") == language
            for screen in SCREENS:
                await look(page, screen, f"{name}-{language}")
                found[name, screen] = await violations(page)

    assert {state: wrong for state, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_guest_pages_have_no_violations(client: Client, table: Table, language: str) -> None:
    found: dict[tuple[str, Screen | None], list[str]] = {}
    async with chromium() as browser:
        page = await browser.new_page()
        for name, (path, walk) in STATES.items():
            await page.goto(str(client.make_url(f"/g/{table.token}{path}?taal={language}")))
            await walk(page)
            assert await page.get_attribute("html", "lang") == language
            for screen in SCREENS:
                await look(page, screen, f"{name}-{language}")
                found[name, screen] = await violations(page)
            await look(page, NARROW, f"{name}-{language}")
            await page.evaluate(WIDER_TEXT)
            found[name, None] = await violations(page)

    assert {state: wrong for state, wrong in found.items() if wrong} == {}
