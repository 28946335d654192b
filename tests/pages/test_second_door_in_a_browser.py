"""The second door in a real browser: seen by axe, and opened with a pasted code."""

from collections.abc import Awaitable, Callable, Iterable

import pytest
from playwright.async_api import Page

from tests.pages.browser import chromium
from tests.pages.doors import Client, codes_sent, walk_in
from tests.pages.readers import faults_of
from tests.pages.table import Table
from tests.pages.test_every_page import ALL_LANGUAGES, arrive, browsing

Walk = Callable[[Page], Awaitable[None]]


async def nothing(page: Page) -> None:
    """Leave the page as it opens."""


async def have_code(page: Page) -> None:
    await page.click("main button[value=have]")


async def half_a_code(page: Page) -> None:
    await have_code(page)
    await page.fill("#code", "123")
    await page.click("main button[value=open]")


async def dead_code(page: Page) -> None:
    await have_code(page)
    await page.fill("#code", "123456")
    await page.click("main button[value=open]")


STATES: dict[str, Walk] = {
    "second-door": nothing,
    "second-door-code": have_code,
    "second-door-half": half_a_code,
    "second-door-dead": dead_code,
}


async def faults_of_states(
    client: Client, table: Table, languages: Iterable[str], *, thorough: bool = False
) -> dict[str, list[str]]:
    """Return what is wrong with it, by state and language."""
    found: dict[str, list[str]] = {}
    async with browsing() as page:
        await walk_in(page, str(client.make_url(f"/g/{table.token}")))
        for language in languages:
            for state, walk in STATES.items():
                await arrive(page, client, f"/g/{table.token}/rechten", language)
                await walk(page)
                name = f"{state}-{language}"
                found[name] = await faults_of(page, name, thorough=thorough)
    return {state: wrong for state, wrong in found.items() if wrong}


async def test_it_is_fit_as_it_opens_and_when_a_code_is_wrong(client: Client, table: Table) -> None:
    assert await faults_of_states(client, table, ["nl"]) == {}


@pytest.mark.deep
async def test_it_is_fit_in_every_language(client: Client, table: Table) -> None:
    assert await faults_of_states(client, table, ALL_LANGUAGES, thorough=True) == {}


async def test_a_code_can_be_pasted_and_leads_on_without_script(
    client: Client, table: Table
) -> None:
    async with chromium() as browser:
        context = await browser.new_context(java_script_enabled=False)
        page = await context.new_page()
        await walk_in(page, str(client.make_url(f"/g/{table.token}/rechten")))
        await page.click("main button[value=send]")
        (code,) = await codes_sent(table)
        assert await page.get_attribute("#code", "autocomplete") == "one-time-code"
        await page.fill("#code", f" {code[:3]} {code[3:]} ")
        await page.press("#code", "Enter")
        await page.wait_for_url("**/rechten")
        title = await page.inner_text("h1")

    assert title == "Uw rechten"
