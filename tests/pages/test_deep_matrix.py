"""The pages beside a parent's own and the pupil's, looked at in every way and language."""

from functools import partial

import pytest

from tests.pages.browser import chromium
from tests.pages.doors import Client
from tests.pages.of_staff import READ, WRITTEN
from tests.pages.readers import faults_of
from tests.pages.table import Table
from tests.pages.test_every_page import ALL_LANGUAGES, arrive, faults_of_staff
from tests.pages.test_outside_in_a_browser import faults_of_experts
from tests.pages.test_reports_in_a_browser import enter, full

pytestmark = pytest.mark.deep


async def test_the_report_is_fit_in_every_language(client: Client, table: Table) -> None:
    await full(table)
    found = {}
    async with chromium() as browser:
        page = await browser.new_page()
        await enter(page, client, table, "verslag")
        for language in ALL_LANGUAGES:
            for number in ("", "/1"):
                name = f"report{number}-{language}".replace("/", "-")
                await arrive(page, client, f"/g/{table.token}/verslag{number}", language)
                found[name] = await faults_of(page, name, thorough=True)
                await page.click("main button[value=send]")
                found[f"{name}-empty"] = await faults_of(page, f"{name}-empty", thorough=True)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_what_staff_read_and_write_is_fit(
    client: Client, table: Table, language: str
) -> None:
    await table.fill()
    await full(table)
    thoroughly = partial(faults_of, thorough=True)
    assert await faults_of_staff(client, table, language, {**READ, **WRITTEN}, thoroughly) == {}


async def test_experts_from_outside_read_it_in_english_too(stranger: Client, table: Table) -> None:
    assert await faults_of_experts(stranger, table, ["nl", "en"]) == {}
