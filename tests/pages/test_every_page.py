"""Every page is fit for every reader: axe and our own checks, on every width, light and dark.

Dutch for every page and every way in which it can be wrong; English for words that were left in
Dutch; Dutch, English and Arabic in every way for three pages. Every way for all pages and all
languages is a deep test.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Page

from tests.pages.browser import NARROW, SCREENS, chromium, own_faults
from tests.pages.doors import Client, walk_in, walk_through
from tests.pages.of_staff import READ, Of
from tests.pages.readers import faults_of, unreadable
from tests.pages.states import INSIDE, MATRIX, OUTSIDE, State
from tests.pages.table import Table

ALL_LANGUAGES = ("nl", "en", "ar", "pl", "tr", "uk")
EVERYBODYS = {"gone": "/g/" + "x" * 32, "privacy": "/privacy", "terms": "/voorwaarden"}


@asynccontextmanager
async def browsing() -> AsyncIterator[Page]:
    """Open a browser with one page."""
    async with chromium() as browser:
        yield await browser.new_page()


async def arrive(page: Page, client: Client, address: str, language: str) -> None:
    """Open a page of ours in a language."""
    await page.goto(str(client.make_url(f"{address}?taal={language}")))
    assert await page.get_attribute("html", "lang") == language


async def open_both_doors(page: Page, client: Client, table: Table) -> None:
    """Pass the doors, so that every page of a parent opens."""
    address = str(client.make_url(f"/g/{table.token}/rechten"))
    await walk_in(page, address)
    await page.goto(address)
    await walk_through(page, table)


async def faults_in(
    page: Page,
    client: Client,
    table: Table,
    states: Mapping[str, State],
    languages: Iterable[str],
    *,
    thorough: bool = False,
) -> dict[str, list[str]]:
    """Return what is wrong with these pages, by page and language.

    Those of ``MATRIX``, or all if ``thorough``, are held to every rule on every screen.
    """
    found = {}
    for language in languages:
        for name, state in states.items():
            await arrive(page, client, f"/g/{table.token}{state.path}", language)
            await state.walk(page)
            found[f"{name}-{language}"] = await faults_of(
                page, f"{name}-{language}", thorough=thorough or name in MATRIX
            )
    return {name: wrong for name, wrong in found.items() if wrong}


async def test_every_page_of_a_parent_is_fit(client: Client, table: Table) -> None:
    async with browsing() as page:
        await open_both_doors(page, client, table)
        found = await faults_in(page, client, table, INSIDE, ["nl"])

    assert found == {}


async def test_every_page_before_the_door_is_fit(stranger: Client, table: Table) -> None:
    async with browsing() as page:
        found = await faults_in(page, stranger, table, OUTSIDE, ["nl"])

    assert found == {}


async def test_three_pages_are_fit_in_every_way(client: Client, table: Table) -> None:
    three = {name: INSIDE[name] for name in MATRIX}
    async with browsing() as page:
        await open_both_doors(page, client, table)
        found = await faults_in(page, client, table, three, ["en", "ar"])

    assert found == {}


async def test_no_page_in_english_has_words_left_in_dutch(client: Client, table: Table) -> None:
    found = {}
    async with browsing() as page:
        await open_both_doors(page, client, table)
        await page.set_viewport_size({"width": NARROW.width, "height": NARROW.height})
        for name, state in (INSIDE | {"team": OUTSIDE["team"]}).items():
            await arrive(page, client, f"/g/{table.token}{state.path}", "en")
            await state.walk(page)
            found[name] = await unreadable(page) + await own_faults(page)

    assert {state: wrong for state, wrong in found.items() if wrong} == {}


async def test_pages_for_everybody_are_fit(client: Client) -> None:
    found = {}
    async with browsing() as page:
        for language in ("nl", "en", "ar"):
            for name, path in EVERYBODYS.items():
                await arrive(page, client, path, language)
                found[name, language] = await faults_of(page, f"{name}-{language}")

    assert {state: wrong for state, wrong in found.items() if wrong} == {}


Check = Callable[[Page, str], Awaitable[list[str]]]
"""Says what is wrong with a page of that name."""


async def faults_in_words(page: Page, _: str) -> list[str]:
    """Return what is wrong with a page that is fit in another language."""
    return await unreadable(page) + await own_faults(page)


async def faults_of_staff(
    client: Client, table: Table, language: str, pages: Of, check: Check
) -> dict[str, list[str]]:
    """Return what is wrong with pages of staff, and with the door before the first of them."""
    found: dict[str, list[str]] = {}
    async with browsing() as page:
        for name, address in pages.items():
            await arrive(page, client, await address(table), language)
            if not found:
                found["door"] = await check(page, f"staff-door-{language}")
            await page.click("main button")
            found[name] = await check(page, f"{name}-{language}")
    return {name: wrong for name, wrong in found.items() if wrong}


@pytest.mark.parametrize(("language", "check"), [("nl", faults_of), ("en", faults_in_words)])
async def test_pages_of_staff_are_fit(
    client: Client, table: Table, language: str, check: Check
) -> None:
    await table.fill()
    assert await faults_of_staff(client, table, language, READ, check) == {}


@pytest.mark.deep
@pytest.mark.parametrize("language", ALL_LANGUAGES)
async def test_every_page_is_fit_in_every_language(
    client: Client, table: Table, language: str
) -> None:
    async with browsing() as page:
        found = await faults_in(page, client, table, OUTSIDE, [language], thorough=True)
        await open_both_doors(page, client, table)
        found |= await faults_in(page, client, table, INSIDE, [language], thorough=True)

    assert found == {}


async def test_the_checks_find_what_was_planted(client: Client, table: Table) -> None:
    planted = {
        "twice #inhoud": "document.querySelector('h1').id = 'inhoud'",
        "no legend": "document.querySelector('legend').remove()",
        "focus is not seen": "document.querySelector('main button').style.outline = 'none'",
        "scrolls sideways": "document.querySelector('h1').style.inlineSize = '90rem'",
        "a key": "document.querySelector('h1').append(' page.guest.title')",
        "small": "document.querySelector('.back').style = 'font-size: 5px; padding: 0'",
        "octets": "document.querySelector('h1').append('<'.repeat(5000))",
        "not in en": "document.querySelector('h1').append(' Wat gaat er niet goed?')",
        "color-contrast": "document.querySelector('h1').style.color = '#ccc'",
    }
    missed = []
    async with browsing() as page:
        await open_both_doors(page, client, table)
        for fault, planting in planted.items():
            await arrive(page, client, f"/g/{table.token}/meebrengen", "en")
            await page.evaluate(planting)
            found = await faults_of(page, "planted", SCREENS[:1])
            if not any(fault in each for each in found):
                missed.append(fault)

    assert missed == []
